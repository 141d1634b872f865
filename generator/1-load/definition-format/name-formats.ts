/** The rules of names in a definition. Many of them become names of files, types and properties. */
import { pageTypes } from '../../formats/index.js';
import { sharedFolders } from '../../names.js';
import type { NameRule } from '../grammar.js';

export const operationName: NameRule = {
  pattern: /^(?=.{1,64}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
  rule: 'it becomes a folder and a method, so it has at most 64 lower-case letters, digits and single hyphens, and is not `dist`, `http`, `index`, `then`, `validation` or a name that Windows reserves',
  refused: [
    'con',
    'prn',
    'aux',
    'nul',
    ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((n) => [`com${n}`, `lpt${n}`]),
    ...sharedFolders,
    'dist',
    'index',
    // `await client` would call a method of this name.
    'then',
  ],
};
export const shapeName: NameRule = {
  pattern: /^[A-Z][A-Za-z0-9]{0,63}$/,
  rule: 'it becomes a type, so it starts with a capital letter and has at most 64 letters and digits',
};
export const typeName: NameRule = {
  pattern: shapeName.pattern,
  rule: 'it stands in the place of a type, so it starts with a capital letter, has at most 64 letters and digits, and is no type that there is already',
  refused: pageTypes,
};
/** A key of JSON, as the page spells it. It is at most 128 units of UTF-16, so that a pointer to it is never cut. */
export const fieldName: NameRule = {
  pattern:
    /^(?=.*\S)([^\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff\u{10000}-\u{10ffff}]{1,128}|[^\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]{1,64})$/u,
  rule: 'the name of an element is its key in JSON: 1 to 128 characters, no control characters, not blanks alone, and not `__proto__`, which a careful reader of JSON refuses',
  refused: ['__proto__'],
};
export const code: NameRule = {
  pattern: /^[A-Za-z0-9_.-]{1,64}$/,
  rule: 'a code has at most 64 letters, digits, `_`, `.` and `-`, and is not `__proto__`',
  refused: ['__proto__'],
};
export const readingId: NameRule = {
  pattern: /^[A-Za-z0-9.-]{1,32}$/,
  rule: 'an id has at most 32 letters, digits, `.` and `-`',
};
export const path: NameRule = {
  pattern:
    /^(\/(?!\.{1,2}(\/|$))([A-Za-z0-9._~!$&'()*+,;=:@-]|\{[^{}/\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]{1,128}\})+)+$/u,
  rule: 'a path has the form `/segment/{parameter}`, without a query, empty segments, `.` and `..`',
};
/** A file of an installed package as Node resolves it, or a file in the folder of the definition or above. */
export const commonFile: NameRule = {
  pattern:
    /^((@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*\/([A-Za-z0-9][A-Za-z0-9._-]*\/)*)?[A-Za-z0-9][A-Za-z0-9._-]*\.spec\.ya?ml$/,
  rule: 'it is the name of a file in this folder or a parent folder, without the path, or `package/file` for a file of an installed package, and ends in .spec.yaml or .spec.yml',
};
export const url: NameRule = {
  pattern:
    /^(https?:\/\/[A-Za-z0-9.-]+(:[0-9]{1,5})?(\/[A-Za-z0-9._~!$&'()*+,;=:@%-]*)*|(\/[A-Za-z0-9._~!$&'()*+,;=:@%-]*)+)$/,
  rule: 'a server has the form `https://host/path`, or is a path that starts with `/`',
};
export const webPage: NameRule = {
  pattern: /^https?:\/\/[A-Za-z0-9.-]+(:[0-9]{1,5})?(\/[A-Za-z0-9._~!$&'()*+,;=:@%-]*)*$/,
  rule: 'a web page has the form `https://host/path`',
};
export const anyName: NameRule = {
  pattern: /^[^\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]{1,128}$/u,
  rule: 'it has 1 to 128 characters, without control characters',
};
export const mapKey: NameRule = {
  pattern: /^[^\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]{1,128}$/u,
  rule: 'a key has 1 to 128 characters, without control characters, and is not `__proto__`',
  refused: ['__proto__'],
};
export const exampleName: NameRule = {
  pattern: /^(?=.{1,64}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
  rule: 'it has at most 64 lower-case letters, digits and single hyphens',
};
export const ruleName: NameRule = {
  pattern: /^[A-Za-z][A-Za-z0-9-]{0,63}$/,
  rule: 'it becomes a part of an id, so it starts with a letter and has at most 64 letters, digits and hyphens',
};
export const elementPath: NameRule = {
  pattern: /^[^\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]{1,512}$/u,
  rule: 'it names an element, or a nested one as in `header.status`, in at most 512 characters',
};
export const mediaType: NameRule = {
  pattern: /^application\/(?:json|[a-z0-9][a-z0-9!#$&^_.-]{0,100}\+json)(?:; ?charset=[Uu][Tt][Ff]-8)?$/,
  rule: 'bodies are JSON in UTF-8, so it is `application/json` or ends in `+json`, such as `application/merge-patch+json`, and has no parameter but `charset=utf-8`; what is not JSON, such as a form or a file, goes to a route of your own beside the handler',
};
/** Headers that describe the connection or the body, which a server writes itself, and cookies. */
const foreignHeaders = [
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'date',
  'set-cookie',
  'transfer-encoding',
];

/** A pattern for a name in letters of any case; a JSON Schema has no flag for that. */
function anyCase(name: string): string {
  return name.replace(/[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`);
}

export const headerName: NameRule = {
  pattern: new RegExp(`^(?!(?:${foreignHeaders.map(anyCase).join('|')})$)[A-Za-z0-9!#$%&'*+.^_\`|~-]{1,64}$`),
  rule: 'it is the name of an HTTP header, except for those that describe the connection or the body, and `Set-Cookie`',
};
