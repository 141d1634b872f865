import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Vector } from '../../generator/vectors/vectors.js';
import { areFresh } from '../proof/fresh-vectors.js';
import { type GeneratedTexts, generateTexts } from './emitted-package.js';
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
  return judgedOutputs(definitions, await generateTexts({ definitions, vectors }));
}

/** A folder of definitions with what was just generated from them, whose vectors are not made a second time. */
export async function judgedOutputs(
  definitions: string,
  { files, diagnostics }: GeneratedTexts,
): Promise<readonly JudgedOperation[]> {
  const out = mkdtempSync(join(tmpdir(), 'specwright-'));
  try {
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) throw new Error(errors.map(({ code, message }) => `${code} ${message}`).join('\n'));
    for (const { path, content } of files) {
      mkdirSync(dirname(join(out, path)), { recursive: true });
      writeFileSync(join(out, path), content);
    }
    const operations = await loadJudgedOperations(definitions, out);
    for (const { operation } of operations) {
      const vectors = files.find(({ path }) => path === `${operation.name}/vectors.json`);
      if (vectors)
        areFresh(operation, (JSON.parse(vectors.content) as { readonly vectors: readonly Vector[] }).vectors);
    }
    return operations;
  } finally {
    rmSync(out, { recursive: true });
  }
}
