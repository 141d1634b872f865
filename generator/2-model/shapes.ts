/** Converts tables to shapes, once for each message that contains them. */
import type {
  ConditionDefinition,
  FieldDefinition,
  ParameterDefinition,
  ShapeDefinition,
} from '../1-load/definition.js';
import { diagnostic } from '../diagnostics/diagnostic.js';
import { limits } from '../limits.js';
import { defined } from '../defined.js';
import { addTo } from '../grouped.js';
import type { Condition, Demand, Direction, Field, Range, Shape, ValueType } from '../model/model.js';
import { checkTold } from './told.js';
import { conditionRules } from './condition-rules.js';
import type { AskingRow } from './inside-rules.js';
import { parentDemands } from './parent-conditions.js';
import { effectsOf, narrowingsOf, narrowsValue, proseRules, rangeOf } from './effects.js';
import { asksParent, proseIn } from './condition-parts.js';
import { soundPattern } from './pattern.js';
import { withContainers } from './containers.js';
import { sharedShape } from '../model/shared-elements.js';
import { entriesWithin, shapesIn } from '../model/value-types.js';
import { rowDefaults } from './row-defaults.js';
import { fieldRules } from './rules.js';
import { at, inside, keyAt, type Place, readingsOf, type Scope, shapeNamed } from './scope.js';
import { listStyle, withEntries } from './parameters.js';
import { conditionOfRow, type Rows, rowsOfTable } from './sibling-rows.js';
import { type Table, tableOf, type TableRow } from './table-rows.js';
import { tableRules } from './table-rules.js';
import { emptiness, type Tolerances, wireTolerance } from './tolerances.js';
import { valueType } from './types.js';

/** The message whose shapes are built. */
export interface MessageContext {
  readonly scope: Scope;
  /** Elements that exist only in the other direction are left out. */
  readonly direction: Direction;
  /** '' for the request, 'Response' for the response, so that a shape of both has two type names. */
  readonly prefix: string;
  readonly tolerances: Tolerances | undefined;
  /** Whether the root is an envelope, whose elements have no tolerances of their own. */
  readonly enveloped: boolean;
  /** Elements of the root whose text may be empty. */
  readonly emptyTexts: readonly string[];
  /** Shapes built so far, by name, in the order in which they were reached. */
  readonly built: Map<string, Shape>;
  /** The rows that ask something of a table around their own; they become rules of that table at the end. */
  readonly asking: AskingRow[];
  /** The number of levels of tables in each of them. */
  readonly levels: Map<Shape, number>;
  /** Names of the elements that lead to the shape being built: `Request.contact`. */
  readonly trail: readonly { readonly shape: string; readonly step: string; readonly isLimited: boolean }[];
}

/** Builds the shape of a table and, in `context.built`, the shapes that it refers to. Reports mistakes. */
export function buildShape(
  context: MessageContext,
  name: string,
  definition: Table,
  root?: { readonly typeName: string },
): Shape {
  const { scope, built } = context;
  const existing = built.get(name);
  if (existing) return existing;
  const typeName = root?.typeName ?? scope.typeNames.ofShape(name, context.prefix);
  // Shapes are in the order of their first mention, so this one precedes those that it refers to.
  // A table that leads back to itself refers to what will be filled in at the end.
  const shape = {} as Shape;
  built.set(name, shape);
  const numbered = definition.rows.map((row, index) => ({ ...row, row: index + 1 }));
  const isHere = ({ definition: { only } }: TableRow): boolean => only === undefined || only === context.direction;
  const siblings = rowsOfTable(scope, definition.rows, context.direction);
  const rows = numbered
    .filter(isHere)
    .map((row) => buildField(context, { name, table: definition.table }, { ...row, siblings }, row.place));
  const fields = rows.map(({ field }) => field);
  // A placeholder has no levels.
  const nested = fields.map(
    ({ type }) =>
      entriesWithin(type).length + Math.max(0, ...shapesIn(type).map((inner) => context.levels.get(inner) ?? 0)),
  );
  const levels = 1 + Math.max(0, ...nested);
  const deepest = fields[nested.findIndex((depth) => depth >= limits.tables)];
  if (deepest) scope.report(diagnostic('tables-too-deep', deepest.span, { most: limits.tables }));
  const demands = rows.flatMap(({ demands }) => demands);
  const rule = (kind: 'type' | 'unknown', message: string) =>
    ({ kind, id: `${name}.${kind}`, message, source: { table: definition.table, rows: [] } }) as const;
  const conditions = conditionRules(scope, { name, table: definition.table }, fields, demands);
  const rules =
    definition.rules &&
    tableRules(
      scope,
      { name, table: definition.table, fields, rows: siblings, shape, direction: context.direction, built },
      definition.rules.definitions,
      definition.rules.place,
      [...fields.flatMap((field) => field.rules.map(({ id }) => id)), ...conditions.map(({ id }) => id)],
    );
  const whole: Shape = {
    kind: 'shape',
    name,
    typeName,
    shared: definition.place.file.kind === 'common',
    table: definition.table,
    description: definition.description,
    fields,
    conditions,
    ...(rules ? { tableRules: rules } : {}),
    typeRule: rule('type', `${name} must be an object`),
    unknownRule: rule('unknown', `${name} has no such element`),
    span: keyAt(definition.place),
  };
  Object.assign(shape, whole);
  context.levels.set(shape, levels);
  return shape;
}

