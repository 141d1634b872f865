/** Plans files of the handlers folder that belong to no operation: handlers of removed operations, and helpers. */
import { dirname, join, relative } from 'node:path';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { shown } from '../diagnostics/failed-file.js';
import type { Source } from '../diagnostics/source.js';
import type { GeneratedCode } from './generated-code.js';
import { sourcesIn, textOf } from './handler-folder.js';
import { lostIn } from './leads-nowhere.js';
import { moduleSpecifiers } from './handler-source.js';
import type { Plan, Plans } from './handler-plan.js';
import { type Former, type FormerFolders, formerImports, withMovedImports } from './repair-imports.js';
import { prefixOf } from './specifiers.js';

export async function planOthers(
  folder: string,
  handlers: ReadonlySet<string>,
  former: FormerFolders,
  code: GeneratedCode,
): Promise<Plans> {
  const plans: Plan[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [path, bytes] of await sourcesIn(folder, former.size > 0)) {
    const text = textOf(bytes);
    const place = join(folder, path);
    const isGenerated = !relative(code.out, place).startsWith('..');
    if (handlers.has(path) || text === undefined || isGenerated) continue;
    const repaired = await withMovedImports(place, text, former, code);
    if (repaired !== text) plans.push({ path, text: repaired, before: bytes, kinds: ['updated'] });
    // Most files that import no generated code need no compiler.
    const { text: prefix } = await prefixOf(dirname(place), code.out);
    if (former.size === 0 && !text.includes(`${prefix}/`)) continue;
    const imports = await moduleSpecifiers(repaired);
    const source = { path: shown(place), text: repaired };
    diagnostics.push(...goneOf(source, path, await formerImports(place, imports, code)));
    if (former.size > 0) diagnostics.push(...(await lostIn(source, place, imports, new Set(), code)));
  }
  return { plans, diagnostics };
}

/** What the file imports that is no longer generated; a handler is reported as a whole. */
function goneOf(source: Source, path: string, imports: readonly Former[]): readonly Diagnostic[] {
  const operation = path.replace(/\.[cm]?[jt]sx?$/, '');
  const own = imports.find((one) => one.text.replace(/\.[jt]s$/, '').endsWith(`/${operation}/server`));
  if (own) {
    const { start, end, fate } = own;
    return [diagnostic('handler-orphan', { source, start, end }, { operation, isKept: fate === 'kept' })];
  }
  return imports
    .filter(({ fate }) => fate === 'gone')
    .map(({ text: specifier, start, end }) => diagnostic('handler-gone', { source, start, end }, { specifier }));
}
