/**
 * Prints the list of all packages that an install brings or the bundle holds, as a CycloneDX document. npm knows the first;
 * `dist/bundle/LICENSES.txt` names the second, which npm takes for those of development.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bundled = new Set(
  [...readFileSync(`${root}dist/bundle/LICENSES.txt`, 'utf8').matchAll(/^(\S+) (\d\S*) \(/gm)].map(
    ([, name, version]) => `${name}@${version}`,
  ),
);
const text = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 2 ** 28,
});
const document = JSON.parse(text);
const isDevelopment = ({ properties = [] }) =>
  properties.some(({ name, value }) => name === 'cdx:npm:package:development' && value === 'true');
// A package in a group has its scope there or in its name, as the version of npm has it.
const nameOf = ({ group, name, version }) => `${group ? `${group}/` : ''}${name}@${version}`;
document.components = document.components.filter((one) => !isDevelopment(one) || bundled.has(nameOf(one)));
const left = new Set([document.metadata.component, ...document.components].map((one) => one['bom-ref']));
document.dependencies = document.dependencies
  .filter(({ ref }) => left.has(ref))
  .map((one) => ({ ...one, dependsOn: (one.dependsOn ?? []).filter((ref) => left.has(ref)) }));
process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