/**
 * A placeholder for a shape that cannot be found, or that is part of a cycle. Both are errors, so no later phase uses it.
 */
const placeholder = Object.freeze({}) as Shape;

interface Row {
  readonly name: string;
  readonly definition: FieldDefinition | ParameterDefinition;
  readonly row: number;
  readonly siblings: Rows;
}

function buildField(
  context: MessageContext,
  shape: { readonly name: string; readonly table: string },
  { name, definition, row, siblings }: Row,
  place: Place,
): { field: Field; demands: readonly Demand[] } {
  const { scope } = context;
  const type = valueType(definition, {
    shape: () => shapeOf(context, shape.name, { name, definition }, place),
    alternatives: () => alternativesOf(context, shape.name, { name, definition }, place),
    pattern: soundPattern(scope, definition.pattern, at(place, 'pattern')),
  });
  const resolved = (written: ConditionDefinition, where: Place): Condition | undefined =>
    conditionOfRow(scope, written, where, { name, direction: context.direction, rows: siblings });
  const condition = (key: 'when' | 'unless' | 'forbidden' | 'ignored'): Condition | undefined => {
    const written: ConditionDefinition | undefined = definition[key];
    if (written === undefined || proseIn(written) !== undefined || asksParent(written)) return undefined;
    return resolved(written, inside(place, key));
  };
  const { mandatory, forbidden, ignored } = effectsOf(definition, condition);
  const demands: Demand[] = [
    ...(mandatory ? [{ field: name, effect: 'mandatory', when: mandatory } as const] : []),
    ...(forbidden ? [{ field: name, effect: 'forbidden', when: forbidden } as const] : []),
  ];
  const isEnveloped = context.trail.length === 0 && context.enveloped;
  const wire = wireTolerance(definition, isEnveloped ? undefined : context.tolerances);
  const location = 'in' in definition ? definition.in : undefined;
  const defaults = rowDefaults(definition, (written, path) =>
    asksParent(written) ? undefined : resolved(written, inside(place, ...path)),
  );
  const base: Omit<Field, 'rules' | 'array'> = {
    kind: 'field',
    name,
    row,
    presence: definition.presence,
    pageType: definition.named === undefined ? definition.type : `${definition.named} (${definition.type})`,
    type,
    description: definition.description,
    ...(definition.depth === undefined ? {} : { depth: definition.depth }),
    ...(definition.default === undefined ? {} : { default: definition.default }),
    fills: definition.default !== undefined && definition.presence !== 'M' && !defaults,
    ...(definition.deprecated === undefined ? {} : { deprecated: definition.deprecated }),
    future: definition.future ?? false,
    readings: readingsOf(scope, definition.reading, place),
    wire,
    ...emptiness(definition, wire),
    ...(definition.only === undefined ? {} : { only: definition.only }),
    ...(location === undefined ? {} : { location }),
    ...(defaults ? { defaults } : {}),
    ...('in' in definition && definition.array ? { list: listStyle(definition) } : {}),
    ...('pageName' in definition && definition.pageName !== undefined ? { pageName: definition.pageName } : {}),
    ...(ignored ? { ignored } : {}),
    ranges: narrowingsOf(definition).flatMap(({ narrowing, path }): readonly Range[] => {
      const where = inside(place, ...path);
      const holdsWhen = asksParent(narrowing.when) ? undefined : resolved(narrowing.when, inside(where, 'when'));
      const pattern = soundPattern(scope, narrowing.pattern, at(where, 'pattern'));
      return holdsWhen && narrowsValue(narrowing) ? [rangeOf(definition, narrowing, holdsWhen, pattern)] : [];
    }),
    prose: proseRules(definition),
    span: keyAt(place),
  };
  const { field, rules } = withContainers(
    scope,
    base,
    'in' in definition ? withEntries(definition) : definition,
    place,
  );
  const mayBeEmpty = context.trail.length === 0 && context.emptyTexts.includes(name);
  rules.push(...fieldRules(shape, field, mayBeEmpty));
  const whole: Field = { ...field, rules };
  if (ignoresByParent(definition)) scope.report(diagnostic('ignored-by-parent', keyAt(place), { name }));
  const asking = parentDemands(definition, place);
  if (asking.length > 0) context.asking.push({ shape: shape.name, field: whole, demands: asking });
  return { field: whole, demands };
}

