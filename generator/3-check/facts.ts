/**
 * What the checks across definitions need to know of each, so that after a change of one the others need not be read
 * again. The facts tell which definitions may have such a mistake; the checks themselves tell which it is.
 */
import type { LoadedCommon, LoadedOperation } from '../1-load/definition.js';
import { sharedTypesOf } from '../2-model/named-types.js';
import { groupedBy } from '../grouped.js';
import type { CheckPieces } from './own-checks.js';
import { ownersOfSimilarRoutes } from './routes.js';
import { tablesOf } from './subject.js';
import { nameKey, routeKey } from './unique-names.js';
import { readingsReferredTo, sharedReadingsOf } from './unused-readings.js';
import { sharedShapesOf } from './unused-shapes.js';

export interface OperationFacts {
  readonly kind: 'operation';
  /** The path of the definition. */
  readonly path: string;
  readonly name: string;
  readonly method: string;
  readonly route: string;
  /** The path of the common file and its name, and the shapes, types and readings of it that are used. */
  readonly common: string;
  readonly commonName: string;
  readonly shapes: readonly string[];
  readonly types: readonly string[];
  readonly readings: readonly string[];
  /** For the checks of a user; absent while the definition has errors. */
  readonly pieces?: CheckPieces;
}

export interface CommonFacts {
  readonly kind: 'common';
  readonly path: string;
  readonly name: string;
  readonly shapes: readonly string[];
  readonly types: readonly string[];
  /** Those that the file does not use itself. */
  readonly readings: readonly string[];
}

export type Facts = OperationFacts | CommonFacts;

export function factsOfOperation(file: LoadedOperation, common: LoadedCommon): OperationFacts {
  const { operation, http } = file.data;
  return {
    kind: 'operation',
    path: file.source.path,
    name: operation,
    method: http.method,
    route: http.path,
    common: common.source.path,
    commonName: common.data.common,
    shapes: sharedShapesOf(file, common),
    types: sharedTypesOf(file, common),
    readings: [...new Set(sharedReadingsOf({ tables: tablesOf(file) }, file))],
  };
}

export function factsOfCommon(file: LoadedCommon): CommonFacts {
  const used = new Set(readingsReferredTo({ tables: tablesOf(file) }, file));
  return {
    kind: 'common',
    path: file.source.path,
    name: file.data.common,
    shapes: Object.keys(file.data.shapes ?? {}),
    types: Object.keys(file.data.types ?? {}),
    readings: Object.keys(file.data.readings ?? {}).filter((id) => !used.has(id)),
  };
}

/** The paths of the definitions among which a check across definitions may find a mistake. */
export function suspectsAmong(all: readonly Facts[]): ReadonlySet<string> {
  const operations = all.filter((facts) => facts.kind === 'operation');
  const commons = all.filter((facts) => facts.kind === 'common');
  const suspects = new Set<string>([
    ...repeats(operations, ({ name }) => nameKey(name)),
    ...repeats(operations, ({ method, route }) => routeKey({ method, path: route })),
    ...commonsOfOneName(all),
    ...ownersOfSimilarRoutes(operations.map(({ method, route, path }) => ({ method, path: route, owner: path }))),
  ]);
  const usersOf = groupedBy(operations, ({ common }) => common);
  for (const { path, shapes, types, readings } of commons) {
    const users = usersOf.get(path) ?? [];
    if (users.length === 0) continue;
    const used = {
      shapes: new Set(users.flatMap((user) => user.shapes)),
      types: new Set(users.flatMap((user) => user.types)),
      readings: new Set(users.flatMap((user) => user.readings)),
    };
    const areUsed =
      shapes.every((name) => used.shapes.has(name)) &&
      types.every((name) => used.types.has(name)) &&
      readings.every((id) => used.readings.has(id));
    if (!areUsed) for (const one of [path, ...users.map((user) => user.path)]) suspects.add(one);
  }
  return suspects;
}

function repeats<One extends Facts>(all: readonly One[], keyOf: (facts: One) => string): readonly string[] {
  return [...groupedBy(all, keyOf).values()]
    .filter(({ length }) => length > 1)
    .flatMap((group) => group.map(({ path }) => path));
}

/** The paths of common files of the same name, those of packages included, and of the operations that use these. */
function commonsOfOneName(all: readonly Facts[]): readonly string[] {
  const named = all.map((facts) =>
    facts.kind === 'common'
      ? { name: facts.name, common: facts.path, path: facts.path }
      : { name: facts.commonName, common: facts.common, path: facts.path },
  );
  return [...groupedBy(named, ({ name }) => name).values()]
    .filter((group) => new Set(group.map(({ common }) => common)).size > 1)
    .flatMap((group) => group.map(({ path }) => path));
}
