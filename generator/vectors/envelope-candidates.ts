/** Candidates for a response with an envelope: every combination of error code and payload. */
import { defined } from '../defined.js';
import { blanks, isBlank } from '../model/blanks.js';
import type { Field } from '../model/model.js';
import { type Candidate, weighed } from './candidate.js';
import { confusionCandidates } from './confusions.js';
import type { ElementBuilder } from './element-builder.js';
import { countCandidates } from './counts.js';
import { weightOfParts } from './weight.js';
import { type Elements, sample, smallest, weightWithout, type PayloadContext } from './payload-context.js';

interface Variant {
  readonly name: string;
  readonly value: unknown;
}

export function envelopeCandidates(context: PayloadContext): readonly Candidate[] {
  const { envelope, root } = context.message;
  if (!envelope) return [];
  const { errorCode, errorMessage, payload, rule } = envelope;
  const absent: Variant = { name: 'absent', value: undefined };
  const codes: readonly Variant[] = [absent, blanks[''], blanks.null, { name: 'code', value: 'SOME_CODE' }];
  const contents = payload.map((field) => [
    absent,
    ...Object.values(blanks),
    { name: 'given', value: sample(context, field) },
  ]);
  const others = smallest(context, root, {});
  const names = [errorCode.name, ...payload.map(({ name }) => name)];
  const put: Put = (changes, candidate) =>
    weighed(
      {
        ...candidate,
        input: () =>
          Object.fromEntries(Object.entries({ ...others, ...changes }).filter(([, value]) => value !== undefined)),
      },
      () => weightWithout(context, root, changes) + weightOfParts(changes, context.weights),
    );
  return [
    ...combinationsOf(codes, contents).map((row) =>
      put(Object.fromEntries(row.map(({ value }, index) => [defined(names[index], 'an element'), value])), {
        about: rule.id,
        name: row.map(({ name }) => name).join('-'),
        expects: 'any',
        // A failure whose payload is not empty.
        breaks: row[0]?.name === 'code' && row.some(({ name }) => name === 'given'),
        // The type of the code lets an empty one of a failure pass.
        isTelling: row.every(({ name }, index) => name === (index === 0 ? blanks[''] : blanks[envelope.written]).name),
        note: row.map(({ name }, index) => `${names[index]} ${name.replaceAll('-', ' ')}`).join(', '),
      }),
    ),
    ...[errorCode, errorMessage].flatMap((field) => textCandidates(context, field, put)),
    ...payload.flatMap((field) => payloadCandidates(context, field, put)),
  ];
}

/** A message with these elements instead of the default ones. */
type Put = (changes: Elements, candidate: Omit<Candidate, 'weight' | 'input'>) => Candidate;

/** If there are more combinations, only those in which one element of the payload differs from the others are used. */
const MANY = 300;

function combinationsOf(
  codes: readonly Variant[],
  contents: readonly (readonly Variant[])[],
): readonly (readonly Variant[])[] {
  const count = contents.reduce((product, variants) => product * variants.length, codes.length);
  if (count <= MANY) {
    return [codes, ...contents].reduce<readonly (readonly Variant[])[]>(
      (rows, variants) => rows.flatMap((row) => variants.map((variant) => [...row, variant])),
      [[]],
    );
  }
  const alike = (name: string): readonly Variant[] =>
    contents
      .map((variants) => variants.find((variant) => variant.name === name))
      .filter((variant) => variant !== undefined);
  const plain = ['given', 'blank'].map(alike);
  return codes.flatMap((code) =>
    plain.flatMap((rest) => [
      [code, ...rest],
      ...contents.flatMap((variants, at) =>
        variants
          .filter((variant) => variant.name !== rest[at]?.name)
          .map((variant) => [code, ...rest.with(at, variant)]),
      ),
    ]),
  );
}

/** Error code and error message are texts, which are empty on success; a receiver takes null for that, too. */
function textCandidates({ form }: PayloadContext, field: Field, put: Put): readonly Candidate[] {
  const rule = defined(field.rules.find(({ kind }) => kind === 'type')?.id, `the type of ${field.name}`);
  const wrong: Elements = { boolean: true, number: 7, array: [], object: {} };
  return [
    put({ [field.name]: '' }, { about: rule, name: 'empty', expects: 'good', note: `${field.name} empty` }),
    put(
      { [field.name]: null },
      { about: rule, name: 'null', expects: form === 'wire' ? 'good' : rule, note: `${field.name} null` },
    ),
    ...Object.entries(wrong).map(([name, value]) =>
      put(
        { [field.name]: value },
        { about: rule, name, expects: rule, note: `${field.name} that is no text but ${name}` },
      ),
    ),
  ];
}

/** The types of the payload of a success. */
function payloadCandidates(context: PayloadContext, field: Field, put: Put): readonly Candidate[] {
  const builder: ElementBuilder = {
    context,
    shape: context.message.root,
    field,
    rule: (kind) => field.rules.find((rule) => rule.kind === kind)?.id,
    make: ({ about = builder.rule('type') ?? field.name, name, value, expects, isTelling = false, note }) =>
      put({ [field.name]: value }, { about, name, expects, isTelling, note }),
  };
  // Values that may mean an empty payload are covered by the combinations.
  const confused = confusionCandidates(builder).filter(({ input }) => !isBlank((input() as Elements)[field.name]));
  const given = builder.make({
    name: 'given',
    value: sample(context, field),
    expects: 'good',
    note: `${field.name} given`,
  });
  return [given, ...confused, ...countCandidates(builder)];
}
