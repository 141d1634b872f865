/** Relative imports of a handler that no file fits, such as those of a file that was moved. */
import { dirname, relative, resolve } from 'node:path';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import type { Source } from '../diagnostics/source.js';
import { isThere } from '../regular-file.js';
import type { GeneratedCode } from './generated-code.js';
import type { Specifier } from './handler-source.js';

interface Lost extends Specifier {
  /** The specifier with which the file would be found. */
  readonly meant?: string;
}

/** How far up a file is looked for that is no longer where an import says. */
const MOST_UP = 12;

/** @param planned absolute paths of the files that are going to be written */
export async function lostIn(
  source: Source,
  place: string,
  specifiers: readonly Specifier[],
  planned: ReadonlySet<string>,
  { out }: GeneratedCode,
): Promise<readonly Diagnostic[]> {
  const lost = await lostImports(place, specifiers, planned, out);
  return lost.map(({ text: specifier, start, end, meant }) =>
    diagnostic('handler-lost', { source, start, end }, { specifier }, meant),
  );
}

/** Files of the output folder are not looked for, since they may not be written yet. */
async function lostImports(
  file: string,
  specifiers: readonly Specifier[],
  planned: ReadonlySet<string>,
  out: string,
): Promise<readonly Lost[]> {
  const folder = dirname(resolve(file));
  const leads = async (specifier: string): Promise<boolean> => {
    const place = resolve(folder, specifier);
    if (!relative(resolve(out), place).startsWith('..')) return true;
    for (const one of candidates(place)) if (planned.has(one) || (await isThere(one))) return true;
    return false;
  };
  const lost: Lost[] = [];
  for (const one of specifiers) {
    const path = one.text.replace(/[?#].*/s, '');
    if (!/^\.\.?\//.test(path) || (await leads(path))) continue;
    const meant = await firstOf(alternatives(path), leads);
    lost.push(meant === undefined ? one : { ...one, meant });
  }
  return lost;
}

/** The same file under another ending, then from folders above. */
function alternatives(path: string): readonly string[] {
  const stem = path.replace(/\.[cm]?[jt]sx?$/, '');
  const below = path.replace(/^(?:\.\.?\/)+/, '');
  return [
    ...['.js', '.mjs', '.cjs', ''].map((ending) => stem + ending).filter((one) => one !== path),
    ...Array.from({ length: MOST_UP }, (_, up) => (up === 0 ? './' : '../'.repeat(up)) + below),
  ];
}

/** The files that an import may mean, as TypeScript, Node and bundlers resolve it. */
function candidates(place: string): readonly string[] {
  const [, stem = place, ending = ''] = /^(.*)(\.[cm]?jsx?)$/s.exec(place) ?? [];
  const sources = ending === '' ? endings : (sourcesOf[ending] ?? []);
  const inside = ending === '' ? endings.map((one) => `${place}/index${one}`) : [];
  return [place, ...sources.map((one) => stem + one), ...inside];
}

const endings = ['.ts', '.tsx', '.d.ts', '.js', '.jsx', '.json', '.mts', '.cts', '.mjs', '.cjs'];
const sourcesOf: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.d.ts', '.jsx'],
  '.jsx': ['.tsx', '.d.ts'],
  '.mjs': ['.mts', '.d.mts'],
  '.cjs': ['.cts', '.d.cts'],
};

async function firstOf(
  texts: readonly string[],
  test: (text: string) => Promise<boolean>,
): Promise<string | undefined> {
  for (const one of texts) if (await test(one)) return one;
  return undefined;
}
