/** What the outcomes that a definition lists have in common. */
import type { BodyOutcome, ElementPath, Message, Shape, Sign } from './model.js';
import { oneOf } from './words.js';

/** The shapes of the bodies of a message, each once; the root alone if the definition lists no outcomes. */
export function rootsOf({ root, outcomes }: Message): readonly Shape[] {
  return outcomes ? [...new Set(outcomes.map(({ shape }) => shape))] : [root];
}

/** Whether the bodies of a message have different shapes. */
export function isUnion(message: Message): boolean {
  return rootsOf(message).length > 1;
}

/** The type of a body: that of its table where there are several, and otherwise that of the message. */
export function bodyTypeName(message: Message, shape: Shape): string {
  return isUnion(message) ? shape.typeName : message.typeName;
}

/**
 * The elements that only one of the shapes lists. A body that gives some of another shape's and none of its own is not of
 * this shape: otherwise an answer that lacks an element would pass as any outcome that asks for nothing.
 */
export function tellingNames(message: Message, shape: Shape): readonly string[] {
  const others = rootsOf(message).filter((other) => other !== shape);
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
