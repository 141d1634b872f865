import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type SchemaObject } from 'ajv';
import fc from 'fast-check';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { editorSchema } from '../../generator/1-load/editor-schema.js';
import { loadSource } from '../../generator/1-load/load-source.js';
import { tries } from '../support/effort.js';

const file = 'definitions/definition.schema.json';
const schema = JSON.parse(JSON.stringify(editorSchema())) as SchemaObject;
const accepts = new Ajv({ strict: true, allowUnionTypes: true, allErrors: false }).compile(schema);

/** What each says of data: JSON is YAML, and quotes all texts, so the loader sees the data and nothing but it. */
function verdicts(data: unknown): { loader: boolean; schema: boolean; why: string } {
  const { file: loaded, diagnostics } = loadSource({ path: 'a.spec.yaml', text: JSON.stringify(data) });
  const why = `${diagnostics.map(({ message }) => message).join('; ')} | ${JSON.stringify(accepts(data) || accepts.errors)}`;
  return { loader: loaded !== undefined, schema: accepts(data), why };
}

const folders = [
  'definitions',
  ...readdirSync('test/cases')
    .sort()
    .map((name) => join('test/cases', name, 'in')),
];
const sources = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.spec.yaml'))
    .map((name) => ({ path: join(folder, name), text: readFileSync(join(folder, name), 'utf8') })),
);
const definitions = sources
  .filter(({ path }) => path.startsWith('definitions') || path.includes('second-operation'))
  .map(({ text }) => parse(text) as Record<string, unknown>);

describe('definition.schema.json', () => {
  it('is generated from the format of definitions', async () => {
    const text = await format(JSON.stringify(schema), { ...(await resolveConfig(file)), parser: 'json' });
    if (process.env['UPDATE'] === '1') writeFileSync(file, text);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('describes every key', () => {
    const undescribed: string[] = [];
    const walk = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      for (const [key, value] of Object.entries(node)) {
        if (
          path.endsWith('/properties') &&
          path !== '/if/properties' &&
          // A key that is described beside it: this says only that it may be there.
          value !== true &&
          !('description' in value) &&
          !('$ref' in value)
        )
          undescribed.push(`${path}/${key}`);
        walk(value, `${path}/${key}`);
      }
    };
    walk(schema, '');
    expect(undescribed).toEqual([]);
  });
});

describe('the structural check and the schema', () => {
  it.each(sources)('agree on $path', ({ text, path }) => {
    const { file: loaded, diagnostics } = loadSource({ path, text });
    // The rest is about how the data is written in YAML, of which a JSON schema sees nothing.
    const structural = new Set([
      'unknown-key',
      'missing-key',
      'wrong-kind',
      'unknown-word',
      'bad-name',
      'empty-text',
      'bad-number',
      'too-few',
      'control-character',
    ]);
    if (!diagnostics.every(({ code }) => structural.has(code))) return;
    expect(accepts(parse(text.replace(/^\ufeff/, '')))).toBe(loaded !== undefined);
  });

  it('agree on small changes to real definitions, some valid and some invalid', () => {
    const numRuns = tries(60, 1000);
    let good = 0;
    let bad = 0;
    fc.assert(
      fc.property(fc.constantFrom(...definitions), mutation, (definition, mutate) => {
        const { loader, schema, why } = verdicts(mutate(definition));
        if (loader) good++;
        else bad++;
        expect(schema, why).toBe(loader);
      }),
      { numRuns },
    );
    expect(good).toBeGreaterThan(numRuns / 10);
    expect(bad).toBeGreaterThan(numRuns * 0.3);
  });
});

type Path = readonly (string | number)[];

/** Paths of all nodes, the whole included. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const keys = Array.isArray(value) ? value.keys() : Object.keys(value);
  return [
    path,
    ...[...keys].flatMap((key) => pathsOf((value as Record<string | number, unknown>)[key], [...path, key])),
  ];
}

const odd = fc.constantFrom<unknown>(
  ...[
    '',
    ' ',
    'x',
    'X',
    'M',
    'CM',
    'String',
    'fold',
    'email',
    'R1',
    '/a',
    'a b',
    'con',
    '__proto__',
    'constructor',
    'a\u0007b',
    'a\nb',
    'a\rb',
    '\ud800',
    '\u2028',
  ],
  ...[0, 1, -1, 1.5, 200, 404, 1e300, 2 ** 53, true, false, null],
  ...[
    [],
    {},
    [''],
    ['a'],
    [1],
    { present: 'name' },
    { absent: 'a', present: 'b' },
    { field: 'a', equals: 1 },
    { field: 'a', in: [] },
  ],
  ...[
    { field: 'a' },
    { all: [] },
    { any: ['a', { not: 'b' }] },
    { not: { prose: 'x' } },
    { prose: '' },
    { minItems: 0 },
    { maxItems: 0 },
  ],
);

/** A change at a random place: put something else there, remove it, rename its key, or add a key beside it. */
const mutation = fc
  .record({
    at: fc.noBias(fc.nat()),
    kind: fc.constantFrom('replace', 'remove', 'rename', 'add'),
    value: odd,
    key: fc.constantFrom(
      'x',
      'X',
      'a-b',
      'when',
      'array',
      'default',
      'maximum',
      'reading',
      'deprecated',
      'con',
      '__proto__',
      'a\u0000',
      '1',
      'common',
    ),
  })
  .map(({ at, kind, value, key }) => (definition: unknown): unknown => {
    const paths = pathsOf(definition);
    const path = paths[at % paths.length] ?? [];
    if (path.length === 0) return kind === 'replace' ? value : definition;
    const copy = structuredClone(definition);
    const parent = path
      .slice(0, -1)
      .reduce<unknown>((node, step) => (node as Record<string | number, unknown>)[step], copy);
    const last = path[path.length - 1] ?? 0;
    if (Array.isArray(parent)) {
      if (kind === 'remove') parent.splice(Number(last), 1);
      else parent[Number(last)] = value;
      return copy;
    }
    const object = parent as Record<string, unknown>;
    const put = (name: string, what: unknown): unknown =>
      Object.defineProperty(object, name, { value: what, enumerable: true, configurable: true, writable: true });
    if (kind === 'replace') put(String(last), value);
    if (kind === 'add') put(key, value);
    if (kind === 'rename') put(key, object[last]);
    if (kind === 'remove' || kind === 'rename') Reflect.deleteProperty(object, last);
    return copy;
  });
