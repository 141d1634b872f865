/**
 * No key of the format is accepted and does nothing. Each key is tried in each place in which a row can stand, and every
 * other key is taken out of the definition that has every key: an output differs, or there is a diagnostic.
 */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { commonText } from './support/model.js';
import { type Folder, type GenerateOutputs, type Outputs, outputsOf } from './support/outputs-of.js';

type Data = Readonly<Record<string, unknown>>;

let generate: GenerateOutputs;
beforeAll(async () => {
  generate = await outputsOf();
});

/** The targets whose outputs hold what they say; all others say it in words. Comments are words as well. */
const isOfCode = (target: string): boolean => ['validators', 'server', 'client', 'types'].includes(target);

function differing(one: Outputs, other: Outputs): readonly string[] {
  const paths = new Set([
    ...(one.files ?? new Map<string, string>()).keys(),
    ...(other.files ?? new Map<string, string>()).keys(),
  ]);
  const plain = (path: string, text = ''): string =>
    path.endsWith('.ts') ? text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '') : text;
  return [...paths].filter((path) => plain(path, one.files?.get(path)) !== plain(path, other.files?.get(path)));
}

const text = { type: 'String', presence: 'O', description: 'A text.' };
const rows: Readonly<Record<string, Data>> = {
  text: { type: 'String' },
  word: { type: 'String', enum: ['A', 'B'] },
  number: { type: 'Decimal' },
  object: { type: 'Object', shape: 'Inner' },
  texts: { type: 'String', array: true },
};

/** Values of each key, of which at least one fits a row that the key fits. */
const samples: Readonly<Record<string, readonly unknown[]>> = {
  cardinality: ['1..N', '2..3'],
  free: [true],
  alternatives: [{ by: 'kind', of: { A: 'Told' } }],
  depth: [2],
  map: [true, { keys: '^a' }, { nullEntries: true }],
  array: [true, { minItems: 2 }, { nullEntries: true }, { style: 'pipes' }, { array: true }],
  enum: [['A'], [1, 2]],
  open: [true],
  aliases: [{ x: 'A' }],
  keywords: [['ALL'], [-1]],
  format: ['email', 'DD.MM.YYYY'],
  pattern: ['^a'],
  minLength: [2],
  maxLength: [5],
  maxBytes: [5],
  minimum: [2],
  maximum: [9],
  above: [2],
  below: [9],
  decimals: [1],
  multipleOf: [3],
  empty: [{ written: '', read: [null] }],
  tolerances: [{ blank: 'null' }, { case: 'fold' }],
  default: ['A', 1],
  deprecated: ['It is old.'],
  future: [true],
  unless: ['other'],
  forbidden: ['other'],
  ignored: ['other'],
  otherwise: ['ignored'],
  values: [[{ when: 'other', only: ['A'] }], [{ when: 'other', minimum: 2 }], [{ when: 'other', pattern: '^a' }]],
  ranges: [[{ when: 'other', maximum: 2 }]],
  only: ['response'],
  wrapper: ['around'],
  reading: ['R1'],
  pageName: ['other-name'],
};

/** What only people have to know. */
const inWords = new Set(['deprecated', 'future', 'reading', 'only']);

const table = (fields: Data): Data => ({ table: 'Table', description: 'A table.', fields });
const holder = {
  inner: { type: 'Object', presence: 'O', shape: 'Inner', description: 'More.' },
  told: { type: 'Object', presence: 'O', alternatives: { by: 'kind', of: { A: 'Told' } }, description: 'More.' },
};
const asParameters = { other: { in: 'query', ...text } };

interface Parts {
  readonly http?: Data;
  readonly request?: Data;
  readonly response?: Data;
  readonly types?: Data;
  readonly fields?: Data;
}

/** An operation with a row in one place. */
function operation({ http = {}, fields = {}, ...parts }: Parts): Data {
  return {
    operation: 'do-it',
    title: 'Do it',
    description: 'Does it.',
    tag: 'Things',
    uses: 'common.spec.yaml',
    eligibility: { rule: 'Anybody may.', reading: 'R1' },
    readings: { R1: { inferred: 'It is so.' } },
    http: { method: 'POST', path: '/it', ...http },
    request: { shape: 'Holder' },
    ...parts,
    shapes: {
      Row: table({ other: text, ...fields }),
      Holder: table(holder),
      Inner: table({ name: text }),
      Told: table({ kind: { ...text, presence: 'M', enum: ['A'] } }),
      Done: table({ done: { type: 'Boolean', presence: 'O', description: 'Whether it is done.' } }),
    },
  };
}

const empty = { written: null, read: [null] };
const envelope = { errorCode: 'code', errorMessage: 'message', payload: ['content'], empty };
const enveloped = { code: text, message: text, content: { ...text, type: 'Object', shape: 'Done' } };
const places: Readonly<Record<string, (x: Data) => Data>> = {
  'a request': (x) => operation({ request: { shape: 'Row' }, fields: { ...holder, x } }),
  'a response': (x) => operation({ response: { shape: 'Row' }, fields: { x } }),
  'an envelope': (x) => operation({ response: { shape: 'Row', envelope }, fields: { ...enveloped, x } }),
  'a query': (x) => operation({ http: { parameters: { ...asParameters, x: { in: 'query', ...x } } } }),
  'the headers of a call': (x) => operation({ http: { parameters: { ...asParameters, x: { in: 'header', ...x } } } }),
  'the headers of an answer': (x) =>
    operation({ response: { success: { shape: 'Done', headers: { other: text, x } }, failure: { shape: 'Done' } } }),
  'a named type': ({ presence, description, ...type }) =>
    operation({
      request: { shape: 'Row' },
      types: { Mine: type },
      fields: { ...holder, x: { type: 'Mine', presence, description } },
    }),
};

