/** What the outcomes that a definition lists have in common. */
import type { Body, BodyOutcome, ElementPath, Message, Outcome, Rule, Shape, Sign } from './model.js';
import { oneOf } from './words.js';

/** Whether an answer that ends like this has a body. */
export function hasBody(outcome: Outcome): outcome is BodyOutcome {
  return outcome.shape !== undefined;
}

/** The bodies of a message, each once; the only one if the definition lists no outcomes. */
export function bodiesOf({ root, array, outcomes }: Message): readonly Body[] {
  return outcomes ? distinct(outcomes) : [{ shape: root, ...(array ? { array } : {}) }];
}

/** What the body is called in the rules of its entries together. */
export const bodyName = 'the body';

/** The tables with one element, the body, that hold the rules of its entries together. */
export function wholesOf(message: Message): readonly Shape[] {
  return bodiesOf(message).flatMap(({ array }) => array?.whole ?? []);
}

/** The body that others are beside: what a value is reported as that is none of them. */
export function firstBodyOf(message: Message): Body {
  return bodiesOf(message)[0] ?? { shape: message.root };
}

/** The first of each body. */
export function distinct<One extends Body>(bodies: readonly One[]): readonly One[] {
  return bodies.filter((body, index) => bodies.findIndex((other) => isSameBody(body, other)) === index);
}

export function isSameBody(one: Body, other: Body): boolean {
  return one.shape === other.shape && one.array === other.array;
}

/** The shapes of the bodies of a message, or of their entries, each once. */
export function rootsOf(message: Message): readonly Shape[] {
  return [...new Set(bodiesOf(message).map(({ shape }) => shape))];
}

/** Whether a message has different bodies. */
export function isUnion(message: Message): boolean {
  return bodiesOf(message).length > 1;
}

/** The type of a body: its own where there are several, and otherwise that of the message. */
export function bodyTypeName(message: Message, { shape, array }: Body): string {
  return isUnion(message) ? (array ?? shape).typeName : message.typeName;
}

/** The rule that a value breaks which is no array, or no object. */
export function bodyTypeRule({ shape, array }: Body): Rule {
  return array?.rules.find(({ kind }) => kind === 'type') ?? shape.typeRule;
}

/** The shapes of the bodies that are objects, each once. */
export function objectRootsOf(message: Message): readonly Shape[] {
  return bodiesOf(message).flatMap(({ shape, array }) => (array ? [] : shape));
}

/**
 * The elements that only one of the shapes lists. A body that gives some of another shape's and none of its own is not of
 * this shape: otherwise an answer that lacks an element would pass as any outcome that asks for nothing.
 */
export function tellingNames(message: Message, shape: Shape): readonly string[] {
  const others = objectRootsOf(message).filter((other) => other !== shape);
  return shape.fields
    .map(({ name }) => name)
    .filter((name) => others.every(({ fields }) => fields.every((field) => field.name !== name)));
}

/** The successes that an element of the answer tells. */
export function toldBy({ outcomes = [] }: Message): readonly (BodyOutcome & { readonly when: Sign })[] {
  return outcomes.flatMap((outcome) => (outcome.when ? [{ ...outcome, when: outcome.when }] : []));
}

/** The shape that the signs of a message speak of: an entry of `each`, or a body. */
export function isToldByElement(message: Message): boolean {
  return toldBy(message).length > 0;
}

/** `header.status`. */
export function pathName(path: ElementPath): string {
  return path.map(({ name }) => name).join('.');
}

/** A sign in words: 'header.status is 00 or 01'. */
export function describeSign({ path, test }: Sign): string {
  const name = pathName(path);
  switch (test.kind) {
    case 'given':
      return `${name} is ${test.isGiven ? 'given' : 'empty or not given'}`;
    case 'in':
      return `${name} is ${oneOf(test.values)}`;
    case 'matches':
      return `${name} matches ${test.pattern}`;
  }
}
