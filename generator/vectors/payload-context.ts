/** Builds payloads: the smallest message around the object or value that a vector is about. */
import { defined } from '../defined.js';
import { emptyOf } from '../model/blanks.js';
import { Found, type KnownParts } from '../judge/judging.js';
import { judgeObject } from '../judge/object.js';
import type { Tables } from '../judge/tables.js';
import type { Body, Field, Form, Message, Scalar, Shape, Violation } from '../model/model.js';
import { bodiesOf, bodyName, wholesOf } from '../model/outcomes.js';
import { isNested, isScalar, type NestedType, shapesIn } from '../model/value-types.js';
import { bodyOf } from './body.js';
import { counting } from './cases.js';
import { type ArrayRules, arrayRulesOf, furtherEntries, inOrder, isElements, leastEntries } from './arrays.js';
import { mapOf } from './maps.js';
import { ownElements } from './own-elements.js';
import { remembered } from './remembered.js';
import { rightValues } from './right-values.js';
import { settle } from './settle.js';
import type { Constraints } from './settle-many.js';
import { tellingElement, tellingValues } from './telling-values.js';
import { withTotals } from './totals.js';
import { likeness, type Tie, type Ties, tiesOf } from './ties.js';
import { building, leavesOut, nothingUnfinished, rememberedWhole, type Unfinished } from './unfinished.js';
import { type Ways, waysOf, wayTo } from './ways.js';
import { manyOf, type Weights, weightOf } from './weight.js';

export interface PayloadContext {
  readonly message: Message;
  readonly form: Form;
  /** Matching texts for each pattern. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
  /** The elements that lead from the root to each table. */
  readonly ways: Ways;
  readonly weights: Weights;
  /** The rules about the entries of arrays. */
  readonly arrayRules: ReadonlyMap<Field, ArrayRules>;
  /** Caches, which are the same for all forms. Payloads share their parts, so that none is built twice. */
  readonly known: {
    readonly tables: Tables;
    readonly parts: KnownParts;
    readonly entries: Map<Field, readonly Scalar[]>;
    readonly samples: Map<Field, unknown>;
    readonly smallest: Map<Shape, Elements>;
    readonly frames: Map<Field, Elements>;
    readonly around: Map<Shape, number>;
    readonly ties: Map<Shape, Ties>;
    readonly settled: Map<Tie, Map<string, Elements>>;
    readonly constraints: Map<Tie, Constraints>;
    readonly telling: Map<Shape, Field | undefined>;
    readonly unfinished: Unfinished;
  };
}

/** Elements with their values; undefined means absent. */
export type Elements = Readonly<Record<string, unknown>>;

export function payloadContext(
  message: Message,
  form: Form,
  texts: ReadonlyMap<string, readonly string[]>,
): PayloadContext {
  const known = {
    ...{ tables: new Map(), entries: new Map(), samples: new Map(), smallest: new Map(), frames: new Map() },
    ...{ around: new Map(), ties: new Map(), settled: new Map(), telling: new Map() },
    ...{ constraints: new Map(), parts: new WeakMap(), unfinished: nothingUnfinished() },
  };
  return {
    message,
    form,
    texts,
    ways: waysOf(message),
    weights: new WeakMap(),
    arrayRules: arrayRulesOf([...message.shapes, ...wholesOf(message)]),
    known,
  };
}

/**
 * The smallest message around an object of the table.
 *
 * @param about the element that the payload is about
 */
export function messageAround(context: PayloadContext, shape: Shape, value: unknown, about?: Field): unknown {
  if (wholesOf(context.message).includes(shape)) return isElements(value) ? value[bodyName] : value;
  const body = wayTo(context, shape, about).reduceRight<unknown>((inner, { shape: outer, field }) => {
    const own = elementOf(context, field, inner);
    const isSeen = ties(context, outer).get(field.name)?.seen.has(field.name) === true;
    const around = isSeen
      ? smallest(context, outer, { ...counting(context, outer, field), [field.name]: own })
      : frame(context, outer, field);
    return withTotals(context, outer, field, { ...around, [field.name]: own });
  }, value);
  return bodyOf(context, bodyFor(context, wayTo(context, shape, about)[0]?.shape ?? shape), body);
}

