import { readFileSync } from 'node:fs';
import semver from 'semver';
import { expect, it } from 'vitest';

interface Manifest {
  readonly engines?: { readonly node?: string };
}

const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Readonly<Record<string, Manifest>>;
};

it('every package of the lock file accepts the oldest supported version of Node', () => {
  const oldest = semver.minVersion(engines?.node ?? '*')?.version ?? '';
  expect(oldest).toBe('20.19.0');
  const refusing = Object.entries(packages)
    .filter(([, { engines: wanted }]) => wanted?.node !== undefined && !semver.satisfies(oldest, wanted.node))
    .map(([path, { engines: wanted }]) => `${path} needs Node ${wanted?.node}`);
  expect(refusing).toEqual([]);
});
