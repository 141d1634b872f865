/** Every regular expression that is emitted, or run on what strangers send, takes linear time. */
import { createRequire } from 'node:module';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { checkSync } from 'recheck';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { emittedFiles } from './support/emitted-package.js';

const { checkSync: analyse } = createRequire(import.meta.url)('recheck/lib/browser.js') as {
  readonly checkSync: typeof checkSync;
};

interface Found {
  readonly where: string;
  readonly source: string;
  readonly flags: string;
}

/** The regular expression literals of a TypeScript file. */
function literals(where: string, text: string): readonly Found[] {
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      found.push({ where, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(where, text, ts.ScriptTarget.ES2022, true));
  return found;
}

/** Every `pattern` in a document, wherever it stands; JSON Schema matches with the flag u. */
function patterns(where: string, value: unknown): readonly Found[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'pattern' && typeof inner === 'string' ? [{ where, source: inner, flags: 'u' }] : patterns(where, inner),
  );
}

function expressionsIn(path: string, text: string): readonly Found[] {
  if (path.endsWith('.ts')) return literals(path, text);
  if (path.endsWith('.schema.json')) return patterns(path, JSON.parse(text));
  return path.endsWith('.yaml') ? patterns(path, parseYaml(text)) : [];
}

/** By expression: most are emitted for every operation, and analysing one may take seconds. */
const verdicts = new Map<string, ReturnType<typeof analyse>>();

/** One line for each that is not linear, with a text that shows it. */
function offences(found: readonly Found[]): readonly string[] {
  const different = new Map(found.map((one) => [`/${one.source}/${one.flags}`, one]));
  return [...different].flatMap(([expression, { where, source, flags }]) => {
    const verdict = verdicts.get(expression) ?? analyse(source, flags, { timeout: 20_000, randomSeed: 1 });
    verdicts.set(expression, verdict);
    if (verdict.status === 'safe') return [];
    const why =
      verdict.status === 'unknown' ? verdict.error.kind : `${verdict.complexity.summary} on ${verdict.attack.pattern}`;
    return [`${where}: ${expression} ${why}`];
  });
}

describe.each(['definitions', 'test/cases/second-operation/in', 'test/support/family', 'test/types/probe'])(
  'what is emitted for %s',
  (folder) => {
    let found: readonly Found[] = [];
    beforeAll(async () => {
      const files = await emittedFiles(folder, { warnings: true });
      found = [...files].flatMap(([path, text]) => expressionsIn(path, text));
    });

    it('has regular expressions in code, schemas and OpenAPI', () => {
      for (const ending of ['validation/formats.ts', '.schema.json', 'openapi.yaml']) {
        expect(
          found.some(({ where }) => where.endsWith(ending)),
          ending,
        ).toBe(true);
      }
    });

    it('matches in linear time', () => {
      expect(offences(found)).toEqual([]);
    });
  },
);

it('the generator itself, the reference judge included, matches in linear time', () => {
  const files = readdirSync('generator', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const found = files.flatMap((path) => literals(path, readFileSync(join('generator', path), 'utf8')));
  expect(found.length).toBeGreaterThan(20);
  expect(offences(found)).toEqual([]);
});

it('an expression that is not linear is found, wherever it stands', () => {
  const slow = '^(a+)+$';
  const found = [
    ...expressionsIn('a.ts', `export const slow = /${slow}/u;`),
    ...expressionsIn('a.schema.json', JSON.stringify({ $defs: { a: { anyOf: [{ pattern: slow }] } } })),
    ...expressionsIn('a.yaml', `a: { pattern: "${slow}" }`),
  ];
  expect(found).toHaveLength(3);
  for (const one of found)
    expect(offences([one])).toEqual([expect.stringContaining(`${one.where}: /${slow}/u exponential on `)]);
});
