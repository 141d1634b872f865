/**
 * `node run.js [--only NAME] [--write FILE] [--keep]`: opens generated documents in each reader, and prints what it shows of the
 * elements and of the rules of a request. Ends with 1 where that is less than is stated beside the reader.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { marked, seen } from './document.js';
import { chromiumPath } from '../chromium.js';
import { read } from './read.js';
import { readers } from './readers.js';

const option = { type: 'string' };
const { values } = parseArgs({ options: { only: option, write: option, keep: { type: 'boolean' } } });
const root = fileURLToPath(new URL('../../', import.meta.url));
const build = fileURLToPath(new URL('build/', import.meta.url));
if (chromiumPath() === undefined) {
  console.error('There is no Chromium. Install it, or set CHROMIUM to its path.');
  process.exit(1);
}

rmSync(build, { recursive: true, force: true });
mkdirSync(build, { recursive: true });
const documents = [
  { title: 'create-customer', definitions: 'definitions', operation: 'create-customer', file: 'openapi.yaml' },
  { title: 'every-key', definitions: 'test/support/every-key', operation: 'lend-book', file: 'openapi.yaml' },
  {
    title: 'every-key, for viewers',
    definitions: 'test/support/every-key',
    operation: 'lend-book',
    file: '../openapi.viewers.yaml',
  },
];

function generate(definitions) {
  const out = `${build}${definitions.replaceAll('/', '-')}`;
  const config = `${out}.config.mjs`;
  const off = ['json-schema', 'types', 'validators', 'server', 'client', 'fidelity'].map((name) => `'${name}': false`);
  writeFileSync(
    config,
    `export default { targets: { openapi: { documents: ['operation', 'viewers'] }, ${off.join(', ')} } };`,
  );
  const paths = ['--config', config, '--definitions', `${root}${definitions}`, '--out', out];
  execFileSync(process.execPath, [`${root}dist/bundle/main.js`, 'generate', '--no-handlers', ...paths]);
  return out;
}

const outs = new Map([...new Set(documents.map(({ definitions }) => definitions))].map((one) => [one, generate(one)]));
const faults = [];
const rows = [];
for (const reader of readers.filter(({ name }) => name.includes(values.only ?? '')))
  for (const { title, definitions, operation, file } of documents) {
    const one = marked(`${outs.get(definitions)}/${operation}`, file);
    const picture = values.keep ? `${build}${reader.name}, ${title}.png` : undefined;
    const page = await read(reader, one, { picture });
    if (values.keep && page) writeFileSync(`${build}${reader.name}, ${title}.txt`, page.text);
    const stops = page === undefined;
    const found = stops ? { elements: [], rules: [] } : seen(one, page.text);
    const missing = [...one.marks.keys()].filter((name) => !found.elements.includes(name));
    const untold = one.rules.filter(({ sentence }) => !found.rules.includes(sentence));
    const stated = reader.shows?.[title] ?? {};
    if (stops !== (stated.stops ?? false))
      faults.push(`${reader.name}: ${title}: ${stops ? 'stops' : 'no longer stops'}`);
    if (!stops) {
      const hidden = stated.hidden ?? [];
      for (const name of missing.filter((element) => !hidden.includes(element)))
        faults.push(`${reader.name}: ${title}: does not show ${name}`);
      for (const name of hidden.filter((element) => !missing.includes(element)))
        faults.push(`${reader.name}: ${title}: shows ${name} by now`);
      for (const { sentence } of untold) faults.push(`${reader.name}: ${title}: does not say ${sentence}`);
    }
    const { version } = JSON.parse(
      readFileSync(new URL(`node_modules/${reader.package}/package.json`, import.meta.url), 'utf8'),
    );
    rows.push([
      reader.name,
      version,
      title,
      stops ? 'stops' : `${found.elements.length} of ${one.marks.size}`,
      stops ? '' : `${found.rules.length} of ${one.rules.length}`,
    ]);
    console.log(rows.at(-1).join(' | '), ...(page?.choices ?? []).map((choice) => `[${choice.replace(/\s+/g, ' ')}]`));
  }

const table = tableOf(['reader', 'version', 'document', 'elements shown', 'rules in words'], rows);
console.log(`\n${table}`);
for (const fault of faults) console.log(fault);
if (faults.length > 0) process.exitCode = 1;
if (values.write !== undefined) {
  const text = readFileSync(values.write, 'utf8');
  writeFileSync(
    values.write,
    text.replace(/(<!-- table -->)[\s\S]*(<!-- \/table -->)/, (_, from, to) => `${from}\n\n${table}\n\n${to}`),
  );
}
if (!values.keep) rmSync(build, { recursive: true, force: true });

function tableOf(head, lines) {
  const widths = head.map((title, column) => Math.max(...[head, ...lines].map((line) => line[column].length)));
  const line = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...lines.map(line)].join('\n');
}
