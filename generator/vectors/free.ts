/** Candidates about an element that may hold anything: what is inside of it is neither judged nor changed. */
import { isFree } from '../model/value-types.js';
import type { Candidate } from './candidate.js';
import type { ElementBuilder } from './element-builder.js';
import { elementOf } from './payload-context.js';

/** Readers of JSON commonly accept 64 levels in all. */
const DEEP = 24;

export function freeCandidates({ context, field, make }: ElementBuilder): readonly Candidate[] {
  if (!isFree(field.type)) return [];
  const objects: Readonly<Record<string, readonly [value: object, note: string]>> = {
    'empty-inside': [{}, 'an object without elements'],
    'blanks-inside': [{ a: '', b: null, c: [null, ''], d: [], e: {} }, 'blanks inside are values'],
    'prototype-inside': [own('__proto__', { a: 1 }), 'an element inside whose name is special in some languages'],
    'constructor-inside': [{ constructor: 1, toString: null, '': 2 }, 'elements inside with names that objects have'],
    'deep-inside': [nested(DEEP), `objects in objects, ${DEEP} levels deep`],
  };
  const others: typeof objects = { 'arrays-inside': [[[], [[0]], null], 'arrays in arrays'] };
  return Object.entries(field.type.kind === 'any' ? { ...objects, ...others } : objects).map(([name, [value, note]]) =>
    make({ name, value: elementOf(context, field, value), expects: 'good', note }),
  );
}

/** Unlike an assignment, this defines a property of any name. */
function own(name: string, value: unknown): object {
  return Object.fromEntries([[name, value]]);
}

function nested(depth: number): object {
  return Array.from({ length: depth }).reduce<object>((inner) => ({ a: inner }), {});
}
