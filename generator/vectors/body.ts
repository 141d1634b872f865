/** Candidates about a body that is an array: its type, that of its entries, and their number. */
import { jsonSamples } from '../formats/scalar-type.js';
import { rounded } from '../exact-number.js';
import type { Body, BodyArray, Shape } from '../model/model.js';
import { bodiesOf, bodyName, bodyTypeRule, firstBodyOf, objectRootsOf } from '../model/outcomes.js';
import { entryShape, tableRulesOf } from '../model/table-rules.js';
import { sumOf } from './additions.js';
import { entryWith, furtherEntries, isElements } from './arrays.js';
import type { Candidate } from './candidate.js';
import {
  elementOf,
  entriesOf,
  type Elements,
  type PayloadContext,
  smallest,
  weightAround,
  weightWithout,
} from './payload-context.js';
import { changeAt, valueAt } from './reached.js';
import { manyOf, weightOf } from './weight.js';

/** The smallest body of its kind, and its size. */
export function smallestBody(
  context: PayloadContext,
  body: Body,
): { readonly weight: number; readonly input: () => unknown } {
  const { shape, array } = body;
  return {
    weight: weightWithout(context, shape, {}) + (array ? weightAround(context, shape) : 0),
    input: () => bodyOf(context, body, smallest(context, shape, {})),
  };
}

/** The body with this object: an array is filled up to its minimum number of entries. */
export function bodyOf(context: PayloadContext, { shape, array }: Body, object: unknown): unknown {
  if (!array) return object;
  const [entries] = array.whole?.fields ?? [];
  if (entries) return completedBody(context, array, elementOf(context, entries, object), true);
  const others = bodyEntries(context, { shape, array }, Math.max(array.minItems - 1, 0));
  return Array.isArray(others) ? [object, ...(others as readonly unknown[])] : others;
}

/** A number of valid entries of a body, or {@link tooLarge}. */
export function bodyEntries(context: PayloadContext, { shape: root, array }: Body, count: number): unknown {
  const [entries] = array?.whole?.fields ?? [];
  if (entries) return completedBody(context, array, entriesOf(context, entries, count));
  const one = smallest(context, root, {});
  return manyOf(count, weightOf(one, context.weights), () => one);
}

export function bodyCandidates(context: PayloadContext, { shape: root, array }: Required<Body>): readonly Candidate[] {
  const weight = weightAround(context, root);
  const rule = (kind: string): string | undefined => array.rules.find((one) => one.kind === kind)?.id;
  // Where an answer may have another body, a value that is none of them breaks the type of the first one.
  const first = bodyTypeRule(firstBodyOf(context.message)).id;
  const isFirst = first === rule('type');
  const hasObjects = objectRootsOf(context.message).length > 0;
  const samples = Object.entries(jsonSamples);
  return [
    ...(isFirst ? samples : [])
      .filter(([name]) => name !== 'array' && !(hasObjects && name === 'object'))
      .map(([name, { value, note }]): Candidate => {
        return { about: first, name, weight, input: () => value, expects: first, note: `not an array but ${note}` };
      }),
    ...samples
      .filter(([name]) => name !== 'object')
      .map(([name, { value, note }]): Candidate => {
        const input = (): unknown => bodyOf(context, { shape: root, array }, value);
        const about = root.typeRule.id;
        return { about, name: `entry-${name}`, weight, input, expects: about, note: `an entry that is ${note}` };
      }),
    ...counted(context, { shape: root, array }, array.minItems - 1, rule('minItems'), false),
    ...counted(
      context,
      { shape: root, array },
      array.minItems,
      rule('minItems') ?? (isFirst ? first : root.typeRule.id),
      true,
    ),
    ...(array.maxItems === undefined
      ? []
      : [
          ...counted(context, { shape: root, array }, array.maxItems, rule('maxItems'), true),
          ...counted(context, { shape: root, array }, array.maxItems + 1, rule('maxItems'), false),
        ]),
  ];
}

/** The entries of a body; where they have to add up to a number, the last one makes up what is missing, or one more. */
export function completedBody(
  context: PayloadContext,
  array: BodyArray | undefined,
  all: unknown,
  mayGrow = false,
): unknown {
  const { whole } = array ?? {};
  const [field] = whole?.fields ?? [];
  const inner = entryShape(field);
  if (!whole || !field || !inner || !Array.isArray(all)) return all;
  let entries: readonly unknown[] = all;
  for (const rule of tableRulesOf(whole)) {
    if (rule.check !== 'sum' || !rule.of || typeof rule.is !== 'number') continue;
    const { of, is } = rule;
    const hasRoom = mayGrow && entries.length === 1 && (field.array?.maxItems ?? Infinity) > 1;
    const others = hasRoom ? entries : entries.slice(0, -1);
    const [last] = hasRoom ? furtherEntries(context, field, entries, 1) : entries.slice(-1);
    const sum = sumOf(others.map((entry) => (isElements(entry) ? valueAt(entry, of) : undefined)));
    if (isElements(last))
      entries = [...others, entryWith(context, field, changeAt(context, inner, last, [of, rounded(is - sum)]), last)];
  }
  return entries;
}

/** The same of a body as the element of a table, for rules of its entries; other tables stay as they are. */
export function withSums(context: PayloadContext, shape: Shape, elements: Elements): Elements {
  const body = bodiesOf(context.message).find(({ array }) => array?.whole === shape);
  return body ? { ...elements, [bodyName]: completedBody(context, body.array, elements[bodyName]) } : elements;
}

function counted(
  context: PayloadContext,
  body: Body,
  count: number,
  about: string | undefined,
  isGood: boolean,
): readonly Candidate[] {
  if (about === undefined || count < 0) return [];
  const entries = bodyEntries(context, body, count);
  const note = `${count} ${count === 1 ? 'entry' : 'entries'}`;
  const weight = weightOf(entries, context.weights);
  return [
    { about, name: note.replace(' ', '-'), weight, input: () => entries, expects: isGood ? 'good' : about, note },
  ];
}
