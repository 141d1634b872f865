/** Case folders: `in/` holds definitions, and beside it stands what has to come of them. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadFolder } from '../../generator/1-load/load.js';
import { buildModel } from '../../generator/2-model/build.js';
import { check } from '../../generator/3-check/index.js';
import { type Diagnostic, hasErrors } from '../../generator/diagnostics.js';
import type { EmittedFile } from '../../generator/4-emit/target.js';
import type { Model } from '../../generator/model.js';
import { reportText } from '../../generator/report.js';

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
  const { model, diagnostics } = await analyse(join(casesFolder, name, 'in'));
  const report: [string, string][] = diagnostics.length > 0 ? [['diagnostics.txt', reportText(diagnostics)]] : [];
  if (hasErrors(diagnostics)) return new Map(report);
  const emitted = await emit(model);
  return new Map([...report, ...emitted.map(({ path, content }) => [`out/${path}`, content] as const)]);
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

/** Phases 1 to 3, each on what the one before could make of its input. */
async function analyse(folder: string): Promise<{ model: Model; diagnostics: readonly Diagnostic[] }> {
  const loaded = await loadFolder(folder);
  const built = buildModel(loaded.files);
  const checked = check(built);
  return { model: built.model, diagnostics: [...loaded.diagnostics, ...built.diagnostics, ...checked] };
}

/** The emitted files, as soon as anything emits. */
async function emit(model: Model): Promise<readonly EmittedFile[]> {
  const phase = await phaseIn<{ emit: (model: Model) => Promise<readonly EmittedFile[]> }>('generator/4-emit/emit.ts');
  return (await phase?.emit(model)) ?? [];
}

async function phaseIn<Phase>(file: string): Promise<Phase | undefined> {
  return existsSync(file) ? ((await import(pathToFileURL(resolve(file)).href)) as Phase) : undefined;
}
