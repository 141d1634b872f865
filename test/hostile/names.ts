/**
 * Definitions whose names collide with others: types, functions, globals, files, components and rules. Each is rejected
 * with a place, or everything that is generated from it compiles under strict flags and agrees.
 *
 * `npx tsx test/hostile/names.ts --runs 50 --seed 1` tries more of them; the test of the same name tries a few.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import ts from 'typescript';
import { stringify } from 'yaml';
import { pascalCase } from '../../generator/names.js';
import { generateTexts } from '../support/emitted-package.js';
import { measure } from '../proof/measure.js';
import { judgedOutputs } from '../support/judged-operations.js';
import { commonText } from '../support/model.js';
import { strictErrors } from '../support/compiler.js';

export interface HostileOperation {
  readonly name: string;
  /** 0 or 1: which of two common files, each the description of an API. */
  readonly api: 0 | 1;
  readonly shapes: readonly string[];
  readonly elements: readonly string[];
}

export interface HostileNames {
  readonly operations: readonly HostileOperation[];
  /** Tables of both common files; operations refer to them, too. */
  readonly shared: readonly string[];
}

export interface Verdict {
  /** Codes of the diagnostics that refuse the definitions; each of them has a place. */
  readonly refused: readonly string[];
  /** What is wrong with what was generated. */
  readonly problems: readonly string[];
}

