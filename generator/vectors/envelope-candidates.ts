/** A response that tells success from failure: every mixture of code and payload. */
import type { Blank, Field } from '../model/model.js';
import type { Candidate } from './candidate.js';
import { confusionCandidates } from './confusions.js';
import type { ElementBuilder } from './element-builder.js';
import { countCandidates } from './counts.js';
import { weightOf } from './weight.js';
import { type Elements, sample, smallest, weightWithout, type PayloadContext } from './payload-context.js';

interface Look {
  readonly name: string;
  readonly value: unknown;
}

const blanks: Readonly<Record<Blank, Look>> = {
  '': { name: 'blank', value: '' },
  array: { name: 'empty-array', value: [] },
  object: { name: 'empty-object', value: {} },
  null: { name: 'null', value: null },
};

export function envelopeCandidates(context: PayloadContext): readonly Candidate[] {
  const { envelope, root } = context.message;
  if (!envelope) return [];
  const { errorCode, errorMessage, payload, rule } = envelope;
  const absent: Look = { name: 'absent', value: undefined };
  const codes: readonly Look[] = [absent, blanks[''], blanks.null, { name: 'code', value: 'SOME_CODE' }];
  const contents = payload.map((field) => [
    absent,
    ...Object.values(blanks),
    { name: 'given', value: sample(context, field) },
  ]);
  const others = smallest(context, root, {});
  const names = [errorCode.name, ...payload.map(({ name }) => name)];
  const put: Put = (changes) => ({
    weight: weightWithout(context, root, Object.keys(changes)) + weightOf(changes, context.weights),
    input: () =>
      Object.fromEntries(Object.entries({ ...others, ...changes }).filter(([, value]) => value !== undefined)),
  });
  return [
    ...mixturesOf(codes, contents).map((row): Candidate => ({
      about: rule.id,
      name: row.map(({ name }) => name).join('-'),
      ...put(Object.fromEntries(row.map(({ value }, index) => [names[index] ?? '', value]))),
      expects: 'any',
      note: row.map(({ name }, index) => `${names[index]} ${name.replaceAll('-', ' ')}`).join(', '),
    })),
    ...[errorCode, errorMessage].flatMap((field) => textCandidates(context, field, put)),
    ...payload.flatMap((field) => payloadCandidates(context, field, put)),
  ];
}

/** A message with these elements in place of the plain ones. */
type Put = (changes: Elements) => Pick<Candidate, 'weight' | 'input'>;

/** More mixtures than these are thinned out to those in which one element of the payload differs from the others. */
const MANY = 300;

function mixturesOf(codes: readonly Look[], contents: readonly (readonly Look[])[]): readonly (readonly Look[])[] {
  const count = contents.reduce((product, looks) => product * looks.length, codes.length);
  if (count <= MANY) {
    return [codes, ...contents].reduce<readonly (readonly Look[])[]>(
      (rows, looks) => rows.flatMap((row) => looks.map((look) => [...row, look])),
      [[]],
    );
  }
  const alike = (name: string): readonly Look[] =>
    contents.map((looks) => looks.find((look) => look.name === name)).filter((look) => look !== undefined);
  const plain = ['given', 'blank'].map(alike);
  return codes.flatMap((code) =>
    plain.flatMap((rest) => [
      [code, ...rest],
      ...contents.flatMap((looks, at) =>
        looks.filter((look) => look.name !== rest[at]?.name).map((look) => [code, ...rest.with(at, look)]),
      ),
    ]),
  );
}

/** Code and message are texts, of success empty ones; a reader takes null for that as well. */
function textCandidates({ form }: PayloadContext, field: Field, put: Put): readonly Candidate[] {
  const rule = field.rules.find(({ kind }) => kind === 'type')?.id ?? '';
  const wrong: Elements = { boolean: true, number: 7, array: [], object: {} };
  return [
    { about: rule, name: 'empty', ...put({ [field.name]: '' }), expects: 'good', note: `${field.name} empty` },
    {
      about: rule,
      name: 'null',
      ...put({ [field.name]: null }),
      expects: form === 'wire' ? 'good' : rule,
      note: `${field.name} null`,
    },
    ...Object.entries(wrong).map(([name, value]) => ({
      about: rule,
      name,
      ...put({ [field.name]: value }),
      expects: rule,
      note: `${field.name} that is no text but ${name}`,
    })),
  ];
}

/** The types of what a success holds. */
function payloadCandidates(context: PayloadContext, field: Field, put: Put): readonly Candidate[] {
  const builder: ElementBuilder = {
    context,
    shape: context.message.root,
    field,
    rule: (kind) => field.rules.find((rule) => rule.kind === kind)?.id,
    make: ({ about = builder.rule('type') ?? field.name, name, value, expects, note }) => ({
      about,
      name,
      ...put({ [field.name]: value }),
      expects,
      note,
    }),
  };
  const looksEmpty = Object.values(blanks).map(({ value }) => JSON.stringify(value));
  // What may stand for an empty payload is told apart by the mixtures.
  const confused = confusionCandidates(builder).filter(
    ({ input }) => !looksEmpty.includes(JSON.stringify((input() as Elements)[field.name])),
  );
  const given = builder.make({
    name: 'given',
    value: sample(context, field),
    expects: 'good',
    note: `${field.name} given`,
  });
  return [given, ...confused, ...countCandidates(builder)];
}
