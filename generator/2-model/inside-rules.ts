/**
 * Rules about elements inside that depend on elements around them: a table whose objects stand in the element `items` of
 * another one, say, and whose rows ask something of that other table. They are rules of the outermost table asked.
 */
import { diagnostic } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/nearest.js';
import { groupedBy } from '../grouped.js';
import { branchesWhere } from '../model/branches.js';
import { defaultsOf } from '../model/defaults.js';
import { describe, fieldsOf, renamed } from '../model/conditions.js';
import type { Branch, Condition, Direction, Field, InsideCheck, Shape, TableRule } from '../model/model.js';
import { insideOf, wholeOf } from '../model/inside-rules.js';
import { countCombinations, holds, TOO_MANY, variablesOf } from '../model/truth.js';
import { shapesIn } from '../model/value-types.js';
import { ruleId } from '../names.js';
import { narrowedCondition, narrowedWords } from './narrowed-condition.js';
import { areTooMany, levelsOf, type Part, type PartCase, type ParentDemand } from './parent-conditions.js';
import { resolveCondition } from './resolve-condition.js';
import { at, type Scope } from './scope.js';
import { rowsOfShape } from './sibling-rows.js';

/** A row with demands that depend on a table around its own. */
export interface AskingRow {
  readonly shape: string;
  readonly field: Field;
  readonly demands: readonly ParentDemand[];
}

interface Context {
  readonly scope: Scope;
  readonly direction: Direction;
  /** All shapes of the message. */
  readonly built: ReadonlyMap<string, Shape>;
}

/** An element that leads from a table to the next one inside. */
interface Step {
  readonly shape: Shape;
  readonly field: Field;
}

/** Adds the rules of the rows to the tables that they speak of. */
export function addInsideRules(context: Context, rows: readonly AskingRow[]): void {
  for (const row of rows) {
    const shape = context.built.get(row.shape);
    if (!shape) {
      // The headers of an answer are a table that stands in no other.
      for (const { place } of row.demands)
        context.scope.report(diagnostic('no-parent', at(place), { table: row.shape }));
      continue;
    }
    const isValues = ({ effect }: ParentDemand): boolean => typeof effect !== 'string';
    for (const demands of groupedBy(row.demands, isValues).values()) addRules(context, shape, row.field, demands);
  }
}

function addRules(context: Context, shape: Shape, field: Field, demands: readonly ParentDemand[]): void {
  const { scope } = context;
  const [first] = demands;
  if (!first) return;
  const tooMany = demands.find(({ cases }) => areTooMany(cases));
  if (tooMany) {
    scope.report(diagnostic('condition-too-large', at(tooMany.place), { most: TOO_MANY }));
    return;
  }
  if (defaultsOf(field).length > 0 && demands.some(({ effect }) => typeof effect === 'string')) {
    const reason = 'it has a default, so it has a value even when it is not given';
    scope.report(diagnostic('rule-does-not-fit', at(first.place), { name: field.name, rule: 'parent', reason }));
    return;
  }
  const levels = Math.max(...demands.map(({ cases }) => levelsOf(cases)));
  const ways = waysTo(context, shape, levels);
  if (ways.length === 0) scope.report(diagnostic('no-parent', at(first.place), { table: shape.table }));
  for (const way of ways) addRule(context, way, { shape, field }, demands);
}

/** The elements that lead to a table, through as many tables as asked. */
function waysTo({ built }: Context, shape: Shape, levels: number): readonly (readonly Step[])[] {
  const parents = (of: Shape): readonly Step[] =>
    [...built.values()].flatMap((outer) =>
      (outer.fields ?? []).filter(({ type }) => shapesIn(type).includes(of)).map((field) => ({ shape: outer, field })),
    );
  let ways = parents(shape).map((step): readonly Step[] => [step]);
  for (let level = 1; level < levels; level++)
    ways = ways.flatMap((way) => parents(way[0]?.shape ?? shape).map((step) => [step, ...way]));
  return ways;
}

interface Demanded {
  readonly parts: PartCase;
  readonly effect: ParentDemand['effect'];
}

function addRule(context: Context, way: readonly Step[], target: Step, demands: readonly ParentDemand[]): void {
  const { scope } = context;
  const [top] = way;
  const [demand] = demands;
  if (!top || !demand) return;
  const span = at(demand.place);
  for (const { field } of way) {
    const why = whyNotThrough(field);
    if (why === undefined) continue;
    scope.report(diagnostic('condition-does-not-fit', span, { name: field.name, why }));
    return;
  }
  const tables = [...way, target];
  const found = demands
    .flatMap(({ cases, effect }) => cases.map((parts): Demanded => ({ parts, effect })))
    .map((one) => demandedIn(context, tables, one, demand));
  const cases = found.flatMap((one) => one ?? []);
  if (cases.length < found.length) return;
  const path = way.map(({ field }) => field.name);
  const check = {
    check: 'inside' as const,
    path: way.map(({ field }) => ({ name: field.name, isArray: field.array !== undefined })),
    shape: target.shape.name,
    element: target.field.name,
    cases: cases.map((one) => one.case),
  };
  const branches = branchesOf(tables, check);
  if (!branches) {
    scope.report(diagnostic('condition-too-large', span, { most: TOO_MANY }));
    return;
  }
  if (branches.length === 0 || branches.some((branch) => branch.length === 0)) {
    scope.report(
      diagnostic(branches.length === 0 ? 'condition-always' : 'condition-never', span, { name: target.field.name }),
    );
    return;
  }
  const name = ['inside', ...path, target.field.name, ...(typeof demand.effect === 'string' ? [] : ['values'])].join(
    '.',
  );
  const named = new Set([path[0], ...cases.flatMap((one) => (one.case[0] ? fieldsOf(one.case[0]) : []))]);
  const taken = (top.shape.tableRules ?? []).map(({ id }) => id);
  const rule: TableRule = {
    kind: 'table',
    ...check,
    branches,
    id: ruleId(top.shape.name, name, taken),
    name,
    message: [...new Set(cases.map(({ words }) => words))].join('; '),
    source: {
      table: top.shape.table,
      rows: top.shape.fields.filter((field) => named.has(field.name)).map(({ row }) => row),
    },
    readings: target.field.readings,
    places: new Map([['', span]]),
  };
  Object.assign(top.shape, { tableRules: [...(top.shape.tableRules ?? []), rule] });
}

