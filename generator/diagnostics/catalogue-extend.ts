import { error } from './entry.js';

const trace = 'With the environment variable SPECWRIGHT_DEBUG=1, the command prints the stack trace.';

/** Targets and checks that a configuration adds. */
export const extendCatalogue = {
  'target-failed': error(
    (p: { name: string; what: string; reason: string }) => `the target \`${p.name}\` fails for ${p.what}: ${p.reason}`,
    `Correct the target. ${trace}`,
  ),
  'target-result': error(
    (p: { name: string; what: string; found: string }) => `the target \`${p.name}\` returns for ${p.what} ${p.found}`,
    'Return a list of files, each `{ path, content }` with two texts. A piece is a JSON value.',
  ),
  'target-path': error(
    (p: { name: string; what: string; path: string; reason: string }) =>
      `the target \`${p.name}\` writes for ${p.what} to \`${p.path}\`: ${p.reason}`,
    'Return a path of names with letters, digits, `.`, `-` and `_` between slashes, inside the folder that the target writes to.',
  ),
  'target-collision': error(
    (p: { name: string; other: string; path: string }) =>
      `the target \`${p.name}\` writes \`${p.path}\`, but ${p.other} writes it as well`,
    'Give the file another name. Names that only differ in case are the same file on some systems.',
  ),
  'target-file': error(
    (p: { name: string; path: string; line: number; reason: string }) =>
      `the target \`${p.name}\` writes an invalid file: line ${p.line} of ${p.path} ${p.reason}`,
    'Correct the target, and bring text of definitions into a file with one of the encoders. A target with `inert: false` may write code that runs when it is imported.',
  ),
  'target-impure': error(
    (p: { name: string; what: string }) =>
      `the target \`${p.name}\` returns for ${p.what} something else the second time`,
    'Let the result depend on nothing but the model: not on time, chance, the environment, or what was called before.',
  ),
  'check-failed': error(
    (p: { name: string; what: string; reason: string }) => `the check \`${p.name}\` fails for ${p.what}: ${p.reason}`,
    `Correct the check. ${trace}`,
  ),
  'format-taken': error(
    (p: { name: string }) => `the format \`${p.name}\` exists already, or reads like a date or a time`,
    'Give it another name.',
  ),
  'format-sample': error(
    (p: { name: string; sample: string; list: string }) =>
      `the format \`${p.name}\` ${p.list === 'right' ? 'refuses' : 'takes'} \`${p.sample}\`, which is among those that are ${p.list}`,
    'Correct the pattern, or the text. The pattern is that of the whole text.',
  ),
  'model-version': error(
    (p: { name: string; wanted: string; version: string }) =>
      `\`${p.name}\` is written for version ${p.wanted} of the model, but this specwright has version ${p.version}`,
    'Compare it with the changes of the model in the changelog of specwright, then change its `modelVersion`.',
  ),
} as const;
