/**
 * `npm run bench:validators`: the table of the README. Each row is measured in a process of its own, in which all
 * contestants take turns; only ratios within a row mean anything. `--rounds N` takes more or fewer samples.
 */
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { contestants, names } from './contestants.js';
import { median } from './measure.js';
import { text } from './payload.js';
import { sizeOf } from './size.js';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '40' } } });
const at = (file) => fileURLToPath(new URL(file, import.meta.url));
const run = (...args) =>
  execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
const print = (line) => process.stdout.write(`${line}\n`);

run(at('verify.js'));
const rows = [
  ['is-1', 'valid, yes or no, 1 key order'],
  ['is-8', 'valid, yes or no, 8 key orders'],
  ['is-64', 'valid, yes or no, 64 key orders'],
  ['all-valid', 'valid, collecting errors'],
  ['first-defect', 'one defect, first error or just no'],
  ['all-defects', 'one defect, all errors'],
  ['parse-clean', 'parse the wire form, clean'],
  ['parse-any', 'parse the wire form, clean, not known to be plain data'],
  ['parse-careless', 'parse the wire form, careless'],
];
const times = new Map(rows.map(([row]) => [row, new Map(JSON.parse(run(at('row.js'), row, values.rounds)))]));

const loaded = await contestants();
const labels = loaded.map(({ name }) => name);
const cold = new Map();
for (const [index, name] of names.entries()) {
  const samples = Array.from({ length: 9 }, () => JSON.parse(run(at('cold.js'), name)));
  cold.set(labels[index], {
    load: median(samples.map(([load]) => load)),
    first: median(samples.map(([, first]) => first)),
  });
}
const sizes = new Map();
for (const [index, name] of names.entries()) sizes.set(labels[index], await sizeOf(name));

const limit = 'by hand';
const columns = labels.filter((label) => label !== limit);
print(
  `Node ${process.version}, ${cpus()[0]?.model ?? 'some machine'}; a request of ${Buffer.byteLength(text)} bytes; in units of one JSON.parse of it.\n`,
);
print(`| | ${columns.join(' | ')} | ${limit} |`);
print(`| --- |${' ---: |'.repeat(columns.length + 1)}`);
for (const [row, title] of rows) {
  const nanoseconds = times.get(row);
  const cell = (label) => {
    const found = nanoseconds.get(label);
    return found === undefined
      ? ''
      : (found / nanoseconds.get('JSON.parse')).toFixed(found < nanoseconds.get('JSON.parse') ? 3 : 1);
  };
  print(`| ${title} | ${[...columns, limit].map(cell).join(' | ')} |`);
}
print(`| loading, ms | ${[...columns, limit].map((label) => cold.get(label).load.toFixed(1)).join(' | ')} |`);
print(`| first judgement, ms | ${[...columns, limit].map((label) => cold.get(label).first.toFixed(2)).join(' | ')} |`);
print(`| bytes, minified and gzipped | ${[...columns, limit].map((label) => sizes.get(label)).join(' | ')} |`);
print(
  `| rules not checked | ${[...columns, limit].map((label) => loaded.find(({ name }) => name === label).lacks.join(', ')).join(' | ')} |`,
);
print(
  `| says in code of one's own | ${[...columns, limit].map((label) => (loaded.find(({ name }) => name === label).byHand ?? []).join(', ')).join(' | ')} |`,
);

const ours = labels[0];
const peers = columns.slice(1);
const ratio = (row) => times.get(row).get(ours) / times.get(row).get('JSON.parse');
const lead = (row) => Math.min(...peers.flatMap((peer) => times.get(row).get(peer) ?? [])) / times.get(row).get(ours);
const flat = ratio('is-64') / ratio('is-1');
const worst = Math.max(ratio('is-1'), ratio('is-8'), ratio('is-64'));
print('\nGoals:\n');
for (const [goal, found, isMet] of [
  ['yes or no in at most 0.13 of JSON.parse, whatever the key orders', worst.toFixed(3), worst <= 0.13],
  ['as fast with 64 key orders as with one, within 1.3', flat.toFixed(2), flat <= 1.3],
  ['ahead of the best peer with 1 key order by 1.7', lead('is-1').toFixed(1), lead('is-1') >= 1.7],
  ['ahead of the best peer with 8 key orders by 3', lead('is-8').toFixed(1), lead('is-8') >= 3],
  ['ahead of the best peer with 64 key orders by 12', lead('is-64').toFixed(1), lead('is-64') >= 12],
  ['all errors ahead of the best peer by 1.6', lead('all-defects').toFixed(1), lead('all-defects') >= 1.6],
  ['parse in at most 0.16 of JSON.parse', ratio('parse-clean').toFixed(3), ratio('parse-clean') <= 0.16],
  ['at most 6000 bytes', String(sizes.get(ours)), sizes.get(ours) <= 6000],
  ['first judgement within 0.5 ms', cold.get(ours).first.toFixed(2), cold.get(ours).first <= 0.5],
])
  print(`- ${isMet ? 'met' : 'NOT met'}: ${goal}: ${found}`);
