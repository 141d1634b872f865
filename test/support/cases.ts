/** Case folders: `in/` holds definitions, and the files beside it are the expected output. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { analyze } from '../../generator/analyze.js';
import { type Diagnostic, hasErrors } from '../../generator/diagnostics/diagnostic.js';
import { reportText } from '../../generator/diagnostics/report.js';

export const casesFolder = 'test/cases';

/** Texts by path, relative to the case folder. */
export type Files = ReadonlyMap<string, string>;

export function listCases(): readonly string[] {
  return readdirSync(casesFolder).sort();
}

/**
 * What comes of a case: `diagnostics.txt` when there is anything to report, and the emitted files in `out/` when there
 * is no error among it.
 */
export async function runCase(name: string): Promise<Files> {
  const folder = join(casesFolder, name, 'in');
  const diagnostics = await problemsIn(folder);
  const report: [string, string][] = diagnostics.length > 0 ? [['diagnostics.txt', reportText(diagnostics)]] : [];
  if (hasErrors(diagnostics)) return new Map(report);
  // Most cases end before this; what emits is loaded for those that do not.
  const { generated } = await import('./emitted-package.js');
  const { files } = await generated(folder);
  // What all packages share is the same in each, and stands in `generated/`.
  const own = files.filter(({ path }) => !/^(http|validation)\//.test(path));
  return new Map([...report, ...own.map(({ path, content }) => [`out/${path}`, content] as const)]);
}

/** What phases 1 to 3 report. */
async function problemsIn(folder: string): Promise<readonly Diagnostic[]> {
  return (await analyze(folder)).diagnostics;
}

/** What the case folder says should come of it: every file but those of `in/`. */
export function expectedFiles(name: string): Files {
  const folder = join(casesFolder, name);
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => !path.startsWith('in/'));
  return new Map(paths.sort().map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

/** Makes the case folder hold exactly these files beside `in/`. */
export function updateCase(name: string, files: Files): void {
  const folder = join(casesFolder, name);
  for (const path of expectedFiles(name).keys()) if (!files.has(path)) rmSync(join(folder, path));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
