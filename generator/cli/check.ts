import { join } from 'node:path';
import { compare, type Comparison, type Entry } from '../5-write/compare.js';
import { checkFolder } from '../5-write/folder.js';
import { MANIFEST } from '../5-write/names.js';
import { hasErrors } from '../diagnostics.js';
import { generate } from '../generate.js';
import { unifiedDiff } from './diff.js';
import { Exit, type ExitCode } from './exit.js';
import { count, type Io, showDiagnostics, showJson } from './io.js';
import type { GlobalOptions } from './options.js';

/** One file that is not as it would be generated. */
interface Drift {
  readonly path: string;
  readonly status: Exclude<Entry['status'], 'unchanged'>;
  /** From what stands there to what is generated; where both are there. */
  readonly diff?: string;
}

const meanings: Readonly<Record<Drift['status'], string>> = {
  missing: 'is not there',
  changed: 'is out of date',
  edited: 'was edited by hand',
  foreign: 'was not written by specwright',
  stale: 'is no longer generated',
  abandoned: 'is no longer generated, and was edited by hand',
};

/** `specwright check`: whether the output folder is what would be generated. Writes nothing. */
export async function checkCommand(
  { definitions, out, templates, json = false, limit }: GlobalOptions,
  io: Io,
): Promise<ExitCode> {
  const refused = await checkFolder(out, definitions);
  const generated = await generate({ definitions, ...(templates !== undefined && { templates }) });
  const before = [...refused, ...generated.diagnostics];
  if (hasErrors(before)) {
    if (json) await showJson(io, false, before, { limit }, { checked: 0, drift: [] });
    else await showDiagnostics(io, before, { limit });
    return Exit.findings;
  }
  const comparison = await compare(out, generated.files);
  const diagnostics = [...before, ...comparison.diagnostics];
  const drift = await driftOf(comparison, out);
  const ok = drift.length === 0 && !hasErrors(diagnostics);
  const checked = generated.files.length;
  if (json) await showJson(io, ok, diagnostics, { limit }, { checked, drift });
  else {
    await showDiagnostics(io, diagnostics, { limit });
    await show(drift, out, io);
    io.err.write(ok ? `${count(checked, 'file')} up to date\n` : summary(drift.length));
  }
  return ok ? Exit.ok : Exit.findings;
}

async function driftOf({ entries, manifest, diagnostics }: Comparison, out: string): Promise<readonly Drift[]> {
  const drift: Drift[] = [];
  for (const entry of entries) {
    const { path, status } = entry;
    if (status === 'unchanged') continue;
    if (status === 'changed' || status === 'edited' || status === 'foreign') {
      drift.push({ path, status, diff: await unifiedDiff(join(out, path), entry.found, entry.content) });
    } else drift.push({ path, status });
  }
  // A manifest that cannot be read is diagnosed; one that only follows from other drift goes without saying.
  const isOnly = drift.length === 0 && diagnostics.length === 0;
  if (isOnly && manifest.status !== 'unchanged') drift.push({ path: MANIFEST, status: manifest.status });
  return drift;
}

async function show(drift: readonly Drift[], out: string, { out: { write, colors, hasColors } }: Io): Promise<void> {
  if (drift.length === 0) return;
  const { printable } = await import('../frame.js');
  for (const { path, status, diff } of drift) {
    write(`${colors.bold(`${out}/${path}`)} ${meanings[status]}\n`);
    if (diff === undefined) continue;
    for (const line of diff.split('\n')) {
      const paint = hasColors ? painter(line, colors) : String;
      write(`${paint(printable(line))}\n`);
    }
  }
}

function painter(line: string, { bold, cyan, green, red }: Io['out']['colors']): (text: string) => string {
  if (line.startsWith('+++') || line.startsWith('---')) return bold;
  if (line.startsWith('@@')) return cyan;
  if (line.startsWith('+')) return green;
  if (line.startsWith('-')) return red;
  return String;
}

function summary(number: number): string {
  const what = number === 0 ? 'The output folder could not be compared' : `${count(number, 'difference')}`;
  return `${what}; specwright generate puts the output in order\n`;
}
