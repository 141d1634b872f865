/**
 * The first lines of emitted TypeScript, for the ESLint of whoever has it read the output.
 *
 * No code is right under all configurations: two rules of typescript-eslint, `dot-notation` and `no-unnecessary-condition`,
 * ask for the opposite where compiler options differ. A directive that names rules is an error where a rule does not exist,
 * and one that no rule needs is reported as unused, by default. So all rules are off, and a rule that every ESLint has
 * makes sure that there is something to turn off.
 */
import type { EmittedFile } from './target.js';

const header = `/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
`;

/** The file with these lines, if it is TypeScript of ours. */
export function withLintHeader(file: EmittedFile): EmittedFile {
  return file.own || !file.path.endsWith('.ts') ? file : { ...file, content: header + file.content };
}
