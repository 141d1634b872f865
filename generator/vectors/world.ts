/** Where payloads are put together: the smallest message around whatever a vector is about. */
import { judgeObject } from '../judge/object.js';
import type { Branch, BranchTerm, ConditionRule, Field, Form, Message, Scalar, Shape, Violation } from '../model.js';
import { rightValues } from './right-values.js';

export interface World {
  readonly message: Message;
  readonly form: Form;
  /** A text for each pattern of the definition's own. */
  readonly texts: ReadonlyMap<string, string>;
  /** For each table the elements that lead to it from the root. */
  readonly ways: ReadonlyMap<Shape, readonly Step[]>;
}

interface Step {
  readonly shape: Shape;
  readonly field: Field;
}

/** Elements with their values; undefined keeps an element out. */
export type Elements = Readonly<Record<string, unknown>>;

export function worldOf(message: Message, form: Form, texts: ReadonlyMap<string, string>): World {
  const ways = new Map<Shape, readonly Step[]>();
  const visit = (shape: Shape, way: readonly Step[]): void => {
    if (ways.has(shape)) return;
    ways.set(shape, way);
    for (const field of shape.fields) {
      if (field.type.kind === 'object') visit(field.type.shape, [...way, { shape, field }]);
    }
  };
  visit(message.root, []);
  return { message, form, texts, ways };
}

/** A message as small as can be around an object of the table. */
export function messageAround(world: World, shape: Shape, value: unknown): unknown {
  return (world.ways.get(shape) ?? []).reduceRight<unknown>(
    (inner, step) => smallest(world, step.shape, { [step.field.name]: elementOf(world, step.field, inner) }),
    value,
  );
}

/** The value of an element that holds this: an array is filled up to its least number of entries, or to so many. */
export function elementOf(world: World, field: Field, value: unknown, count = field.array?.minItems ?? 1): unknown {
  if (!field.array) return value;
  return [value, ...Array.from({ length: Math.max(count - 1, 0) }, () => entry(world, field))];
}

/** One right value of an element, or one entry of it where it is an array. */
export function entry(world: World, field: Field): unknown {
  return field.type.kind === 'object' ? smallest(world, field.type.shape, {}) : entries(world, field)[0];
}

/** Right values of an element that is no object, or of an entry of it, the plainest first. */
export function entries({ message, texts }: World, field: Field): readonly Scalar[] {
  const plain = { ...field, ranges: [], nullable: false };
  delete (plain as { array?: unknown }).array;
  delete (plain as { ignored?: unknown }).ignored;
  return rightValues(field, texts).filter(
    (value) =>
      broken(message, { ...message.root, fields: [plain], conditions: [] }, { [field.name]: value }).length === 0,
  );
}

/** The value of an element when nothing else is asked of it. */
export function sample(world: World, field: Field): unknown {
  return elementOf(world, field, entry(world, field));
}

/**
 * The smallest object of a table with these elements: what is mandatory, and what the conditions ask for besides. Rules
 * that the given elements break stay broken.
 */
export function smallest(world: World, shape: Shape, given: Elements): Elements {
  const { root, envelope } = world.message;
  const asked = (field: Field): boolean =>
    field.presence === 'M' || (shape === root && envelope?.payload.includes(field) === true);
  const first = Object.fromEntries(
    shape.fields.map((field) => [
      field.name,
      Object.hasOwn(given, field.name) ? given[field.name] : asked(field) ? sample(world, field) : undefined,
    ]),
  );
  return inOrder(shape, settle(world, shape, first, new Set(Object.keys(given)), given));
}

/** Elements in the table's order without those that are kept out; what no table lists stands last. */
function inOrder(shape: Shape, elements: Elements): Elements {
  const names = [...new Set([...shape.fields.map(({ name }) => name), ...Object.keys(elements)])];
  return Object.fromEntries(names.flatMap((name) => (elements[name] === undefined ? [] : [[name, elements[name]]])));
}

/** Adds and removes elements that are not locked until no rule is broken that could be kept. */
function settle(
  world: World,
  shape: Shape,
  elements: Elements,
  locked: ReadonlySet<string>,
  given: Elements,
): Elements {
  const wrong = broken(world.message, shape, elements).filter(({ pointer }) => /^\/[^/]*$/.test(pointer));
  for (const { pointer, rule } of wrong) {
    const name = pointer.slice(1).replaceAll('~1', '/').replaceAll('~0', '~');
    const condition = shape.conditions.find(({ id }) => id === rule);
    const changes = condition
      ? changesFor(world, shape, condition, elements, locked)
      : othersFor(world, shape, name, locked);
    const settled = changes.map((change) =>
      settle(world, shape, { ...elements, ...change }, new Set([...locked, ...Object.keys(change)]), given),
    );
    const [best] = settled.sort((a, b) => costOf(world, shape, a) - costOf(world, shape, b));
    if (best) return best;
  }
  return elements;
}

/** Broken rules weigh more than elements. */
function costOf(world: World, shape: Shape, elements: Elements): number {
  const count = Object.values(elements).filter((value) => value !== undefined).length;
  return broken(world.message, shape, elements).length * 1000 + count;
}

/** For each branch of a rule that the locked elements leave open, what has to change. */
function changesFor(
  world: World,
  shape: Shape,
  { branches }: ConditionRule,
  elements: Elements,
  locked: ReadonlySet<string>,
): readonly Elements[] {
  return branches.flatMap((branch: Branch) => {
    const change: Record<string, unknown> = {};
    for (const term of branch) {
      const field = shape.fields.find(({ name }) => name === term.field);
      const value = elements[term.field];
      if (!field || isAllowed(term, value)) continue;
      const wanted = wantedValue(world, field, term);
      if (locked.has(term.field) || (wanted === undefined && !term.absent)) return [];
      change[term.field] = wanted;
    }
    return Object.keys(change).length > 0 ? [change] : [];
  });
}

function isAllowed({ absent, null: orNull = absent, present }: BranchTerm, value: unknown): boolean {
  if (value === undefined) return absent;
  if (value === null) return orNull;
  if (present === 'none' || present === 'any') return present === 'any';
  return 'only' in present ? present.only.includes(value as Scalar) : !present.except.includes(value as Scalar);
}

/** A value that a branch lets the element have; undefined where it lets it have none. */
function wantedValue(world: World, field: Field, term: BranchTerm): unknown {
  if (term.present === 'none') return undefined;
  if (term.present === 'any' || field.array) return sample(world, field);
  return entries(world, field).find((value) => isAllowed(term, value));
}

/** Other values for an element whose value breaks a rule of its own, a range say. */
function othersFor(world: World, shape: Shape, name: string, locked: ReadonlySet<string>): readonly Elements[] {
  const field = shape.fields.find((candidate) => candidate.name === name);
  if (!field || locked.has(name) || field.type.kind === 'object') return [];
  return entries(world, field).map((value) => ({ [name]: elementOf(world, field, value) }));
}

export function breaksNothing({ message }: World, shape: Shape, elements: Elements): boolean {
  return broken(message, shape, elements).length === 0;
}

/** What an object of a table breaks in canonical form. */
function broken(message: Message, shape: Shape, elements: Elements): readonly Violation[] {
  const violations: Violation[] = [];
  judgeObject({ message, form: 'canonical', violations, applied: [] }, shape, elements, '');
  return violations;
}
