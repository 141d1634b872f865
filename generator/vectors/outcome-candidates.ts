/** Candidates for a response whose outcomes the definition lists: a body of each, and each way to tell a success. */
import type { Shape, Sign } from '../model/model.js';
import { bodiesOf, pathName, toldBy } from '../model/outcomes.js';
import { smallestBody } from './body.js';
import type { Candidate } from './candidate.js';
import { elementOf, type Elements, ownValue, type PayloadContext, smallest, weightWithout } from './payload-context.js';

export function outcomeCandidates(context: PayloadContext): readonly Candidate[] {
  const { message } = context;
  if (!message.outcomes) return [];
  const about = message.root.typeRule.id;
  const [, ...others] = bodiesOf(message);
  const bodies = others.map((body): Candidate => {
    const { shape, array } = body;
    const called = array ? `array of ${shape.name}` : shape.name;
    return {
      about,
      name: `smallest-${called.replaceAll(' ', '-')}`,
      ...smallestBody(context, body),
      expects: 'good',
      note: `the smallest ${called}`,
    };
  });
  const signs = toldBy(message).flatMap(({ when, shape }, at) => signCandidates(context, shape, when, at));
  return [...bodies, ...signs];
}

/** The element that tells with values of each kind: those of a success, others, blanks, and none. */
function signCandidates(context: PayloadContext, shape: Shape, sign: Sign, at: number): readonly Candidate[] {
  const values: readonly (readonly [string, unknown])[] = [
    ['absent', undefined],
    ['blank', ''],
    ['null', null],
    ['text', 'SOME_CODE'],
    ['number', 7],
    ...told(context, sign).map((value, index) => [`told-${index}`, value] as const),
  ];
  const name = pathName(sign.path);
  return values.map(([what, value]): Candidate => ({
    about: context.message.root.typeRule.id,
    name: `sign-${at}-${what}`,
    weight: weightWithout(context, shape, {}) + 64,
    input: () => bodyWith(context, shape, sign, value),
    expects: 'any',
    note: `${name} ${what.replace('-', ' ')}`,
  }));
}

function told({ texts }: PayloadContext, { test }: Sign): readonly unknown[] {
  if (test.kind === 'in') return test.values.slice(0, 8);
  return test.kind === 'matches' ? (texts.get(test.pattern) ?? []).slice(0, 8) : [];
}

/** The smallest body whose element has the value. */
function bodyWith(context: PayloadContext, shape: Shape, { path }: Sign, value: unknown): Elements {
  const { each } = context.message;
  if (each?.type.kind === 'object') {
    const entry = put(context, smallest(context, each.type.shape, {}), path, value);
    return smallest(context, shape, { [each.name]: elementOf(context, each, entry) });
  }
  return put(context, smallest(context, shape, {}), path, value);
}

function put(context: PayloadContext, object: Elements, [field, ...rest]: Sign['path'], value: unknown): Elements {
  if (!field) return object;
  const inner = ownValue(object, field.name);
  const nested = field.type.kind === 'object' ? smallest(context, field.type.shape, {}) : {};
  const given = rest.length === 0 ? value : put(context, (inner ?? nested) as Elements, rest, value);
  const others = Object.entries(object).filter(([name]) => name !== field.name);
  return Object.fromEntries(given === undefined ? others : [...others, [field.name, given]]);
}
