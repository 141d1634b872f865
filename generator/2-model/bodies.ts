/** The bodies that a definition names, each built once. */
import { isDeepStrictEqual } from 'node:util';
import type { BodyDefinition, BodyRuleDefinition, RuleDefinition } from '../1-load/definition.js';
import { diagnostic } from '../diagnostics/diagnostic.js';
import type { Body, BodyArray, Field, Shape } from '../model/model.js';
import { bodyName } from '../model/outcomes.js';
import { tableRulesOf } from '../model/table-rules.js';
import { bodyRules } from './rules.js';
import { at, inside, type Place, shapeNamed } from './scope.js';
import { buildShape, type MessageContext } from './shapes.js';
import { rowsOfTable } from './sibling-rows.js';
import { tableOf } from './table-rows.js';
import { tableRules } from './table-rules.js';

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
  context: MessageContext,
  root: Shape,
  { array }: BodyDefinition,
  place: Place,
  typeName: string,
): { array?: BodyArray } {
  if (!array) return {};
  const { scope } = context;
  const { minItems = 0, maxItems, rules: written } = array;
  if (maxItems !== undefined && minItems > maxItems)
    scope.report(diagnostic('bounds-reversed', at(place, 'array', 'minItems'), { least: minItems, most: maxItems }));
  const bounds = { minItems, ...(maxItems === undefined ? {} : { maxItems }) };
  const body: BodyArray = { typeName, ...bounds, rules: bodyRules(root, bounds) };
  if (!written) return { array: body };
  return { array: { ...body, whole: wholeBody(context, root, body, written, inside(place, 'array', 'rules')) } };
}

/** The body as the only element of a table, for rules of its entries together. */
function wholeBody(
  { scope, direction, built }: MessageContext,
  root: Shape,
  { typeName, minItems, maxItems, rules: own }: BodyArray,
  written: readonly BodyRuleDefinition[],
  place: Place,
): Shape {
  const { table, description, unknownRule, shared } = root;
  const span = at(place);
  const field: Field = {
    ...{ kind: 'field', name: bodyName, row: 1, presence: 'M', pageType: 'Object', description, span },
    type: { kind: 'object', shape: root },
    array: { minItems, ...(maxItems === undefined ? {} : { maxItems }) },
    ...{ fills: false, future: false, nullable: false, readings: [], rules: own, ranges: [], prose: [] },
    wire: { blank: 'error', foldCase: false, aliases: [] },
  };
  const fields = [field];
  const name = `${root.name}[]`;
  const [typeRule = root.typeRule] = own;
  const said = { table, description, typeRule, unknownRule, span };
  const whole: Shape = { kind: 'shape', name, typeName, shared, fields, conditions: [], ...said };
  const rows = rowsOfTable(scope, [], direction);
  const rules = tableRules(
    scope,
    { name, table, fields, rows, shape: whole, direction, built, isBody: true },
    written.map(asRule),
    place,
    [],
  );
  return { ...whole, tableRules: rules.map((rule) => ({ ...rule, source: { table, rows: [] } })) };
}

/** The rule of a table whose array is the body. */
function asRule({ unique, ascending, count, sum, ...notes }: BodyRuleDefinition): RuleDefinition {
  const array = bodyName;
  return {
    ...notes,
    ...(unique && { unique: { array, ...unique } }),
    ...(ascending && { ascending: { array, ...ascending } }),
    ...(count && { count: { array, ...count } }),
    ...(sum && { sum: { array, ...sum } }),
  };
}

/** Whether two arrays of the same entries have as many of them, and ask the same of them together. */
function areAlike(one: BodyArray, other: BodyArray): boolean {
  const asked = ({ minItems, maxItems, whole }: BodyArray): unknown => [
    ...[minItems, maxItems],
    (whole ? tableRulesOf(whole) : []).map(({ id, message }) => [id, message]),
  ];
  return isDeepStrictEqual(asked(one), asked(other));
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
    const { array } = bodyArray(context, shape, definition, place, own);
    if (known && array && !areAlike(known, array))
      scope.report(diagnostic('arrays-differ', at(place, 'array'), { name }));
    const first = known ?? array;
    if (first) arrays.set(name, first);
    return { shape, ...(first ? { array: first } : {}) };
  };
}
