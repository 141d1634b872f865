/** A release gives the unreleased changes its version. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

type Released = (changelog: string, version: string, date: string) => string | undefined;
const { released, changesOf } = (await import(pathToFileURL(resolve('build/changelog.js')).href)) as {
  readonly released: Released;
  readonly changesOf: (changelog: string, version: string) => string | undefined;
};

const head = '# Changelog\n\nNotable changes.\n\n## [Unreleased]\n\n';

it('the unreleased changes get the version and the date, and the heading for the next ones stays', () => {
  const before = `${head}To be released as 0.2.0.\n\n### Added\n\n- A thing.\n\n## [0.1.0] - 2026-01-01\n\n- The first.\n`;
  expect(released(before, '0.2.0', '2026-02-03')).toBe(
    `${head}## [0.2.0] - 2026-02-03\n\n### Added\n\n- A thing.\n\n## [0.1.0] - 2026-01-01\n\n- The first.\n`,
  );
});

it('there is no release without a change', () => {
  expect(released(`${head}## [0.1.0] - 2026-01-01\n\n- The first.\n`, '0.2.0', '2026-02-03')).toBeUndefined();
  expect(released('# Changelog\n', '0.2.0', '2026-02-03')).toBeUndefined();
});

it('the notes of a release are its changes alone', () => {
  const changelog = `${head}- Next.\n\n## [0.2.0] - 2026-02-03\n\n### Added\n\n- A thing.\n\n## [0.1.0] - 2026-01-01\n\n- The first.\n`;
  expect(changesOf(changelog, '0.2.0')).toBe('### Added\n\n- A thing.\n');
  expect(changesOf(changelog, '0.1.0')).toBe('- The first.\n');
  expect(changesOf(changelog, '0.3.0')).toBeUndefined();
});
