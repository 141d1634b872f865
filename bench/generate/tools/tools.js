/** The tools, ours first. What each one writes is counted and printed, because it explains the times. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
// Of the repository itself, because specwright can be measured alone.
import semver from 'semver';
import { definitions, openapi, schemas, typespec } from '../sources.js';
import { specwright } from './specwright.js';

/**
 * - `sources`: the files that it reads, by number of copies and word of the change;
 * - `config`: further files of its folder;
 * - `packages`: what it consists of, with a newer version before it where that needs a newer Node than specwright does;
 *   it is only run if all of one of these are installed and take this Node;
 * - `command`: arguments of Node, for the first of the packages;
 * - `out`: what it writes; `shows` is the file of it in which a change of the last copy is seen.
 */
export const tools = [
  { ...specwright, sources: definitions },
  {
    // client.ts: types, URLs and a fetch call for each operation. zod.ts: schemas of parameters, request and response.
    name: 'Orval',
    packages: [['orval-newest'], ['orval']],
    config: ['orval.config.mjs'],
    sources: openapi,
    command: (name) => [bin(name)],
    shows: () => 'out/zod.ts',
  },
  {
    // types.gen.ts, sdk.gen.ts, client.gen.ts, zod.gen.ts, and the files of its client, which are always the same.
    name: 'Hey API',
    packages: [['hey-api-newest'], ['@hey-api/openapi-ts']],
    config: ['openapi-ts.config.mjs'],
    sources: openapi,
    command: (name) => [bin(name)],
    shows: () => 'out/zod.gen.ts',
  },
  {
    // types/, client/ and zod/, with a file for each operation and each type, and an index. It asks the network whether it
    // is online, which no option prevents.
    name: 'Kubb',
    packages: [['@kubb/cli', '@kubb/core', ...['client', 'oas', 'ts', 'zod'].map((name) => `@kubb/plugin-${name}`)]],
    config: ['kubb.config.mjs'],
    sources: openapi,
    command: (name) => [bin(name), 'generate'],
    shows: (copy) => `out/zod/createCustomer${copy}RequestSchema.ts`,
  },
  {
    // One file of types.
    name: 'openapi-typescript',
    packages: [['openapi-typescript']],
    sources: openapi,
    command: (name) => [bin(name), 'openapi.json', '-o', 'out/types.ts'],
    shows: () => 'out/types.ts',
  },
  {
    // openapi.yaml, and a JSON schema for each model.
    name: 'TypeSpec',
    packages: [['compiler', 'http', 'openapi', 'openapi3', 'json-schema'].map((name) => `@typespec/${name}`)],
    config: ['tspconfig.yaml'],
    sources: typespec,
    command: (name) => [bin(name, 'tsp'), 'compile', 'main.tsp'],
    shows: () => 'out/@typespec/openapi3/openapi.yaml',
  },
  {
    // A validator in JavaScript for each request and each response.
    name: 'Ajv standalone',
    packages: [['ajv']],
    sources: schemas,
    command: () => [fileURLToPath(new URL('ajv-standalone.js', import.meta.url))],
    shows: (copy) => `out/create-customer-${copy}.request.js`,
  },
  {
    // Types for each request and each response.
    name: 'json-schema-to-typescript',
    packages: [['json-schema-to-typescript']],
    sources: schemas,
    command: (name) => [bin(name), '-i', 'schemas', '-o', 'out'],
    shows: (copy) => `out/create-customer-${copy}.request.d.ts`,
  },
].map((tool) => ({ config: [], out: 'out', packages: [[]], ...tool }));

/** What of it runs on this Node: the first package and its version; or why nothing does. */
export function stateOf({ packages }) {
  const problems = packages.map((needed) => needed.map(problemOf).find((problem) => problem !== undefined));
  const [name] = packages[problems.indexOf(undefined)] ?? [];
  const runs = problems.includes(undefined);
  return { name, version: name && manifestOf(name).version, missing: runs ? undefined : problems.join('; ') };
}

function problemOf(name) {
  const manifest = manifestOf(name);
  if (manifest === undefined) return `${name} is not installed`;
  const needed = manifest.engines?.node ?? '*';
  if (semver.satisfies(process.version, needed)) return undefined;
  return `${name} ${manifest.version} needs Node ${needed}, and this is ${process.version}`;
}

/** Found on disk, because not every package exports its manifest. Only beside the benchmark: the root has some of them, too. */
function folderOf(name) {
  return fileURLToPath(new URL(`../node_modules/${name}/`, import.meta.url));
}

function manifestOf(name) {
  const file = join(folderOf(name), 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

function bin(name, command) {
  const { bin: bins } = manifestOf(name);
  const path = typeof bins === 'string' ? bins : bins[command ?? Object.keys(bins)[0]];
  return join(folderOf(name), path);
}
