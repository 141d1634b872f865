/** What is installed beside: `package-lock.json` has the versions. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A path in what is installed. */
export const installed = (path) => fileURLToPath(new URL(`node_modules/${path}`, import.meta.url));

export const versionOf = (name) => JSON.parse(readFileSync(installed(`${name}/package.json`), 'utf8')).version;

/** Each Node that there is for this machine. */
export const nodes = ['20.19', '22', '24'].flatMap((line) => {
  const name = `node-${line}-${process.platform}-${process.arch}`;
  if (!existsSync(installed(name))) return [];
  return [{ name: `Node ${versionOf(name).replace('v', '')}`, path: installed(`${name}/bin/node`) }];
});
/** On other machines, what is tried is tried on the Node at hand. */
if (nodes.length === 0) nodes.push({ name: `Node ${process.versions.node}`, path: process.execPath });
export const oldestNode = nodes[0];
export const newestNode = nodes.at(-1);

export const typescripts = ['5.4', '5.9', '6.0', '7.0'].map((line) => ({
  name: `TypeScript ${versionOf(`typescript-${line}`)}`,
  line: Number(line),
  path: installed(`typescript-${line}/bin/tsc`),
}));