export async function judgeNames(names: HostileNames): Promise<Verdict> {
  const folder = mkdtempSync(join(tmpdir(), 'specwright-'));
  try {
    const definitions = join(folder, 'definitions');
    for (const [name, value] of Object.entries(definitionsOf(names)))
      put(join(definitions, `${name}.spec.yaml`), stringify(value));
    const made = await generateTexts({
      definitions,
      handlers: (module) => `../${module}.js`,
    });
    const { files, handlers, diagnostics } = made;
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    const lost = errors.filter(({ span }) => span === undefined).map(({ message }) => `no place: ${message}`);
    if (errors.length > 0) return { refused: errors.map(({ code }) => code), problems: lost };
    const texts = new Map(files.map(({ path, content }) => [path, content]));
    for (const { path, content } of handlers) texts.set(`_handlers/${path}`, content);
    const problems = [...strictErrors(texts), ...sameFiles([...texts.keys()])];
    for (const judged of await judgedOutputs(definitions, made)) {
      const { failures } = await measure(judged);
      problems.push(...failures.map(({ judge, what }) => `${judged.operation.name}: ${judge}: ${what}`));
    }
    return { refused: [], problems };
  } catch (error) {
    return { refused: [], problems: [`thrown: ${error instanceof Error ? (error.stack ?? '') : String(error)}`] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Two paths that are one on Windows and macOS. */
function sameFiles(paths: readonly string[]): readonly string[] {
  const lower = paths.map((path) => path.toLowerCase());
  return paths.filter((_, index) => lower.indexOf(lower[index] ?? '') < index).map((path) => `${path} is there twice`);
}

/** YAML values by file name. */
function definitionsOf({ operations, shared }: HostileNames): Readonly<Record<string, unknown>> {
  const table = (name: string, fields: object): object => ({ table: name, description: 'A table.', fields });
  const row = (type: string, more: object = {}): object => ({ type, presence: 'O', description: 'It.', ...more });
  /** Every table has an element that no other has, so that no two can be taken for each other. */
  const tables = (names: readonly string[], mark: string): [string, object][] =>
    names.map((name, index) => [
      name,
      table(name, { [`${mark}${index}`]: row('String', { presence: 'M' }), filled: row('String', { default: 'x' }) }),
    ]);
  const element = (index: number): object =>
    [
      row('String'),
      row('String', { presence: 'CM', when: 'first' }),
      row('Boolean', { forbidden: { field: 'second', equals: true } }),
      row('String', { enum: ['A', 'B'], array: true }),
    ][index % 4] ?? {};
  const sharedTables = shared.map((name, index): [string, object] => [
    name,
    table(name, { [`shared${index}`]: row('String', { presence: 'M' }) }),
  ]);
  const base = {
    rejections: Object.fromEntries(
      [...commonText.matchAll(/^ {2}(\w+): \{ status: (\d+), code: (\w+),/gm)].map(([, kind = '', status, code]) => [
        kind,
        { status: Number(status), code, message: 'No.' },
      ]),
    ),
  };
  const envelope = {
    shape: 'Response',
    unknown: 'keep',
    envelope: {
      errorCode: 'errorCode',
      errorMessage: 'errorMessage',
      payload: ['content'],
      empty: { written: '', read: ['', null] },
    },
  };
  const commons = [0, 1].map((api) => ({
    common: `api-${api}`,
    api: { title: `API ${api}`, version: '1', servers: [`https://${api}.example.com`], security: 'none' },
    response: api === 0 ? { shape: 'Response' } : envelope,
    ...base,
    shapes: Object.fromEntries([
      ...sharedTables,
      [
        'Response',
        table('Response', {
          errorCode: row('String'),
          errorMessage: row('String'),
          content: row('Object', { shape: shared[0] ?? 'Content', array: true }),
        }),
      ],
      ...(shared.length > 0 ? [] : [['Content', table('Content', { name: row('String') })]]),
    ]) as object,
  }));
  const described = operations.map(({ name, api, shapes, elements }, index) => {
    const known = [...new Set([...shapes, ...shared])].filter((shape) => shape !== 'Root');
    return {
      operation: name,
      title: `Operation ${index}`,
      description: 'Does it.',
      tag: 'Things',
      uses: `common-${api}.spec.yaml`,
      http: {
        method: 'POST',
        path: `/${index}/{first}`,
        parameters: {
          first: row('String', { in: 'path', presence: 'M' }),
          ...Object.fromEntries(elements.slice(0, 2).map((one) => [one, row('String', { in: 'query' })])),
        },
      },
      request: { shape: 'Root', tolerances: { blank: 'absent', case: 'fold', unknown: 'drop' } },
      shapes: Object.fromEntries([
        [
          'Root',
          table('Root', {
            first: row('String'),
            second: row('Boolean'),
            ...Object.fromEntries(known.map((shape, at) => [`row${at}`, row('Object', { shape })])),
            ...Object.fromEntries(elements.map((one, at) => [one, element(at)])),
          }),
        ],
        ...tables(
          shapes.filter((shape) => shape !== 'Root'),
          `own${index}x`,
        ),
      ]) as object,
    };
  });
  return Object.fromEntries([
    ...commons.map((common, api) => [`common-${api}`, common]),
    ...described.map((operation, index) => [`operation-${index}`, operation]),
  ]) as Readonly<Record<string, unknown>>;
}

/** Keys of JSON that pages have, and keys that mean something in a language that is emitted. */
export const oddKeys: readonly string[] = [
  ...['@type', '5qi', 'PG code', '3gppChargingCharacteristics', 'a/b', 'c~d', 'X-TIME', '1', '0', '-1', '.', '$ref'],
  ...[
    'e"f',
    "g'h",
    'i`j',
    'k|l',
    '*/',
    '/*',
    '${o}',
    '<p>',
    '</script>',
    '<!--',
    '&amp;',
    '[q](r)',
    '_s_',
    't\\u',
    '\\',
  ],
  ...['{{x}}', '%41', 'a:b', 'a,b', 'a=b', '# h', '- l', '`', '|', '?', '~', 'true', 'null', ' z', 'z  y', '__proto'],
  ...['漢字', '😀', 'é', 'e\u0301', 'a\u00a0b', '\u200dx', '\u202ey', '٣'],
];

/** What modules of the package declare, import and export, read from them: nothing is forgotten that comes later. */
export function takenNames(): readonly string[] {
  const files = ['generated/create-customer', 'generated/http', 'generated/validation', 'generator/4-emit'].flatMap(
    (folder) => readdirSync(folder).map((file) => join(folder, file)),
  );
  const found = new Set<string>();
  for (const path of files.filter((file) => file.endsWith('.ts'))) {
    const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022);
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node)) found.add(node.text);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return [...found].sort();
}

const suffixes =
  'Request Response Parameters Success Failure Outcome Options Handler Client Context Input Schema'.split(' ');
const devices = ['con', 'prn', 'aux', 'nul', 'com1', 'lpt9', 'com0'];
const words = (
  'break case class const default delete do enum export extends false for function if import in interface ' +
  'let new null package return static super switch this throw true try typeof undefined var void while with yield ' +
  'await async then constructor prototype eval arguments index http dist validation openapi manifest types server ' +
  'client schemas validators handlers'
).split(' ');

export function hostileNames(): fc.Arbitrary<HostileNames> {
  const taken = takenNames();
  const kebab = (name: string): string =>
    name
      .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^[-0-9]+|-+$/g, '');
  const operationName = fc
    .oneof(
      fc.constantFrom(...taken).map(kebab),
      fc.constantFrom(...devices, ...words),
      fc.constantFrom(
        'order',
        'order-item',
        'order-item-line',
        'a',
        'a-b',
        'ab',
        'a1',
        'a-1',
        'parsed-order',
        'check-a',
        'is-a',
      ),
      fc.constantFrom(...suffixes).map(kebab),
    )
    .filter((name) => name !== '');
  const shapeName = fc
    .oneof(
      fc.constantFrom(...taken).map((name) => name.replace(/[^A-Za-z0-9]/g, '')),
      fc.constantFrom(...suffixes, ...words),
      fc.constantFrom(
        'Item',
        'ITEM',
        'OrderItem',
        'OrderOrderItem',
        'ItemLine',
        'Line',
        'ParsedItem',
        'ResponseItem',
        'Item2',
      ),
      fc.tuple(operationName, fc.constantFrom(...suffixes)).map(([name, suffix]) => `${pascalCase(name)}${suffix}`),
      fc
        .tuple(fc.constantFrom('Parsed', 'Order', 'Response', 'Check', 'Read'), fc.constantFrom(...suffixes))
        .map((parts) => parts.join('')),
    )
    .map((name) => name.slice(0, 1).toUpperCase() + name.slice(1, 60))
    .filter((name) => /^[A-Z][A-Za-z0-9]*$/.test(name));
  const elementName = fc
    .oneof(
      fc.constantFrom(...taken),
      fc.constantFrom(...words, ...Object.getOwnPropertyNames(Object.prototype)),
      fc.constantFrom(
        'condition',
        'type',
        'required',
        'a.condition.type',
        'condition.enum',
        'row1',
        'row2',
        'seen',
        'a-b',
        'aB',
        '$',
        '_',
      ),
      fc.constantFrom(...oddKeys),
      fc.string({
        unit: fc.constantFrom(...'aB1 @/~`|\\"\'*<>{}[]()#&!.:,%éß漢😀\u00a0\u200d'),
        minLength: 1,
        maxLength: 6,
      }),
    )
    .filter((name) => name.trim() !== '' && !['first', 'second', '__proto__'].includes(name) && !/^row\d/.test(name));
  const some = (arbitrary: fc.Arbitrary<string>, most: number): fc.Arbitrary<string[]> =>
    fc.uniqueArray(arbitrary, { maxLength: most });
  const operation = fc.record({
    name: operationName,
    api: fc.constantFrom(0 as const, 1 as const),
    shapes: some(shapeName, 6),
    elements: some(elementName, 6),
  });
  return fc.record({
    operations: fc.array(operation, { minLength: 1, maxLength: 4 }),
    shared: some(
      shapeName.filter((name) => name !== 'Response'),
      3,
    ),
  });
}

/** Searches, and prints what it finds. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { runs: { type: 'string', default: '20' }, seed: { type: 'string', default: '1' } },
  });
  const counts = { refused: 0, generated: 0, wrong: 0 };
  for (const names of fc.sample(hostileNames(), { numRuns: Number(values.runs), seed: Number(values.seed) })) {
    const { refused, problems } = await judgeNames(names);
    counts[problems.length > 0 ? 'wrong' : refused.length > 0 ? 'refused' : 'generated']++;
    if (problems.length > 0) process.stdout.write(`${JSON.stringify(names)}\n  ${problems.slice(0, 5).join('\n  ')}\n`);
    if (refused.length > 0) process.stdout.write(`refused: ${[...new Set(refused)].join(', ')}\n`);
  }
  process.stdout.write(`${JSON.stringify(counts)}\n`);
  process.exitCode = counts.wrong === 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
