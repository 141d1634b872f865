import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { generateTexts } from './emitted-package.js';
import { type JudgedOperation, loadJudgedOperations } from '../proof/outputs.js';
import { commonText } from './model.js';

/** Definitions written in a test with everything that is generated from them, as the proof takes them. */
export async function withJudgedOperations<Result>(
  operations: readonly string[],
  use: (operations: readonly JudgedOperation[]) => Promise<Result>,
): Promise<Result> {
  const definitions = mkdtempSync(join(tmpdir(), 'specwright-'));
  try {
    for (const [index, text] of [commonText, ...operations].entries())
      writeFileSync(join(definitions, `${index}.spec.yaml`), text);
    return await use(await judgedOperations(definitions));
  } finally {
    rmSync(definitions, { recursive: true });
  }
}

/**
 * A folder of definitions with everything that is generated from them; what is generated stays in memory. Vectors take the
 * largest part of the time, so that a test which asks for none leaves them out.
 */
export async function judgedOperations(
  definitions: string,
  { vectors = true } = {},
): Promise<readonly JudgedOperation[]> {
  const out = mkdtempSync(join(tmpdir(), 'specwright-'));
  try {
    const { files, diagnostics } = await generateTexts({ definitions, vectors });
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) throw new Error(errors.map(({ code, message }) => `${code} ${message}`).join('\n'));
    for (const { path, content } of files) {
      mkdirSync(dirname(join(out, path)), { recursive: true });
      writeFileSync(join(out, path), content);
    }
    return await loadJudgedOperations(definitions, out);
  } finally {
    rmSync(out, { recursive: true });
  }
}
