/**
 * `node run.js [--only PART,…] [--write FILE] [--keep]`: packs specwright and the contract that it makes, tries both outside of
 * the repository, and prints a table. Ends with 1 if a row fails.
 */
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parts } from './parts/index.js';
import { prepare } from './prepare.js';
import { table, updated } from './rows.js';

const { values } = parseArgs({
  options: { only: { type: 'string' }, write: { type: 'string' }, keep: { type: 'boolean' } },
});
const asked = values.only?.split(',') ?? Object.keys(parts);
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}. The parts are ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'specwright-package-')));
const results = [];
try {
  const packages = await prepare(folder);
  for (const name of asked) results.push({ name, rows: (await parts[name](packages)).flat() });
} catch (error) {
  // Nothing can be tried with packages that cannot be installed or generate nothing.
  console.error(error.message);
  process.exitCode = 1;
} finally {
  if (values.keep) console.error(`All folders are in ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
}
if (process.exitCode === 1) process.exit();

const report = table(results);
console.log(`\n${report}\n`);
const failures = results.flatMap(({ name, rows }) =>
  rows.filter((row) => row.failure).map((row) => ({ name, ...row })),
);
for (const { name, what, on, failure } of failures)
  console.log(`${name}: ${what} (${on}) fails:\n${failure.split('\n').slice(0, 20).join('\n')}\n`);
console.log(failures.length === 0 ? 'Every row holds.' : `${failures.length} rows fail.`);
process.exitCode = failures.length === 0 ? 0 : 1;
// A part of which a row fails stays as it was.
const whole = results.filter(({ rows }) => rows.every((row) => !row.failure));
if (values.write !== undefined) writeBetweenMarks(values.write, (before) => updated(before, whole, Object.keys(parts)));

/** Changes what stands between two comments of a page. */
function writeBetweenMarks(file, change) {
  const page = readFileSync(file, 'utf8');
  const [start, end] = ['<!-- table -->', '<!-- /table -->'];
  if (!page.includes(start) || !page.includes(end)) throw new Error(`${file} has no ${start} and ${end}`);
  const [before, rest] = page.split(start);
  const after = page.slice(page.indexOf(end));
  const text = change(rest.slice(0, rest.indexOf(end)));
  writeFileSync(file, `${before}${start}\n\n${text}\n\n${after}`);
}
