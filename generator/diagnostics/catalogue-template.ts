import { error, warning } from './entry.js';

/** Templates, including those that users bring. */
export const templateCatalogue = {
  'template-syntax': error(
    (p: { reason: string }) => `the template is not valid Handlebars: ${p.reason}`,
    'Check the braces, and that every block is closed.',
  ),
  'template-unknown-path': error(
    (p: { path: string }) => `\`${p.path}\` does not exist in the view of this template`,
    'Use a path of the view. The template of the package shows all of them.',
  ),
  'template-unknown-helper': error(
    (p: { name: string }) => `the helper \`${p.name}\` does not exist`,
    'Use `each`, `if`, `unless`, `oneLine` or one of the encoders. Templates have no other helpers.',
  ),
  'template-unencoded': error(
    (p: { path: string }) => `\`${p.path}\` has no encoder`,
    'Put the encoder for this context in front of it: `stringLiteral`, `blockComment`, `markdownText` and so on.',
  ),
  'template-wrong-value': error(
    (p: { path: string; helper: string }) => `\`${p.helper}\` does not accept the type of \`${p.path}\``,
    'Use a helper for this type of value. `each` accepts lists.',
  ),
  'template-may-be-missing': error(
    (p: { path: string }) => `\`${p.path}\` may be undefined`,
    'Put `{{#if}}` with the same path around it.',
  ),
  'template-construct': error(
    (p: { what: string }) => `templates do not support ${p.what}`,
    'Use only text, `each`, `if`, `unless`, `oneLine`, and one encoder with one path for each value.',
  ),
  'template-output': error(
    (p: { path: string; line: number; reason: string }) =>
      `the template renders an invalid file: line ${p.line} of ${p.path} ${p.reason}`,
    'Correct the template near the line that is shown, or remove it to use the template of the package.',
  ),
  'template-missing': error(
    (p: { hasFolder: boolean }) =>
      p.hasFolder
        ? 'a target of the configuration names the template, but it does not exist'
        : 'a target of the configuration names the template, but the configuration has no folder of templates',
    'Write the template at this path, in the folder `templates` of the configuration.',
  ),
  'template-unused': warning(
    (p: { name: string }) => `no target uses the template \`${p.name}\``,
    'Give it the name of the template that it replaces, or remove it.',
  ),
} as const;
