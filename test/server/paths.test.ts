/** The server reads the path and query that the client sends: over every adapter, for every kind of path. */
import fc from 'fast-check';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Handler, routerOf } from '../../generated/http/router.js';
import { compareRoutes, routeOf } from '../../runtime/http/path.js';
import { effort, tries } from '../support/effort.js';
import { emittedFiles, importEmitted } from '../support/emitted-package.js';
import { frameworks, type Running, type Start } from './frameworks.js';

/** The name of an operation by its path; `a`, `b` and `c` are texts. */
const paths: Readonly<Record<string, string>> = {
  '/one/{a}': 'whole',
  '/two/{a}/{b}': 'two',
  '/three/{a}/{b}/x/{c}': 'three',
  '/before/v{a}': 'before',
  '/behind/{a}.json': 'behind',
  '/around/(v{a};w=1)/x': 'around',
  '/all/~a.{a}.b~/{b}-/-{c}': 'all',
  "/odd/!$&'()*+,;=:@/{a}/.x/...": 'odd',
  '/dots/.{a}': 'dots',
  '/first/{a}': 'first',
  '/first/written': 'written',
  '/first/{a}/{b}': 'open',
  '/first/{a}/end': 'ending',
  '/first/x{a}/{b}': 'prefixed',
};

type Values = Readonly<Record<string, string | number>>;
type Call = (values: Values) => Promise<unknown>;
type Emitted = Readonly<Record<string, ((options: object) => never) | undefined>>;

const seen: { name: string; parameters: unknown }[] = [];
let modules: Readonly<Record<string, Emitted>>;
let handler: Handler;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'specwright-'));
  try {
    copyFileSync('test/cases/path-parameter-twice/in/common.spec.yaml', join(folder, 'common.spec.yaml'));
    for (const [path, name] of Object.entries(paths))
      writeFileSync(join(folder, `${name}.spec.yaml`), definition(name, path));
    modules = await importEmitted(await emittedFiles(folder, { warnings: true }));
  } finally {
    rmSync(folder, { recursive: true });
  }
  handler = routerOf(
    Object.values(paths).map((name) => {
      const make: ((options: object) => Handler) | undefined = modules[`${name}/server.ts`]?.[`${name}Handler`];
      if (!make) throw new Error(`There is no server of ${name}`);
      return make({
        authenticate: () => 'me',
        handle: ({ parameters }: { parameters: unknown }) => {
          seen.push({ name, parameters });
          return { success: { done: true } };
        },
      });
    }),
  );
});

function definition(name: string, path: string): string {
  const parameters = [...path.matchAll(/\{(\w)\}/g)].map(([, one = '']) => [
    one,
    'in: path, type: String, presence: M',
  ]);
  const query = [
    ['q', 'in: query, type: String, presence: O'],
    ['a.b-c', 'in: query, type: String, presence: O'],
    ['n', 'in: query, type: Decimal, presence: O'],
  ];
  return [
    `operation: ${name}`,
    `title: ${name}`,
    'description: Reads.',
    'tag: Reading',
    'uses: common.spec.yaml',
    'http:',
    '  method: GET',
    `  path: "${path}"`,
    '  parameters:',
    ...[...parameters, ...query].map(([key, row]) => `    ${key}: { ${row}, description: It. }`),
    '',
  ].join('\n');
}

/** Texts that no URL can carry: the client refuses them, and nothing is sent. */
const isImpossible = (text: string): boolean => text.includes('\0') || /\p{Surrogate}/u.test(text);

const odd = [
  ...[
    '.',
    '..',
    '...',
    '%2e',
    '%2E%2e',
    '%',
    '%%',
    '%zz',
    '%00',
    '%2F',
    '/',
    '//',
    'a/b',
    '\\',
    'a\\b',
    '?',
    '#',
    'a?b=c#d',
  ],
  ...[
    '+',
    ' ',
    'a+b c',
    '&',
    '=',
    'a=b&c=d',
    ';',
    'a;b',
    ':',
    '@',
    "!*'()",
    '"',
    '<>',
    '[]',
    '{a}',
    '|',
    '^',
    '`',
    '~',
    '-',
    '_',
  ],
  ...[
    'é',
    'e\u0301',
    '€',
    '😀',
    '\u2028',
    '\ufeff',
    '\u200d',
    '\u202e',
    '\u0001',
    '\n',
    '\t',
    '\u007f',
    'undefined',
    'null',
    '__proto__',
  ],
  ...[
    'constructor',
    '0',
    '1e3',
    'written',
    'end',
    'xend',
    'v',
    '.json',
    'a.json',
    '\ud800',
    '\udc00x',
    '\0',
    'a\0',
    'x'.repeat(500),
  ],
];
const texts = fc.oneof(fc.constantFrom(...odd), fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }));
const numbers = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  fc.constantFrom(0, 1, -1, 0.1, 1e21, 1e-7, 5e-324, 1.7976931348623157e308, 9007199254740991),
);
const optional = { requiredKeys: [] };
const queries = fc.record({ q: texts, 'a.b-c': texts, n: numbers }, optional);

