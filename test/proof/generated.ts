/** Generates from any folder of definitions into a temporary folder. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { write } from '../../generator/5-write/write.js';
import { type Diagnostic, hasErrors } from '../../generator/diagnostics/diagnostic.js';
import { generate } from '../../generator/generate.js';
import { defaultSettings, withTarget } from '../../generator/settings.js';

/** @returns what `use` returns; it is not called, and nothing is generated, when the definitions have errors */
export async function withGenerated<Result>(
  definitions: string,
  use: (generated: string) => Promise<Result>,
): Promise<{ readonly result?: Result; readonly diagnostics: readonly Diagnostic[] }> {
  const { files, diagnostics } = await generate({
    definitions,
    settings: withTarget(defaultSettings, 'vectors'),
  });
  if (hasErrors(diagnostics)) return { diagnostics };
  const folder = mkdtempSync(join(tmpdir(), 'specwright-proof-'));
  try {
    await write(folder, files);
    return { result: await use(folder), diagnostics: [] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
