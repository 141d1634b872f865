import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadSource } from '../../generator/1-load/load-source.js';
import { buildModel } from '../../generator/2-model/build.js';
import { check } from '../../generator/3-check/index.js';
import { installedAnalyser } from '../../generator/3-check/installed-analyser.js';
import { reportText } from '../../generator/diagnostics/report.js';
import type { Source } from '../../generator/diagnostics/source.js';
import { tries } from '../support/effort.js';

const folder = 'test/support/family';
const sources: readonly Source[] = ['common', 'update-plan', 'list-usage', 'create-orders'].map((name) => {
  const path = `${folder}/${name}.spec.yaml`;
  return { path, text: readFileSync(path, 'utf8') };
});

/** Words of a definition in each other's place: wrong in ways that no one thinks of. */
const swapped = fc
  .tuple(fc.nat(sources.length - 1), fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 3 }))
  .map(([file, swaps]) =>
    sources.map((source, index) => {
      if (index !== file) return source;
      const text = swaps.reduce((before, [to, from]) => {
        const words = [...before.matchAll(/[A-Za-z0-9_]+/g)];
        const [target, word] = [words[to % words.length], words[from % words.length]];
        if (!target || !word) return before;
        return before.slice(0, target.index) + word[0] + before.slice(target.index + target[0].length);
      }, source.text);
      return { ...source, text };
    }),
  );

it('a mistake in a definition is never an exception, and always has a place', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(swapped, (files) => {
      const loaded = files.map((source) => loadSource(source));
      const built = buildModel(loaded.flatMap(({ file, repaired }) => file ?? repaired?.file ?? []));
      const diagnostics = [
        ...loaded.flatMap((one) => one.diagnostics),
        ...built.diagnostics,
        ...check(built, installedAnalyser),
      ];
      for (const { code, span } of diagnostics) {
        seen.add(code);
        expect(span, code).toBeDefined();
      }
      reportText(diagnostics);
    }),
    { seed: Number(process.env['FUZZ_SEED'] ?? 1), numRuns: Number(process.env['FUZZ_RUNS'] ?? tries(35, 200)) },
  );
  expect(seen.size, 'many kinds of mistake were made').toBeGreaterThan(15);
});