/** The first body that is an object of a table, or has such entries. */
export function bodyFor({ message }: PayloadContext, root: Shape): Body {
  return bodiesOf(message).find(({ shape }) => shape === root) ?? { shape: root };
}

/** The smallest object around an element that leads to a nested table. */
function frame(context: PayloadContext, shape: Shape, field: Field): Elements {
  return remembered(context.known.frames, field, () =>
    smallest(context, shape, { ...counting(context, shape, field), [field.name]: {} }),
  );
}

/** The size of that message without the object. */
export function weightAround(context: PayloadContext, shape: Shape): number {
  return remembered(context.known.around, shape, () => weightOf(messageAround(context, shape, {}), context.weights));
}

/** The size of the smallest object of the table without some of its elements. */
export function weightWithout(context: PayloadContext, shape: Shape, without: Elements): number {
  const whole = smallest(context, shape, {});
  const weight = weightOf(whole, context.weights);
  if (Number.isFinite(weight)) return weight;
  const rest = Object.entries(whole).filter(([name]) => !Object.hasOwn(without, name));
  return weightOf(Object.fromEntries(rest), context.weights);
}

/** The value of an element that contains this one; arrays and maps are filled up to their minimum number of entries. */
export function elementOf(context: PayloadContext, field: Field, value: unknown): unknown {
  const inner = isNested(field.type) ? nestedOf(context, field.type, value) : value;
  if (!field.array) return inner;
  const more = Math.max(leastEntries(context, field) - 1, 0);
  if (more === 0) return [inner];
  const others = entriesOf(context, field, more, [inner]);
  return Array.isArray(others) ? inOrder(context, field, [inner, ...(others as readonly unknown[])]) : others;
}

function nestedOf(context: PayloadContext, type: NestedType, value: unknown): unknown {
  const inner = elementOf(context, type.of, value);
  return type.kind === 'map' ? mapOf(context, type, Math.max(type.minEntries, 1), inner) : inner;
}

/** A number of valid entries of an array to follow others, or {@link tooLarge}. */
export function entriesOf(
  context: PayloadContext,
  field: Field,
  count: number,
  before: readonly unknown[] = [],
): unknown {
  const value = entry(context, field);
  const one = isNested(field.type) ? nestedOf(context, field.type, value) : value;
  const all = manyOf(count, weightOf(one, context.weights), () => one);
  if (!context.arrayRules.has(field) || !Array.isArray(all)) return all;
  return inOrder(context, field, furtherEntries(context, field, before, count));
}

/** A valid value of an element, or of an entry if it is an array or holds others. */
export function entry(context: PayloadContext, field: Field): unknown {
  const { type } = field;
  if (isNested(type)) return entry(context, type.of);
  if (type.kind === 'object') return smallest(context, type.shape, {});
  if (type.kind === 'alternatives') return smallest(context, defined(type.of[0], 'an alternative').shape, {});
  if (type.kind === 'nothing') return emptyOf(field)?.value;
  return isScalar(type) ? entries(context, field)[0] : plainest[type.kind];
}

/** What stands where anything may stand. */
const plainest = { any: 'a', free: { a: 1 } } as const;

/** Valid values of an element that is not an object, or of an entry of it, the simplest first. */
export function entries(context: PayloadContext, field: Field): readonly Scalar[] {
  return remembered(context.known.entries, field, () => {
    const brokenBy = brokenByEntry(context, field);
    return [...tellingValues(context, field), ...rightValues(field, context.texts)].filter(
      (value) => brokenBy(value).length === 0,
    );
  });
}

/** Returns the ids of the rules that a value of an element, or an entry of it, breaks regardless of other elements. */
export function brokenByEntry(context: PayloadContext, field: Field): (value: Scalar) => readonly string[] {
  const plain: Partial<Field> = { ...field, ranges: [], nullable: false };
  delete (plain as { emptyText?: unknown }).emptyText;
  delete (plain as { array?: unknown }).array;
  delete (plain as { ignored?: unknown }).ignored;
  const alone = { ...context.message.root, fields: [plain as Field], conditions: [], tableRules: [] };
  const judging = { ...context, known: { ...context.known, tables: new Map() } };
  return (value) => broken(judging, alone, { [field.name]: value }).map(({ rule }) => rule);
}

