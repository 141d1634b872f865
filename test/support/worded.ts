/** Operations of any texts and names, with every construct of the templates and each with and without what is optional. */
import fc from 'fast-check';
import { stringify } from 'yaml';
import { loadSource } from '../../generator/1-load/load-source.js';
import { buildModel } from '../../generator/2-model/build.js';
import { check } from '../../generator/3-check/index.js';
import { installedAnalyser } from '../../generator/3-check/installed-analyser.js';
import type { Operation } from '../../generator/model/model.js';

/** What means something in Markdown, YAML, JSON, TypeScript or to Prettier, or has a width of its own. */
const pieces = [
  ...'| || \\| \\\\| ` `` ``` ```` ~~~ * ** _ __ a_b_c _a_ # 1. 1) - + = === --- *** ___ > < <!-- --> <b> </b>'.split(
    ' ',
  ),
  ...'</script> <http://a.example> http://a.example www.a.example a@b.example [a](b) ![a](b) [^1] [x] [[a]]'.split(' '),
  ...'&amp; &#60; & \\ \\\\ \\n $ $$a$$ {{a}} {%a%} { } ${a} : % @ @a \' " \'"\' it\'s "a" */ /* // ! ? ^ ~ ~~a~~'.split(
    ' ',
  ),
  ...'a b word . , null true export \u2014 \u2026 \u00e9 \u{20000} \u6f22\u5b57 \u304b\u306a \uff21 \uac00 \u3002'.split(
    ' ',
  ),
  ...'\u{1f600} \u{1f468}\u200d\u{1f469} \u{1f1e9}\u{1f1ea} \u2764\ufe0f 1\ufe0f\u20e3 \u{1f44d}\u{1f3fd} e\u0301'.split(
    ' ',
  ),
  ...'\u200f \u202e \u200b \u00ad \u05d0 \u0e01\u0e34'.split(' '),
  ...['# a', '## a ##', '12. a', '- a', '+ a', '* a', '> a', '[a]: b', '[ ]', '<a id="x">', 'import a', ': ', ' #'],
  ...[' ', ' ', ' ', '  ', '   \n', '\t', '\n', '\n\n', '\u00a0', '\u3000'],
];

const text = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 }).map((all) => all.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }) },
  // Around the width of a line, behind what stands before it in different places.
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.integer({ min: 30, max: 125 }), fc.constantFrom('x', 'x ', '\u6f22', 'x_'))
      .map(([length, part]) => part.repeat(length).slice(0, length)),
  },
);

const lengthUpTo = (most: number): fc.Arbitrary<number> =>
  fc.oneof(fc.integer({ min: 1, max: most }), fc.constant(most), fc.integer({ min: Math.floor(most / 2), max: most }));
const nameOf = (most: number, letters: readonly string[], first: string): fc.Arbitrary<string> =>
  fc
    .tuple(lengthUpTo(most), fc.constantFrom(...letters))
    .map(([length, letter]) => first + letter.repeat(length).slice(1, length));

const elementName = nameOf(128, ['a', 'B', '-a', '.b', '_', '$', '9'], 'e');
const operationName = nameOf(64, ['a', '-a', '9', '-b'], 'o').map((name) => name.replace(/-$/, ''));
const code = nameOf(64, ['A', '.', '-', '9', '_'], 'C');

export interface Words {
  /** Taken in turn for every place that holds text. */
  readonly texts: readonly string[];
  readonly operation: string;
  readonly elements: readonly string[];
  readonly codes: readonly string[];
  readonly has: Readonly<
    Record<'request' | 'parameters' | 'envelope' | 'eligibility' | 'errors' | 'retry' | 'readings', boolean>
  >;
}

const flags = { request: fc.boolean(), parameters: fc.boolean(), envelope: fc.boolean(), eligibility: fc.boolean() };
export const words: fc.Arbitrary<Words> = fc.record({
  texts: fc.array(text, { minLength: 1, maxLength: 12 }),
  operation: operationName,
  elements: fc.uniqueArray(elementName, { minLength: 6, maxLength: 9, selector: (name) => name.toLowerCase() }),
  codes: fc.uniqueArray(code, { minLength: 12, maxLength: 16, selector: (name) => name.toLowerCase() }),
  has: fc.record({ ...flags, errors: fc.boolean(), retry: fc.boolean(), readings: fc.boolean() }),
});