const common = JSON.parse(JSON.stringify(parse(commonText))) as Data;
const folderOf = (data: Data, shared: Data = common): Folder => ({
  'd/common.spec.yaml': JSON.stringify(shared),
  'd/do-it.spec.yaml': JSON.stringify(data),
});

describe('each key of a row is held, or refused', () => {
  it.each(Object.entries(places))(
    'in %s',
    async (_, build) => {
      const idle: string[] = [];
      let held = 0;
      for (const [kind, own] of Object.entries(rows)) {
        const row = { presence: 'O', description: 'What it is.', ...own };
        const plain = folderOf(build(row));
        const [without, withoutInCode] = [await generate(plain), await generate(plain, isOfCode)];
        if (!without.files) continue;
        const keys = Object.entries(samples).filter(([key]) => !Object.hasOwn(own, key));
        for (const [key, sample] of keys.flatMap(([one, values]) => values.map((value) => [one, value] as const))) {
          const isInWords = inWords.has(key);
          const found = await generate(folderOf(build({ ...row, [key]: sample })), isInWords ? undefined : isOfCode);
          if (!found.files || found.diagnostics.length > without.diagnostics.length) continue;
          if (differing(isInWords ? without : withoutInCode, found).length === 0)
            idle.push(`${kind}: ${key} ${JSON.stringify(sample)}`);
          else held++;
        }
      }
      expect(idle).toEqual([]);
      expect(held).toBeGreaterThan(10);
    },
    240_000,
  );
});

/** Keys of the definition with every key that write out what holds without them, or what another key says again. */
const same = new Set([
  'response.unknown',
  'response.tolerances',
  'response.tolerances.blank',
  'response.tolerances.case',
  'response.success.*.mediaType',
  'request.tolerances',
  'request.tolerances.blank',
  'request.tolerances.case',
  'request.tolerances.unknown',
  'http.parameters.*.array.style',
  'examples.*.wire',
]);

/** The names that a definition chooses itself, and the places of lists, as `*`. */
function placeOf(path: readonly (string | number)[]): string {
  const named = [
    'shapes',
    'fields',
    'types',
    'parameters',
    'headers',
    'errors',
    'readings',
    'schemes',
    'scopes',
    'of',
    'aliases',
  ];
  return path
    .map((step, index) => (typeof step === 'number' || named.includes(String(path[index - 1])) ? '*' : step))
    .join('.');
}

it('every other key of the format makes a difference', async () => {
  const folder = 'test/support/every-key';
  const read = (name: string): Data => parse(readFileSync(`${folder}/${name}`, 'utf8')) as Data;
  const shared = read('common.spec.yaml');
  const seen = new Map<string, boolean>();
  for (const [name, isShared] of [
    ['return-book.spec.yaml', false],
    ['lend-book.spec.yaml', false],
    ['list-books.spec.yaml', false],
    ['return-book.spec.yaml', true],
    // The larger of the two, for what only its answer has.
    ['lend-book.spec.yaml', true],
  ] as const) {
    const own = read(name);
    // The docs say nearly everything, and take a small part of the time.
    const wholes: [Outputs, (target: string) => boolean][] = [];
    for (const isWanted of [(target: string) => target === 'docs', (target: string) => target !== 'docs'])
      wholes.push([await generate(folderOf(own, shared), isWanted), isWanted]);
    expect(wholes.every(([{ files }]) => (files?.size ?? 0) > 0)).toBe(true);
    const isHeardIn = async (folder: Folder): Promise<boolean> => {
      for (const [whole, isWanted] of wholes) {
        const found = await generate(folder, isWanted);
        if (!found.files || found.diagnostics.length > whole.diagnostics.length) return true;
        if (differing(whole, found).length > 0) return true;
      }
      return false;
    };
    const visit = async (value: unknown, path: readonly (string | number)[]): Promise<void> => {
      if (typeof value !== 'object' || value === null || path.at(-1) === 'value') return;
      for (const [step, inner] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
        const place = placeOf([...path, step]);
        // The keys of rows are tried above, in each place.
        const isOfRow =
          typeof step === 'string' &&
          /^(?:shapes\.\*\.fields|types|http\.parameters|parameters)\.\*\.[A-Za-z]+$/.test(place);
        if (typeof step === 'string' && !isOfRow && !place.endsWith('*') && seen.get(place) !== true) {
          const changed = without(isShared ? shared : own, [...path, step]);
          seen.set(place, await isHeardIn(isShared ? folderOf(own, changed) : folderOf(changed, shared)));
        }
        await visit(inner, [...path, step]);
      }
    };
    await visit(isShared ? shared : own, []);
  }
  expect(seen.size).toBeGreaterThan(100);
  const idle = [...seen].filter(([, isHeard]) => !isHeard).map(([place]) => place);
  expect(idle.filter((place) => !same.has(place))).toEqual([]);
}, 240_000);

/** A copy without the key at a path. */
function without(data: Data, path: readonly (string | number)[]): Data {
  const copy = structuredClone(data);
  const holderOf = path.slice(0, -1).reduce<unknown>((node, step) => (node as Data)[step], copy);
  Reflect.deleteProperty(holderOf as object, String(path.at(-1)));
  return copy;
}
