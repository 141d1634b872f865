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
import type { Condition, Demand, Field, Range, Shape, ValueType } from '../model/model.js';
import { checkTold } from './told.js';
import { conditionRules } from './condition-rules.js';
import { effectsOf, narrowingsOf, proseRules, rangeOf } from './effects.js';
import { proseIn, resolveCondition, type Siblings } from './resolve-condition.js';
import { soundPattern } from './pattern.js';
import { withContainers } from './containers.js';
import { entriesWithin, shapesIn } from '../model/value-types.js';
import { fieldRules } from './rules.js';
import { at, inside, keyAt, type Place, readingsOf, rowsOf, type Scope, shapeNamed, siblingsOf } from './scope.js';
import { type Tolerances, wireTolerance } from './tolerances.js';
import { valueType } from './types.js';

/** The message whose shapes are built. */
export interface MessageContext {
  readonly scope: Scope;
  /** '' for the request, 'Response' for the response, so that a shape of both has two type names. */
  readonly prefix: string;
  readonly tolerances: Tolerances | undefined;
  /** Elements of the root whose text may be empty. */
  readonly emptyTexts: readonly string[];
  /** Shapes built so far, by name, in the order in which they were reached. */
  readonly built: Map<string, Shape>;
  /** The number of levels of tables in each of them. */
  readonly levels: Map<Shape, number>;
  /** Names of the elements that lead to the shape being built: `Request.contact`. */
  readonly trail: readonly { readonly shape: string; readonly step: string; readonly isLimited: boolean }[];
}

/** Builds the shape of a table and, in `context.built`, the shapes that it refers to. Reports mistakes. */
export function buildShape(
  context: MessageContext,
  name: string,
  definition: ShapeDefinition,
  place: Place,
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
  const siblings = siblingsOf(scope, definition.fields);
  const table = rowsOf(inside(place, 'fields'), definition.fields);
  const rows = table.map(([field, row], index) =>
    buildField(
      context,
      { name, table: definition.table },
      { name: field, definition: row, row: index + 1, siblings },
      inside(place, 'fields', field),
    ),
  );
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
  const whole: Shape = {
    kind: 'shape',
    name,
    typeName,
    shared: place.file.kind === 'common',
    table: definition.table,
    description: definition.description,
    fields,
    conditions: conditionRules(scope, { name, table: definition.table }, fields, demands),
    typeRule: rule('type', `${name} must be an object`),
    unknownRule: rule('unknown', `${name} has no such element`),
    span: keyAt(place),
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
  readonly siblings: Siblings;
}

function buildField(
  context: MessageContext,
  shape: { readonly name: string; readonly table: string },
  { name, definition, row, siblings }: Row,
  place: Place,
): { field: Field; demands: readonly Demand[] } {
  const { scope } = context;
  const type = valueType(definition, {
    shape: () => shapeOf(context, shape.name, { name, definition, row, siblings }, place),
    alternatives: () => alternativesOf(context, shape.name, { name, definition, row, siblings }, place),
    pattern: soundPattern(scope, definition.pattern, at(place, 'pattern')),
  });
  const condition = (key: 'when' | 'unless' | 'forbidden' | 'ignored'): Condition | undefined => {
    const written: ConditionDefinition | undefined = definition[key];
    return written === undefined || proseIn(written) !== undefined
      ? undefined
      : resolveCondition(scope, written, inside(place, key), siblings);
  };
  const { mandatory, forbidden, ignored } = effectsOf(definition, condition);
  const demands: Demand[] = [
    ...(mandatory ? [{ field: name, effect: 'mandatory', when: mandatory } as const] : []),
    ...(forbidden ? [{ field: name, effect: 'forbidden', when: forbidden } as const] : []),
  ];
  const wire = wireTolerance(definition, context.tolerances);
  const base: Omit<Field, 'rules' | 'array'> = {
    kind: 'field',
    name,
    row,
    presence: definition.presence,
    pageType: definition.type,
    type,
    description: definition.description,
    ...(definition.depth === undefined ? {} : { depth: definition.depth }),
    ...(definition.default === undefined ? {} : { default: definition.default }),
    fills: definition.default !== undefined && definition.presence !== 'M',
    ...(definition.deprecated === undefined ? {} : { deprecated: definition.deprecated }),
    future: definition.future ?? false,
    readings: readingsOf(scope, definition.reading, place),
    wire,
    nullable: wire.blank === 'null' && definition.presence !== 'M',
    ...('in' in definition ? { location: definition.in } : {}),
    ...('pageName' in definition && definition.pageName !== undefined ? { pageName: definition.pageName } : {}),
    ...(ignored ? { ignored } : {}),
    ranges: narrowingsOf(definition).flatMap(({ narrowing, path }): readonly Range[] => {
      const where = inside(place, ...path);
      const holdsWhen = resolveCondition(scope, narrowing.when, inside(where, 'when'), siblings);
      const pattern = soundPattern(scope, narrowing.pattern, at(where, 'pattern'));
      return holdsWhen ? [rangeOf(narrowing, holdsWhen, pattern)] : [];
    }),
    prose: proseRules(definition),
    span: keyAt(place),
  };
  const { field, rules } = withContainers(scope, base, definition, place);
  const mayBeEmpty = context.trail.length === 0 && context.emptyTexts.includes(name);
  rules.push(...fieldRules(shape, field, mayBeEmpty));
  return { field: { ...field, rules }, demands };
}

/** The shape of an Object; the placeholder, with a diagnostic, if there is none. */
function shapeOf(context: MessageContext, shape: string, { name, definition }: Row, place: Place): Shape {
  if (definition.shape !== undefined) {
    return referredShape(context, stepFrom(shape, name, definition), definition.shape, inside(place, 'shape')).shape;
  }
  context.scope.report(diagnostic('object-without-shape', keyAt(place), { name }));
  return placeholder;
}

/** The shapes of alternatives, each once, and what tells them apart. */
function alternativesOf(context: MessageContext, shape: string, { name, definition }: Row, place: Place): ValueType {
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
  return { kind: 'alternatives', by, of: found };
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
  return { shape: buildShape({ ...context, trail }, name, definition, found.place), definition };
}