/** What goes first among the paths of a call. */
function meant(path: string): string {
  const fitting = Object.entries(paths).filter(([one]) => routeOf(one).pattern.test(path));
  const [[, name] = ['', '']] = fitting.sort(([a], [b]) => compareRoutes(routeOf(a), routeOf(b)));
  return name;
}

async function roundTrip(path: string, url: string, values: Values, fetch?: typeof globalThis.fetch): Promise<void> {
  const name = paths[path] ?? '';
  const create: ((options: object) => Readonly<Record<string, Call>>) | undefined =
    modules[`${name}/client.ts`]?.['createClient'];
  const client = create?.({
    baseUrl: url,
    retry: false,
    ...(fetch ? { fetch } : {}),
  });
  const call = client?.[name];
  if (!call) throw new Error(`There is no client of ${name}`);
  seen.length = 0;
  const error: unknown = await call(values).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  const given = Object.values(values).filter((value) => typeof value === 'string');
  const asPath = path.replace(/\{(\w)\}/g, (_, one: string) =>
    encodeURIComponent(isImpossible(String(values[one])) ? '' : String(values[one])),
  );
  const isDots = asPath.split('/').some((segment) => segment === '.' || segment === '..');
  if (given.some(isImpossible) || isDots) {
    expect(error).toBeInstanceOf(Error);
    expect(seen).toEqual([]);
    return;
  }
  expect(error).toBeUndefined();
  const taken = meant(asPath);
  // A path that is written out further goes first: the definition was warned about.
  if (taken !== name) expect(seen.map((one) => one.name)).toEqual([taken]);
  else expect(seen).toEqual([{ name, parameters: values }]);
}

const transports: Readonly<Record<string, Start | undefined>> = { ...frameworks, 'the handler itself': undefined };

describe.each(Object.entries(transports))('behind %s', (_name, start) => {
  let running: Running | undefined;
  beforeAll(async () => {
    running = await start?.(handler);
  });
  afterAll(() => running?.close());

  it.each(Object.keys(paths))('%s: what arrives is what was sent', async (path) => {
    const names = [...path.matchAll(/\{(\w)\}/g)].map(([, one = '']) => one);
    const values = fc
      .tuple(fc.record(Object.fromEntries(names.map((one) => [one, texts]))), queries)
      .map(([inPath, inQuery]) => ({ ...inPath, ...inQuery }));
    const web = running
      ? undefined
      : (((input: string, init: RequestInit) => handler(new Request(input, init))) as typeof globalThis.fetch);
    const url = running?.url ?? 'https://api.example.com';
    for (const text of effort(
      odd.filter((__, index) => index % 4 === 0),
      odd,
    ))
      await roundTrip(path, url, { ...Object.fromEntries(names.map((one) => [one, text])), q: text }, web);
    await fc.assert(
      fc.asyncProperty(values, (one) => roundTrip(path, url, one, web)),
      { numRuns: Number(process.env['RUNS'] ?? tries(3, 25)), seed: 2026 },
    );
  });
});

describe('a path', () => {
  const literal = fc.string({ unit: fc.constantFrom(...`Az09._~!$&'()*+,;=:@-`), maxLength: 5 });
  const segment = fc.tuple(literal, fc.boolean(), literal).filter(([before, isOpen, behind]) => {
    return isOpen || !/^\.{0,2}$/.test(before + behind);
  });
  const segments = fc.array(segment, { minLength: 1, maxLength: 5 });

  it('returns every value that is inserted into it', () => {
    fc.assert(
      fc.property(segments, fc.infiniteStream(texts.filter((text) => !isImpossible(text))), (parts, stream) => {
        const path = parts
          .map(([before, isOpen, behind], at) => `/${before}${isOpen ? `{p${at}}` : ''}${behind}`)
          .join('');
        const values = parts.map(([, isOpen]) => (isOpen ? (stream.next().value ?? '') : undefined));
        const sent = parts
          .map(([before, , behind], at) => `/${before}${encodeURIComponent(values[at] ?? '')}${behind}`)
          .join('');
        const { pattern, names } = routeOf(path);
        expect(names).toEqual(parts.flatMap(([, isOpen], at) => (isOpen ? [`p${at}`] : [])));
        expect(pattern.exec(sent)?.slice(1).map(decodeURIComponent)).toEqual(
          values.filter((value) => value !== undefined),
        );
      }),
      { numRuns: 2000, seed: 2026 },
    );
  });

  it('sorts before a path that has a parameter further to the left', () => {
    const sorted = (...given: string[]): string[] => given.sort((a, b) => compareRoutes(routeOf(a), routeOf(b)));
    expect(sorted('/{a}/{b}', '/{a}/b', '/a/{b}', '/a/b', '/a/v{b}', '/a/version{b}')).toEqual([
      '/a/b',
      '/a/version{b}',
      '/a/v{b}',
      '/a/{b}',
      '/{a}/b',
      '/{a}/{b}',
    ]);
    expect(sorted('/a/{b}/c', '/a/b/{c}')).toEqual(['/a/b/{c}', '/a/{b}/c']);
  });

  it('has no segment with two parameters', () => {
    expect(() => routeOf('/points/{a}-{b}')).toThrow('/points/{a}-{b} has a segment with more than one parameter');
  });
});
