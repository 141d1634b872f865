/** Finds regular expressions in code and documents, and checks that they take linear time. */
import { createRequire } from 'node:module';
import type { checkSync } from 'recheck';
import ts from 'typescript';
import { parse as parseYaml } from 'yaml';

const { checkSync: analyse } = createRequire(import.meta.url)('recheck/lib/browser.js') as {
  readonly checkSync: typeof checkSync;
};

export interface Found {
  readonly where: string;
  readonly source: string;
  readonly flags: string;
}

/** The regular expression literals of a TypeScript file. */
export function literals(where: string, text: string): readonly Found[] {
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

/** Those of an emitted file. */
export function expressionsIn(path: string, text: string): readonly Found[] {
  if (path.endsWith('.ts')) return literals(path, text);
  if (path.endsWith('.schema.json')) return patterns(path, JSON.parse(text));
  return path.endsWith('.yaml') ? patterns(path, parseYaml(text)) : [];
}

/** By expression: most are emitted for every operation, and analysing one may take seconds. */
const verdicts = new Map<string, ReturnType<typeof analyse>>();

/** One line for each that is not linear, with a text that shows it. */
export function offences(found: readonly Found[]): readonly string[] {
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
