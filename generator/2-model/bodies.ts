/** The bodies that a definition names, each built once. */
import type { BodyDefinition } from '../1-load/definition.js';
import { diagnostic } from '../diagnostics/diagnostic.js';
import type { Body, BodyArray, Shape } from '../model/model.js';
import { bodyRules } from './rules.js';
import { at, type Place, type Scope, shapeNamed } from './scope.js';
import { buildShape, type MessageContext } from './shapes.js';
import { tableOf } from './table-rows.js';

/** The shape that a body names, with its place: its own, or that of its entries. */
export function shapeOfBody({
  shape,
  array,
}: BodyDefinition): { readonly name: string; readonly path: readonly string[] } | undefined {
  if (array) return { name: array.shape, path: ['array', 'shape'] };
  return shape === undefined ? undefined : { name: shape, path: ['shape'] };
}

/** Whether a definition says that there is a body. */
export function namesBody({ shape, array }: BodyDefinition): boolean {
  return (array?.shape ?? shape) !== undefined;
}

/** @param root the shape of the entries */
export function bodyArray(
  scope: Scope,
  root: Shape,
  { array }: BodyDefinition,
  place: Place,
  typeName: string,
): { array?: BodyArray } {
  if (!array) return {};
  const { minItems = 0, maxItems } = array;
  if (maxItems !== undefined && minItems > maxItems)
    scope.report(diagnostic('bounds-reversed', at(place, 'array', 'minItems'), { least: minItems, most: maxItems }));
  const bounds = { minItems, ...(maxItems === undefined ? {} : { maxItems }) };
  return { array: { typeName, ...bounds, rules: bodyRules(root, bounds) } };
}

/** What has a body. */
export interface WithBody {
  readonly definition: BodyDefinition;
  readonly place: Place;
}

export type BodyOf = (written: WithBody) => Partial<Body>;

/** Builds each body once. */
export function bodyBuilder(context: MessageContext, written: readonly WithBody[], typeName: string): BodyOf {
  const { scope } = context;
  const keyOf = ({ shape, array }: BodyDefinition): string | undefined => (array ? `${array.shape}[]` : shape);
  const isSingle = new Set(written.flatMap(({ definition }) => keyOf(definition) ?? [])).size === 1;
  const shapes = new Map<string, Shape | undefined>();
  const arrays = new Map<string, BodyArray>();
  return ({ definition, place }) => {
    const named = shapeOfBody(definition);
    if (!named) return {};
    const { name, path } = named;
    if (!shapes.has(name)) {
      const found = shapeNamed(scope, name, at(place, ...path));
      // A single body is the response itself; several keep the names of their tables.
      const root = isSingle && !definition.array ? { typeName } : undefined;
      shapes.set(name, found && buildShape(context, name, tableOf(found), root));
    }
    const shape = shapes.get(name);
    if (!shape) return {};
    const known = arrays.get(name);
    if (!definition.array) return { shape };
    const own = isSingle || known ? typeName : scope.typeNames.ofShape(`${name}Array`, 'Response');
    const { array } = bodyArray(scope, shape, definition, place, own);
    if (known && array && (known.minItems !== array.minItems || known.maxItems !== array.maxItems))
      scope.report(diagnostic('arrays-differ', at(place, 'array'), { name }));
    const first = known ?? array;
    if (first) arrays.set(name, first);
    return { shape, ...(first ? { array: first } : {}) };
  };
}
