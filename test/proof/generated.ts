/** Generates from any folder of definitions into a temporary folder. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { write } from '../../generator/5-write/write.js';
import { type Diagnostic, hasErrors } from '../../generator/diagnostics/diagnostic.js';
import { generate } from '../../generator/generate.js';
import { defaultSettings, withTarget } from '../../generator/settings.js';

/** @returns the errors of the definitions, for which nothing is generated and `use` is not called */
export async function withGenerated(
  definitions: string,
  use: (generated: string) => Promise<void>,
): Promise<readonly Diagnostic[]> {
  const { files, diagnostics } = await generate({
    definitions,
    settings: withTarget(defaultSettings, 'vectors'),
  });
  if (hasErrors(diagnostics)) return diagnostics;
  const folder = mkdtempSync(join(tmpdir(), 'specwright-proof-'));
  try {
    await write(folder, files);
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
  return [];
}
