/**
 * `node run.js [--only NAME] [--definitions FOLDER] [--write FILE]`: asks every tool, prints what it keeps, and fails where
 * one crashes, refuses a right payload, or loses a condition, for another reason than is stated beside the tool.
 */
import { fork } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { at } from './paths.js';
import { assess } from './assess.js';
import { documentTable, toolTable, whyLists } from './table.js';
import { documentTools } from './tools/documents.js';
import { tools } from './tools/index.js';

const text = { type: 'string' };
const { values } = parseArgs({ options: { only: text, definitions: text, write: text } });
const isAsked = ({ name }) => name.includes(values.only ?? '');
const failures = [];

const rows = [];
for (const tool of tools.filter(isAsked)) {
  const { messages, error } = await ask(tool.name);
  // What is stated of a tool is stated for the definitions beside this file.
  const found = assess(tool, messages, { isStated: values.definitions === undefined });
  if (error !== undefined) failures.push(`${tool.name} crashed: ${error}`);
  failures.push(...found.failures.map((what) => `${tool.name}: ${what}`));
  rows.push({ tool, version: versionOf(tool), ...found });
}

const looks = [];
for (const tool of documentTools.filter(isAsked)) {
  const { messages, error } = await ask(tool.name);
  const problems = messages.flatMap(({ source, problems: own }) => own.map((what) => `${source}: ${what}`));
  if (error !== undefined) failures.push(`${tool.name} crashed: ${error}`);
  failures.push(...problems.map((what) => `${tool.name}: ${what}`));
  looks.push({ tool, version: versionOf(tool), problems });
}

const report = [toolTable(rows), whyLists(rows), documentTable(looks)].join('\n\n');
console.log(report);
if (values.write !== undefined) writeBetweenMarks(values.write, report);
for (const failure of failures.slice(0, 30)) console.log(failure);
if (failures.length > 30) console.log(`and ${failures.length - 30} more`);
console.log(failures.length === 0 ? 'Every tool keeps what it can.' : 'Not every tool keeps what it can.');
process.exitCode = failures.length === 0 ? 0 : 1;

/** What a tool says of each document, from a process of its own. */
async function ask(name) {
  // Some tools write into the folder that they are called in, whatever they are told.
  mkdirSync(at('build/called'), { recursive: true });
  const child = fork(at('judge.js'), [name], { cwd: at('build/called'), stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  const messages = [];
  let complaints = '';
  child.on('message', (message) => messages.push(message));
  child.stderr.on('data', (data) => (complaints += data));
  // The last messages may arrive after the end of the process, but not after that of the channel.
  const [code] = await Promise.all(
    ['close', 'disconnect'].map((event) => new Promise((done) => child.on(event, done))),
  );
  // A tool may end the process itself.
  const isDone = messages.pop()?.isDone === true;
  return code === 0 && isDone ? { messages } : { messages, error: `exit ${code} ${complaints.trim().slice(0, 2000)}` };
}

function versionOf({ from }) {
  return JSON.parse(readFileSync(at(`node_modules/${from}/package.json`), 'utf8')).version;
}

/** Replaces what stands between two comments of a page. */
function writeBetweenMarks(file, text) {
  const page = readFileSync(file, 'utf8');
  const [start, end] = ['<!-- table -->', '<!-- /table -->'];
  if (!page.includes(start) || !page.includes(end)) throw new Error(`${file} has no ${start} and ${end}`);
  const [before] = page.split(start);
  const after = page.slice(page.indexOf(end));
  writeFileSync(file, `${before}${start}\n\n${text}\n\n${after}`);
}