/** A default value of an element. */
export function sample(context: PayloadContext, field: Field): unknown {
  // The values of an element that is nested in itself end with an empty one.
  const { array, depth, type } = field;
  const { samples, unfinished } = context.known;
  if (array?.maxItems === 0 || (depth !== undefined && array?.minItems === 0)) return [];
  if (depth !== undefined && !array && type.kind === 'map' && type.minEntries === 0) return {};
  const [inner] = shapesIn(type);
  if (inner && leavesOut(unfinished, inner)) return undefined;
  return rememberedWhole(unfinished, samples, field, () => elementOf(context, field, entry(context, field)));
}

/**
 * The smallest object of a table with these elements: mandatory elements, and those that the conditions require. Rules
 * that the given elements break remain broken.
 */
export function smallest(context: PayloadContext, shape: Shape, given: Elements): Elements {
  const { unfinished } = context.known;
  if (leavesOut(unfinished, shape)) return given;
  const plain = rememberedWhole(unfinished, context.known.smallest, shape, () =>
    building(unfinished, shape, () => {
      const asked = ownElements(shape, (field) => plainly(context, shape, field));
      return settled(context, shape, asked, new Set(ties(context, shape).values()), {});
    }),
  );
  const names = Object.keys(given);
  if (names.length === 0) return plain;
  // Elements that are tied to the given ones are settled again, the others do not change.
  return settled(context, shape, plain, new Set(names.flatMap((name) => ties(context, shape).get(name) ?? [])), given);
}

/** The elements together with the given ones, with their ties settled. */
function settled(
  context: PayloadContext,
  shape: Shape,
  plain: Elements,
  groups: ReadonlySet<Tie>,
  given: Elements,
): Elements {
  const locked = new Set(Object.keys(given));
  const found = new Map(
    [...groups].map((tie) => {
      const once = remembered(context.known.settled, tie, () => new Map<string, Elements>());
      const valueOf = (field: Field): unknown =>
        locked.has(field.name) ? given[field.name] : plainly(context, shape, field);
      return [
        tie,
        rememberedWhole(context.known.unfinished, once, likeness(tie, given), () =>
          settle(context, tie, ownElements(tie, valueOf), locked),
        ),
      ];
    }),
  );
  return ownElements(shape, ({ name }) => {
    if (locked.has(name)) return given[name];
    const tie = ties(context, shape).get(name);
    return ownValue((tie && found.get(tie)) ?? plain, name);
  });
}

/** The value of an own property, so that inherited ones such as `constructor` are not found. */
export function ownValue(elements: Elements, name: string): unknown {
  return Object.hasOwn(elements, name) ? elements[name] : undefined;
}

function ties(context: PayloadContext, shape: Shape): Ties {
  return remembered(context.known.ties, shape, () => tiesOf(shape));
}

/** The value of an element that is always given. */
function plainly(context: PayloadContext, shape: Shape, field: Field): unknown {
  const { root, envelope } = context.message;
  const isAsked =
    field.presence === 'M' ||
    (shape === root && envelope?.payload.includes(field) === true) ||
    tellingValues(context, field).length > 0 ||
    tellingElement(context, shape) === field;
  return isAsked ? sample(context, field) : undefined;
}

/** Whether the rules that tie an element to others are satisfied. */
export function breaksNothing(context: PayloadContext, shape: Shape, field: Field, elements: Elements): boolean {
  const tie = ties(context, shape).get(field.name);
  return tie === undefined || broken(context, tie.shape, elements).length === 0;
}

/** The violations of an object of a table in canonical form; unknown elements do not matter. */
export function broken({ message, known }: PayloadContext, shape: Shape, elements: Elements): readonly Violation[] {
  const violations = new Found<Violation>(Infinity);
  const judging = {
    message: { ...message, unknown: { canonical: 'keep', wire: 'keep' } as const },
    form: 'canonical' as const,
    tables: known.tables,
    parts: known.parts,
    violations,
    applied: new Found<never>(0),
    depth: 0,
  };
  judgeObject(judging, shape, elements, '');
  return violations.kept;
}