/** Why objects cannot be looked for in an element. */
function whyNotThrough({ type, wire }: Field): string | undefined {
  if (type.kind === 'map') return 'is a map';
  if (type.kind === 'list') return 'is an array of arrays';
  if (type.kind !== 'object') return 'may be of several tables';
  return wire.wrapper === undefined ? undefined : 'may be wrapped when it is read';
}

interface Found {
  readonly case: readonly (Condition | undefined)[];
  readonly words: string;
}

/** A case with its conditions, from the outermost table to that of the element, and the rule in words. */
function demandedIn(
  context: Context,
  tables: readonly Step[],
  { parts, effect }: Demanded,
  { place }: ParentDemand,
): Found | undefined {
  const { scope, direction } = context;
  const last = tables.length - 1;
  const written = tables.map(({ shape }, index): Condition | undefined | 'wrong' => {
    const siblings = rowsOfShape(scope, shape.name, direction);
    const own = parts[last - index] ?? [];
    const resolved = own.map((part) => siblings && partIn(scope, part, { ...siblings, isOwn: false }, shape));
    if (resolved.some((condition) => condition === undefined)) return 'wrong';
    return allOf(resolved.flatMap((condition) => condition ?? []));
  });
  if (written.includes('wrong')) return undefined;
  const said = written.flatMap((condition) => (condition === 'wrong' ? [] : [condition]));
  const { field, shape } = tables[last] ?? { field: undefined, shape: undefined };
  const siblings = shape && rowsOfShape(scope, shape.name, direction);
  if (!field || !siblings) return undefined;
  const present: Condition = { kind: 'present', field: field.name };
  const holdsThen =
    effect === 'mandatory'
      ? present
      : effect === 'forbidden'
        ? not(present)
        : narrowedCondition(scope, effect.narrowing, { place, field, siblings });
  if (!holdsThen) return undefined;
  // What is ignored is not judged, and neither is what is inside of it.
  const heeded = tables.map(({ field: step }) => (step.ignored ? [not(step.ignored)] : []));
  const broken = said.map((condition, index) =>
    allOf([...(condition ? [condition] : []), ...(heeded[index] ?? []), ...(index === last ? [not(holdsThen)] : [])]),
  );
  const steps = tables.slice(0, last).map((step) => step.field.name);
  const words = said
    .flatMap((condition, index) => {
      const prefix = steps
        .slice(0, index)
        .map((step) => `${step}.`)
        .join('');
      return condition ? [inWords(condition, prefix)] : [];
    })
    .join(' and ');
  const name = [...steps, field.name].join('.');
  const demanded =
    effect === 'mandatory'
      ? 'be given'
      : effect === 'forbidden'
        ? 'be left out'
        : `be ${narrowedWords(siblings.fields[field.name], effect.narrowing)}`;
  return { case: broken, words: `${name} must ${demanded} when ${words}` };
}

function inWords(condition: Condition, prefix: string): string {
  const words = describe(renamed(condition, (name) => `${prefix}${name}`));
  return condition.kind === 'any' ? `(${words})` : words;
}

function partIn(
  scope: Scope,
  { condition, place, isNegated }: Part,
  siblings: Parameters<typeof resolveCondition>[3],
  shape: Shape,
): Condition | undefined {
  const found = resolveCondition(inTable(scope, siblings, shape), condition, place, siblings);
  return found && (isNegated ? not(found) : found);
}

/** An element that only another one of the tables around has is told with the table that lacks it. */
function inTable(
  scope: Scope,
  { fields }: Parameters<typeof resolveCondition>[3],
  { table }: Shape,
): Pick<Scope, 'report'> {
  return {
    report: (found) => {
      const { span } = found;
      if (found.code !== 'unknown-element' || !span) return scope.report(found);
      const name = span.source.text.slice(span.start, span.end);
      scope.report(diagnostic('parent-without-element', span, { name, table }, nearest(name, Object.keys(fields))));
    },
  };
}

/** The alternatives that keep the rule; undefined where there are too many combinations. */
function branchesOf(
  tables: readonly Step[],
  check: Pick<InsideCheck, 'path' | 'cases'>,
): readonly Branch[] | undefined {
  const parts = tables.map((_, index) => insideOf(check, index));
  const isTooMany = tables.some(({ shape }, index) => {
    const condition = parts[index];
    return condition !== undefined && countCombinations(variablesOf([condition], [], shape.fields)) > TOO_MANY;
  });
  const [top] = tables;
  if (isTooMany || !top) return undefined;
  const whole = wholeOf(check);
  const variables = variablesOf([whole], [], top.shape.fields);
  if (countCombinations(variables) > TOO_MANY) return undefined;
  return branchesWhere((row) => !holds(whole, variables, row), variables);
}

function allOf(parts: readonly Condition[]): Condition | undefined {
  const [only] = parts;
  return parts.length > 1 ? { kind: 'all', of: parts } : only;
}

function not(condition: Condition): Condition {
  return condition.kind === 'not' ? condition.of : { kind: 'not', of: condition };
}
