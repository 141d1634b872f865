/** Candidates about an element of one of several tables: each of them, and objects that tell none. */
import type { Candidate } from './candidate.js';
import type { ElementBuilder } from './element-builder.js';
import { objectsOfAll } from './cases.js';
import { elementOf } from './payload-context.js';

export function alternativeCandidates({ context, field, rule, make }: ElementBuilder): readonly Candidate[] {
  const { type } = field;
  const about = rule('alternative');
  if (type.kind !== 'alternatives' || about === undefined) return [];
  const { by } = type;
  const told = (name: string, value: unknown, expects: string, note: string): Candidate =>
    make({ about, name, value: elementOf(context, field, value), expects, note });
  const objects = objectsOfAll(context, type).map((object) => ({ value: String(object[by]), object }));
  const [first] = objects;
  const others: Readonly<Record<string, unknown>> = {
    unknown: 'another value',
    number: 7,
    null: null,
    'empty-text': '',
  };
  return [
    ...objects.map(({ value, object }) => told(`told-${value}`, object, 'good', `told by ${by}: ${value}`)),
    told('untold', {}, about, `${by} left out`),
    ...Object.entries(others).map(([name, value]) =>
      told(`told-by-${name}`, { ...first?.object, [by]: value }, about, `${by} tells no table`),
    ),
    // The elements of the first one are judged by the table of another one.
    ...objects
      .slice(1)
      .map(({ value }) =>
        told(`first-as-${value}`, { ...first?.object, [by]: value }, 'any', `told ${value} of another`),
      ),
  ];
}
