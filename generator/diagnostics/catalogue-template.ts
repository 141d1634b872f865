import { error, warning } from './entry.js';

/** Templates, those of a user's own among them. */
export const templateCatalogue = {
  'template-syntax': error(
    (p: { reason: string }) => `the template cannot be read: ${p.reason}`,
    'Check braces, and that every block is closed.',
  ),
  'template-unknown-path': error(
    (p: { path: string }) => `\`${p.path}\` is nothing that this template is given`,
    'Use a path of the view; the template that comes with the package shows all of them.',
  ),
  'template-unknown-helper': error(
    (p: { name: string }) => `there is no helper \`${p.name}\``,
    'Templates have `each`, `if`, `unless` and the encoders, nothing else.',
  ),
  'template-unencoded': error(
    (p: { path: string }) => `\`${p.path}\` would get into the output as it is`,
    'Put the encoder of the place in front: `stringLiteral`, `blockComment`, `markdownText` and so on.',
  ),
  'template-wrong-value': error(
    (p: { path: string; helper: string }) => `\`${p.helper}\` does not take what \`${p.path}\` holds`,
    'Use a helper for that kind of value; `each` takes lists.',
  ),
  'template-may-be-missing': error(
    (p: { path: string }) => `\`${p.path}\` may be missing`,
    'Put `{{#if}}` with the same path around it.',
  ),
  'template-construct': error(
    (p: { what: string }) => `templates have no use for ${p.what}`,
    'Templates hold layout only: text, `each`, `if`, `unless`, and one encoder with one path for each value.',
  ),
  'template-output': error(
    (p: { path: string; line: number; reason: string }) =>
      `what the template renders cannot be written: line ${p.line} of ${p.path} ${p.reason}`,
    'Correct the template near the line that is shown, or remove it to use the one that comes with the package.',
  ),
  'template-unused': warning(
    (p: { name: string }) => `no target uses a template \`${p.name}\``,
    'Name it like the template that it replaces, or remove it.',
  ),
} as const;
