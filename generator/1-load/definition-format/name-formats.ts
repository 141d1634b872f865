/** What names in a definition have to be like: many of them become names of files, types and properties. */
import { sharedFolders } from '../../names.js';
import type { NameRule } from '../grammar.js';

export const operationName: NameRule = {
  pattern: /^(?=.{1,64}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
  rule: 'it becomes a folder and a method, so it is at most 64 lower-case letters, digits and single hyphens, and none of `dist`, `http`, `index`, `then` and `validation`, nor a name that Windows reserves',
  refused: [
    'con',
    'prn',
    'aux',
    'nul',
    ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((n) => [`com${n}`, `lpt${n}`]),
    ...sharedFolders,
    'dist',
    'index',
    // A client with a method of this name would be called by whoever awaits it.
    'then',
  ],
};
export const shapeName: NameRule = {
  pattern: /^[A-Z][A-Za-z0-9]{0,63}$/,
  rule: 'it becomes a type, so it is a capital letter, then letters and digits',
};
export const fieldName: NameRule = {
  pattern: /^[A-Za-z_$][A-Za-z0-9_$.-]{0,127}$/,
  rule: 'an element starts with a letter, `_` or `$`, then letters, digits, `_`, `$`, `.` and `-`, and is not `__proto__`',
  refused: ['__proto__'],
};
export const code: NameRule = {
  pattern: /^[A-Za-z0-9_.-]{1,64}$/,
  rule: 'a code is letters, digits, `_`, `.` and `-`, at most 64, and is not `__proto__`',
  refused: ['__proto__'],
};
export const readingId: NameRule = {
  pattern: /^[A-Za-z0-9.-]{1,32}$/,
  rule: 'an id is letters, digits, `.` and `-`, at most 32',
};
export const path: NameRule = {
  pattern: /^(\/(?!\.{1,2}(\/|$))([A-Za-z0-9._~!$&'()*+,;=:@-]|\{[A-Za-z_$][A-Za-z0-9_$.-]{0,127}\})+)+$/,
  rule: 'a path is `/segment/{parameter}` without query, empty segments or segments of dots',
};
export const fileName: NameRule = {
  pattern: /^[A-Za-z0-9][A-Za-z0-9._-]*\.spec\.ya?ml$/,
  rule: 'the name of a file in this folder or one above it, ending in .spec.yaml or .spec.yml',
};
export const url: NameRule = {
  pattern:
    /^(https?:\/\/[A-Za-z0-9.-]+(:[0-9]{1,5})?(\/[A-Za-z0-9._~!$&'()*+,;=:@%-]*)*|(\/[A-Za-z0-9._~!$&'()*+,;=:@%-]*)+)$/,
  rule: 'a server is `https://host/path`, or a path that begins with `/`',
};
export const webPage: NameRule = {
  pattern: /^https?:\/\/[A-Za-z0-9.-]+(:[0-9]{1,5})?(\/[A-Za-z0-9._~!$&'()*+,;=:@%-]*)*$/,
  rule: 'a page is `https://host/path`',
};
export const anyName: NameRule = {
  pattern: /^[^\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]{1,128}$/u,
  rule: 'it is 1 to 128 characters without control characters',
};
export const exampleName: NameRule = {
  pattern: /^(?=.{1,64}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
  rule: 'it is at most 64 lower-case letters, digits and single hyphens',
};
