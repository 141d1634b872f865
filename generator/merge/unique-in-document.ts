/** What an OpenAPI document may have once, whatever it is the key of: an operationId, and a path without the names of its parameters. */
import type { Members, Path } from './plan.js';

/** Something of the document that is merged into, and the part that is merged and has the same. */
export interface Twice {
  readonly path: Path;
  readonly ours: Path;
  readonly what: string;
}

/** @param areKept whether a part of the document that is merged into stays in it */
export function foundTwice(theirs: Members, ours: Members, isKept: (path: Path) => boolean): readonly Twice[] {
  const kept = operationsOf(theirs).filter(({ path }) => isKept(path));
  const paths = new Map(operationsOf(ours).map(({ path }) => [shapeOf(path), path]));
  const ids = new Map(operationsOf(ours).flatMap(({ id, path }) => (id === undefined ? [] : [[id, path] as const])));
  const found = new Map<string, Twice>();
  for (const { path, id } of kept) {
    const named = id === undefined ? undefined : ids.get(id);
    if (named)
      found.set(`id ${String(id)}`, {
        path: [...path, 'operationId'],
        ours: named,
        what: `the operationId \`${String(id)}\``,
      });
    const same = paths.get(shapeOf(path));
    if (same && same[1] !== path[1])
      found.set(`path ${String(path[1])}`, {
        path: path.slice(0, 2),
        ours: same,
        what: `the path \`${String(path[1])}\`, whatever its parameters are called,`,
      });
  }
  return [...found.values()];
}

interface FoundOperation {
  readonly path: Path;
  readonly id: string | undefined;
}

function operationsOf(document: Members): readonly FoundOperation[] {
  return entriesOf(document['paths']).flatMap(([path, item]) =>
    entriesOf(item)
      .filter(([method]) => methods.has(method))
      .map(([method, operation]) => {
        const id = new Map(entriesOf(operation)).get('operationId');
        return { path: ['paths', path, method], id: typeof id === 'string' ? id : undefined };
      }),
  );
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

/** The fields of a Path Item Object that are operations (OpenAPI 3.1). */
const methods: ReadonlySet<string> = new Set('get put post delete options head patch trace'.split(' '));

/** Templated paths that differ in the names of their parameters alone are identical (OpenAPI 3.1, Paths Object). */
function shapeOf([, path = '']: Path): string {
  return path.replaceAll(/\{[^{}]*\}/g, '{}');
}
