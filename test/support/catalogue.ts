/** Generates docs/diagnostics.md from the catalogue. */
import { catalogue, type Code } from '../../generator/diagnostics/diagnostic.js';
import { configCatalogue } from '../../generator/diagnostics/catalogue-config.js';
import { checkCatalogue } from '../../generator/diagnostics/catalogue-check.js';
import type { Entry } from '../../generator/diagnostics/entry.js';
import { extendCatalogue } from '../../generator/diagnostics/catalogue-extend.js';
import { loadCatalogue } from '../../generator/diagnostics/catalogue-load.js';
import { mergeCatalogue } from '../../generator/diagnostics/catalogue-merge.js';
import { modelCatalogue } from '../../generator/diagnostics/catalogue-model.js';
import { outputCatalogue } from '../../generator/diagnostics/catalogue-output.js';
import { payloadCatalogue } from '../../generator/diagnostics/catalogue-payload.js';
import { templateCatalogue } from '../../generator/diagnostics/catalogue-template.js';

const chapters = [
  ['Reading a definition', loadCatalogue],
  ['Resolving what it refers to', modelCatalogue],
  ['Checking what it says', checkCatalogue],
  ['Reading templates', templateCatalogue],
  ['Writing and comparing the output', outputCatalogue],
  ['Reading a JSON file that is judged', payloadCatalogue],
  ['Reading the configuration', configCatalogue],
  ['Targets and checks of your own', extendCatalogue],
  ['Merging into an OpenAPI document', mergeCatalogue],
] as const;

export const codes = Object.keys(catalogue) as Code[];

export const codesByPhase = chapters.map(([, entries]) => Object.keys(entries));

/** One section a code: how serious it is, what the message looks like, and what to do. */
export function catalogueDocs(): string {
  const parts = chapters.filter(([, entries]) => Object.keys(entries).length > 0);
  return [
    '# Diagnostics',
    '',
    '<!-- Made from generator/diagnostics/ by `npm run test:update`; change it there. -->',
    '',
    'Every message about a definition or about the output, by its code. Codes are stable: scripts may rely on them, and on',
    'the fields of `--json`. `‹…›` stands for what differs from case to case. Errors keep anything from being generated;',
    'warnings do not.',
    '',
    ...parts.flatMap(([title, entries]) => [`## ${title}`, '', ...Object.entries(entries).flatMap(section)]),
  ].join('\n');
}

function section([code, entry]: [string, unknown]): string[] {
  const { severity, message, help } = entry as Entry<unknown>;
  const label = severity === 'error' ? 'Error' : 'Warning';
  return [`### ${code}`, '', `${label}: ${message(placeholders)}.`, '', help, ''];
}

/** Parameters of any message: each is its own name. A list of one serves where a message joins a list. */
const placeholders: unknown = new Proxy({}, { get: (_, name) => [`‹${String(name)}›`] });
