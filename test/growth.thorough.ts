/**
 * What a definition costs follows its text, in whatever way it grows. A small part of `test/hostile/definitions.ts`, which
 * searches further: every output of all targets at one size and at twice the size, before it is formatted.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { contextOf } from '../generator/4-emit/emit.js';
import type { Render } from '../generator/4-emit/templates/render.js';
import { operationTargets, templateViews } from '../generator/4-emit/targets/index.js';
import { loadTemplates } from '../generator/4-emit/templates/load-templates.js';
import { analyze } from '../generator/analyze.js';
import { judge } from '../generator/judge/judge.js';
import { dimensions, type Folder } from './hostile/growing.js';

let render: Render;
beforeAll(async () => {
  const loaded = await loadTemplates(templateViews);
  if (!loaded.render) throw new Error('The templates of the package have mistakes');
  render = loaded.render;
});

interface Cost {
  readonly text: number;
  /** Characters of everything that is emitted, or of the diagnostics when it is refused. */
  readonly output: number;
}

async function costOf(folder: Folder): Promise<Cost> {
  const root = mkdtempSync(join(tmpdir(), 'specwright-growth-'));
  try {
    for (const [name, text] of Object.entries(folder)) writeFileSync(join(root, name), text);
    const { model, diagnostics } = await analyze(root);
    const text = Object.values(folder).reduce((sum, one) => sum + one.length, 0);
    if (diagnostics.some(({ severity }) => severity === 'error')) return { text, output: diagnostics.length };
    let output = 0;
    for (const operation of model.operations) {
      const context = contextOf(operation, render);
      for (const { emitOperation } of operationTargets) {
        for (const { content } of await emitOperation(operation, context)) output += content.length;
      }
    }
    return { text, output };
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** Up to this many characters of output nothing is said of its growth. */
const SMALL = 3_000_000;

describe('a definition of twice the size', () => {
  it.each(dimensions.map((dimension) => [dimension.name, dimension] as const))(
    'has at most about twice the output: %s',
    async (_, { folder, quick }) => {
      const once = await costOf(folder(quick));
      const twice = await costOf(folder(quick * 2));
      const text = Math.max(1, twice.text / once.text);
      if (twice.output > SMALL) expect(twice.output / once.output).toBeLessThan(text * 1.5);
      expect(twice.output).toBeLessThan(60_000_000);
    },
    60_000,
  );

  it('takes twice as many steps to judge, and reports no more findings than requested', async () => {
    const { model } = await analyze('definitions');
    const request = model.operations[0]?.request;
    if (!request) throw new Error('There is no request');
    const strange = (count: number): unknown =>
      Object.fromEntries(Array.from({ length: count }, (__, n) => [`u${n}`, 1]));
    const { violations, more } = judge(request, 'canonical', strange(50_000), 100);
    expect(violations).toHaveLength(100);
    expect(violations.length + more.violations).toBe(50_002);
    const { applied, more: rest } = judge(request, 'wire', strange(50_000), 100);
    expect(applied.length + rest.applied).toBe(50_000);
  });
});
