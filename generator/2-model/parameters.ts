/** Which parameters an operation has: its own, and those of its common file. */
import type { LoadedCommon, LoadedOperation, ParameterDefinition } from '../1-load/definition.js';
import type { ListStyle } from '../model/model.js';
import { sentNameOf } from '../model/parameters.js';
import { rowsIn, type TableRow } from './table-rows.js';

/** A row of parameters. */
export interface ParameterRow extends TableRow {
  readonly definition: ParameterDefinition;
}

/**
 * The rows of an operation, then those of its common file that it does not describe itself; one in the path only if the
 * path has it.
 */
export function parametersOf(operation: LoadedOperation, common: LoadedCommon | undefined): readonly ParameterRow[] {
  const { path, parameters } = operation.data.http;
  const own = rowsOf(operation, ['http', 'parameters'], parameters);
  const inPath = namesInPath(path);
  const shared = common ? rowsOf(common, ['parameters'], common.data.parameters) : [];
  const taken = new Set(own.map(keyOf));
  return [
    ...own,
    ...shared.filter((row) => !taken.has(keyOf(row)) && (row.definition.in !== 'path' || inPath.includes(row.name))),
  ];
}

/** The parameters of a path, in its order. */
export function namesInPath(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
}

/** The name of a header has no case. */
export function keyOf({ name, definition }: ParameterRow): string {
  return definition.in === 'header' ? name.toLowerCase() : name;
}

/** The name under which a parameter is sent. */
export function sentName({ name, definition: { in: location, pageName } }: ParameterRow): string {
  return sentNameOf({ name, location, ...(pageName === undefined ? {} : { pageName }) });
}

function rowsOf(
  file: LoadedOperation | LoadedCommon,
  path: readonly string[],
  parameters: Readonly<Record<string, ParameterDefinition>> = {},
): readonly ParameterRow[] {
  return rowsIn(parameters, { file, path }) as readonly ParameterRow[];
}

/** Only a query can repeat an element; headers and path have one text with commas. */
export function listStyle({ array, in: location }: ParameterDefinition): ListStyle {
  const style = typeof array === 'object' ? array.style : undefined;
  return style ?? (location === 'query' ? 'repeated' : 'commas');
}

/** In path, query and headers an array without entries cannot be told from one that is not sent. */
export function withEntries(definition: ParameterDefinition): ParameterDefinition {
  const { array } = definition;
  if (array === undefined) return definition;
  const { minItems = 0, ...others } = array === true ? {} : array;
  return { ...definition, array: { ...others, minItems: Math.max(minItems, 1) } };
}
