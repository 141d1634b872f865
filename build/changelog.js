/**
 * Gives the changes that are not released yet in CHANGELOG.md the version and the date of a release. `npm version` runs it
 * after it has raised the version, and commits what it writes. With `--notes`, it prints the changes of the version instead.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The heading of what is not released, and the note below it up to the first list. */
const unreleased = /^## \[Unreleased\]\n+(?:(?!#).+\n+)*/m;

/**
 * @param {string} changelog
 * @param {string} version `0.2.0`
 * @param {string} date `2026-11-26`
 * @returns {string | undefined} undefined if there is no change to release
 */
export function released(changelog, version, date) {
  const heading = unreleased.exec(changelog);
  if (!heading) return undefined;
  const rest = changelog.slice(heading.index + heading[0].length);
  if (!/^(?:### .*|- )/.test(rest)) return undefined;
  return `${changelog.slice(0, heading.index)}## [Unreleased]\n\n## [${version}] - ${date}\n\n${rest}`;
}

/**
 * @param {string} changelog
 * @param {string} version
 * @returns {string | undefined} what a released version changes; undefined if it is not released
 */
export function changesOf(changelog, version) {
  const [, ...chapters] = changelog.split(/^## \[/m);
  const chapter = chapters.find((one) => one.startsWith(`${version}]`));
  return chapter && `${chapter.slice(chapter.indexOf('\n')).trim()}\n`;
}

function stop(message) {
  console.error(message);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const changelog = readFileSync('CHANGELOG.md', 'utf8');
  if (process.argv[2] === '--notes') {
    process.stdout.write(changesOf(changelog, version) ?? stop(`CHANGELOG.md has no version ${version}`));
    process.exit();
  }
  const changed = released(changelog, version, new Date().toISOString().slice(0, 10));
  if (changed === undefined) stop('CHANGELOG.md has nothing under [Unreleased]: say what the release changes');
  writeFileSync('CHANGELOG.md', changed);
  // The contract package has the version of the specwright that made it.
  const contract = JSON.parse(readFileSync('generated/package.json', 'utf8'));
  writeFileSync('generated/package.json', `${JSON.stringify({ ...contract, version }, undefined, 2)}\n`);
}