const kinds = [
  'invalidRequest',
  'unauthenticated',
  'notEligible',
  'notFound',
  'methodNotAllowed',
  'requestTimeout',
  'payloadTooLarge',
  'unsupportedMediaType',
  'internalError',
  'deadlineExceeded',
] as const;

/** The operation of these words; undefined if a definition may not hold them. */
export function wordedOperation({ texts, operation, elements, codes, has }: Words): Operation | undefined {
  let taken = 0;
  const next = (): string => texts[taken++ % texts.length] ?? 'a';
  const line = (): string =>
    next()
      .replace(/[\s\u0085]+/g, ' ')
      .trim()
      .slice(0, 100) || 'a';
  const reading = has.readings ? { reading: 'R1' } : {};
  const field = (more: object = {}): object => ({
    type: 'String',
    presence: 'O',
    description: next(),
    ...reading,
    ...more,
  });
  const [first = 'a', second = 'b', third = 'c', fourth = 'd', ...rest] = elements;
  const values = [...new Set([line(), line(), 'z'])];
  const common = {
    common: 'worded',
    api: { title: line(), version: '1', servers: ['/'], security: has.retry ? 'bearer' : 'none', ...reading },
    readings: {
      R1: { stated: next(), ...(has.retry ? { example: next() } : {}), ...(has.errors ? { inferred: next() } : {}) },
    },
    response: {
      shape: 'Response',
      unknown: 'keep',
      ...(has.envelope
        ? {
            envelope: {
              errorCode: first,
              errorMessage: second,
              payload: [third, ...rest],
              empty: { written: ['', null][texts.length % 2], read: ['', [], {}, null] },
            },
          }
        : {}),
    },
    ...(has.errors
      ? {
          errors: Object.fromEntries(
            codes.slice(10).map((name) => [name, { status: 503, message: next(), retry: has.retry, ...reading }]),
          ),
        }
      : {}),
    rejections: Object.fromEntries(
      kinds.map((kind, at) => [kind, { status: 400 + at, code: codes[at], message: next() }]),
    ),
    shapes: {
      Response: {
        table: line(),
        description: next(),
        fields: Object.fromEntries([
          [first, field()],
          [second, field()],
          ...[third, ...rest].map((name) => [name, field({ type: 'Object', shape: 'Inner', array: {} })] as const),
        ]),
      },
      Inner: {
        table: line(),
        description: next(),
        fields: { [fourth]: field(), other: field({ deprecated: next(), future: true }) },
      },
    },
  };
  const definition = {
    operation,
    title: line(),
    description: next(),
    tag: line(),
    uses: 'common.spec.yaml',
    http: {
      method: has.request ? 'POST' : 'GET',
      path: has.parameters ? `/a/{${first}}` : '/a',
      ...(has.parameters
        ? {
            parameters: {
              [first]: field({ in: 'path', presence: 'M' }),
              [second]: field({ in: 'query' }),
              [third]: field({ in: 'query', default: line() }),
            },
          }
        : {}),
    },
    ...(has.eligibility ? { eligibility: { rule: next(), ...reading } } : {}),
    ...(has.request
      ? {
          request: { shape: 'Request', tolerances: { blank: 'absent', case: 'fold', unknown: 'drop' } },
          shapes: {
            Request: {
              table: line(),
              description: next(),
              fields: {
                [first]: field({ presence: 'M', enum: values, aliases: { [`Also ${line()}`]: values[0] } }),
                [second]: field({ default: line() }),
                [third]: field({ presence: 'CM', when: { field: first, equals: values[0] } }),
                [fourth]: field({ presence: 'CM', when: { prose: next() } }),
              },
            },
          },
          examples: [
            {
              name: 'one',
              title: line(),
              message: 'request',
              canonical: 'bad',
              wire: 'bad',
              value: {
                [next()]: [next(), [1, 2, [next()]]],
                more: Array.from({ length: texts.length * 4 }, (_, at) => 10 ** (at % 7)),
              },
            },
          ],
        }
      : {}),
  };
  const loaded = Object.entries({ 'common.spec.yaml': common, 'it.spec.yaml': definition }).map(([path, one]) =>
    loadSource({ path, text: stringify(one) }),
  );
  const built = buildModel(loaded.flatMap(({ file }) => file ?? []));
  const found = [...loaded.flatMap((one) => one.diagnostics), ...built.diagnostics, ...check(built, installedAnalyser)];
  if (found.some(({ severity }) => severity === 'error')) return undefined;
  return built.model.operations[0];
}
