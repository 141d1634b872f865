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
  const folder = mkdtempSync(join(tmpdir(), 'specwright-'));
  const [definitions, out] = [join(folder, 'definitions'), join(folder, 'generated')];
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  try {
    for (const [index, text] of [commonText, ...operations].entries())
      put(join(definitions, `${index}.spec.yaml`), text);
    const { files, diagnostics } = await generateTexts({ definitions });
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) throw new Error(errors.map(({ code, message }) => `${code} ${message}`).join('\n'));
    for (const { path, content } of files) put(join(out, path), content);
    return await use(await loadJudgedOperations(definitions, out));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
