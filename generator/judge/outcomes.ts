/** Judges a response whose outcomes the definition lists: which of them it is, and whether it succeeded. */
import type { Body, BodyOutcome, ElementPath, Message, Sign } from '../model/model.js';
import { distinct, firstBodyOf, tellingNames } from '../model/outcomes.js';
import { entriesOf, isArray, isPlainObject, ownElements } from './values.js';

type Elements = Readonly<Record<string, unknown>>;

/** What a body says about itself, before it is judged. */
export interface Told {
  /** What the body may be, each with the kind of its first outcome. */
  readonly candidates: readonly BodyOutcome[];
  /** What a body is reported as that is none of them. */
  readonly meant: Body;
  /** Absent if nothing in the body tells. */
  readonly kind?: 'success' | 'failure';
}

/** What a body tells: whether it is an array, and by its elements. */
export function told(message: Message, value: unknown): Told {
  const all = message.outcomes ?? [];
  const alike = all.filter(({ array }) => (array ? isArray(value) : isPlainObject(value)));
  if (alike.length === 0) return { candidates: [], meant: firstBodyOf(message) };
  return isPlainObject(value) ? toldBy(message, alike, value) : withCandidates(message, distinct(alike));
}

/** What an object tells by its elements. */
function toldBy(message: Message, all: readonly BodyOutcome[], body: Elements): Told {
  const signed = all.filter(({ when }) => when);
  const kind = signed.length === 0 ? undefined : kindOf(message, signed, body);
  const told = signed.length === 0 ? all : possible(message, all, kind, body);
  const given = ownElements(body);
  const gives = ({ shape }: BodyOutcome): boolean => tellingNames(message, shape).some((name) => given.has(name));
  const giving = told.filter(gives);
  // Where an element tells success from failure, elements of a body only say as which of them it is reported.
  const rest = signed.length > 0 || giving.length === 0 ? told.filter((outcome) => !gives(outcome)) : [];
  return { ...withCandidates(message, distinct([...giving, ...rest])), ...(kind === undefined ? {} : { kind }) };
}

function withCandidates(message: Message, candidates: readonly BodyOutcome[]): Told {
  return { candidates, meant: candidates[0] ?? firstBodyOf(message) };
}

/** The successes whose sign the body has; if there are none, every other outcome. */
function possible(
  message: Message,
  all: readonly BodyOutcome[],
  kind: 'success' | 'failure' | undefined,
  body: Elements,
): readonly BodyOutcome[] {
  if (kind !== 'success') return all.filter(({ when }) => !when);
  return all.filter(({ kind: own, when }) => own === 'success' && when && says(message, when, body));
}

function kindOf(message: Message, signed: readonly BodyOutcome[], body: Elements): 'success' | 'failure' | undefined {
  if (signed.some(({ when }) => when && says(message, when, body))) return 'success';
  // A success without a sign may be meant as well, unless it is an array.
  return message.outcomes?.some(({ kind, when, array }) => kind === 'success' && !when && !array) === true
    ? undefined
    : 'failure';
}

/** Whether a body, or each of its entries, has the sign. */
function says({ each }: Message, sign: Sign, body: Elements): boolean {
  if (!each) return holds(sign, body);
  const entries = ownElements(body).get(each.name);
  return isArray(entries) && entriesOf(entries).every((entry) => isPlainObject(entry) && holds(sign, entry));
}

function holds({ path, test }: Sign, body: Elements): boolean {
  const value = valueAt(body, path);
  switch (test.kind) {
    case 'given':
      return isGiven(value) === test.isGiven;
    case 'in':
      return test.values.some((one) => one === value);
    case 'matches':
      return typeof value === 'string' && new RegExp(test.pattern, 'u').test(value);
  }
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function valueAt(body: Elements, path: ElementPath): unknown {
  let value: unknown = body;
  for (const { name } of path) value = isPlainObject(value) ? ownElements(value).get(name) : undefined;
  return value;
}
