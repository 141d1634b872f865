/** Finds regular expressions in code and documents, and checks that they take linear time. */
import { createRequire } from 'node:module';
import type { check } from 'recheck';
import ts from 'typescript';
import { parse as parseYaml } from 'yaml';

/** As a program of its own where there is one for the system, which takes a third of the time that it takes in JavaScript. */
const { check: analyse } = createRequire(import.meta.url)('recheck') as { readonly check: typeof check };

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

type Verdict = Awaited<ReturnType<typeof analyse>>;

/** By expression: most are emitted for every operation, and analysing one may take seconds. */
const verdicts = new Map<string, Verdict>();

/** One line for each that is not linear, with a text that shows it. */
export async function offences(found: readonly Found[]): Promise<readonly string[]> {
  const different = new Map(found.map((one) => [`/${one.source}/${one.flags}`, one]));
  const lines: string[] = [];
  // One after the other, since each has a limit of time.
  for (const [expression, { where, source, flags }] of different) {
    const verdict =
      verdicts.get(expression) ??
      (await analyse(source, flags, { timeout: 60_000, attackTimeout: 60_000, randomSeed: 1 }));
    verdicts.set(expression, verdict);
    if (verdict.status !== 'safe') lines.push(`${where}: ${expression} ${why(verdict)}`);
  }
  return lines;
}

function why(verdict: Exclude<Verdict, { readonly status: 'safe' }>): string {
  if (verdict.status === 'unknown') return verdict.error.kind;
  return `${verdict.complexity.summary} on ${verdict.attack.pattern}`;
}