/** Whether an element would be ignored by what a table around its own says. */
function ignoresByParent({ when, unless, ignored, otherwise }: FieldDefinition): boolean {
  const isAsked = (condition?: ConditionDefinition): boolean => condition !== undefined && asksParent(condition);
  return isAsked(ignored) || (otherwise === 'ignored' && (isAsked(when) || isAsked(unless)));
}

/** The shape of an Object; the placeholder, with a diagnostic, if there is none. */
function shapeOf(
  context: MessageContext,
  shape: string,
  { name, definition }: Pick<TableRow, 'name' | 'definition'>,
  place: Place,
): Shape {
  if (definition.shape !== undefined) {
    return referredShape(context, stepFrom(shape, name, definition), definition.shape, inside(place, 'shape')).shape;
  }
  context.scope.report(diagnostic('object-without-shape', keyAt(place), { name }));
  return placeholder;
}

/** The shapes of alternatives, each once, and what tells them apart. */
function alternativesOf(
  context: MessageContext,
  shape: string,
  { name, definition }: Pick<TableRow, 'name' | 'definition'>,
  place: Place,
): ValueType {
  const { by, of } = defined(definition.alternatives, 'alternatives');
  const values = new Map<string, string[]>();
  for (const [value, one] of Object.entries(of)) addTo(values, one, value);
  const found = [...values].map(([one, own]) => {
    const where = inside(place, 'alternatives', 'of', defined(own[0], 'a value'));
    const referred = referredShape(context, stepFrom(shape, name, definition), one, where);
    if (referred.definition)
      checkTold(context.scope, by, { name: one, values: own, table: referred.definition }, at(where));
    return { values: own, shape: referred.shape };
  });
  const [first, ...others] = found.map((one) => one.shape);
  const shared = first && isWhole(first) && others.every(isWhole) ? sharedShape([first, ...others]) : undefined;
  return { kind: 'alternatives', by, of: found, ...(shared && { shared }) };
}

/** Whether a shape has its elements already; one that leads back to itself gets them later. */
function isWhole(shape: Shape): boolean {
  return 'fields' in shape;
}

type Step = MessageContext['trail'][number];

function stepFrom(shape: string, element: string, { depth }: FieldDefinition): Step {
  return { shape, step: `${shape}.${element}`, isLimited: depth !== undefined };
}

/** A shape with its table; the placeholder, with a diagnostic, if there is none. */
interface Referred {
  readonly shape: Shape;
  readonly definition?: ShapeDefinition;
}

function referredShape(context: MessageContext, from: Step, name: string, place: Place): Referred {
  const found = shapeNamed(context.scope, name, at(place));
  if (!found) return { shape: placeholder };
  const { definition } = found;
  const trail = [...context.trail, from];
  const start = trail.findIndex((step) => step.shape === name);
  if (start >= 0) {
    const outer = context.built.get(name);
    if (outer && trail.slice(start).some(({ isLimited }) => isLimited)) return { shape: outer, definition };
    const cycle = [...trail.slice(start).map(({ step }) => step), name].join(' -> ');
    context.scope.report(diagnostic('reference-cycle', at(place), { cycle }));
    return { shape: placeholder };
  }
  if (trail.length >= limits.tables) {
    context.scope.report(diagnostic('tables-too-deep', at(place), { most: limits.tables }));
    return { shape: placeholder };
  }
  return { shape: buildShape({ ...context, trail }, name, tableOf(found)), definition };
}
