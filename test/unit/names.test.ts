import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emit } from '../../generator/4-emit/emit.js';
import type { OperationTarget } from '../../generator/4-emit/target.js';
import { conditionId, NameScope, recordOf, sharedFolders, TypeNames } from '../../generator/names.js';
import { type HostileNames, hostileNames, judgeNames, oddKeys } from '../hostile/names.js';
import { effort } from '../support/effort.js';
import { buildTexts, tinyText } from '../support/tiny.js';

const one = (name: string, shapes: readonly string[], elements: readonly string[] = []): HostileNames => ({
  operations: [{ name, api: 1, shapes, elements }],
  shared: [],
});

/** Each was something else's name once, or is made like one. */
const cases: readonly (readonly [what: string, names: HostileNames])[] = [
  [
    'two tables that would be one component, and messages of another operation',
    {
      operations: [
        { name: 'order', api: 0, shapes: ['Item', 'OrderItem', 'ITEM', 'ItemRequest', 'ItemLine'], elements: [] },
        { name: 'order-item', api: 0, shapes: ['Line', 'Item', 'Shared'], elements: [] },
      ],
      shared: ['Shared', 'OrderItemLine'],
    },
  ],
  [
    'what modules import and export, and what is made of the name of the operation',
    one(
      'handler',
      [
        'StandardSchema',
        'Violation',
        'Applied',
        'ParseResult',
        'Wrapped',
        'Promise',
        'Record',
        'HandlerOptions',
        'Request',
        'Success',
        'Error',
        'Parsed',
      ],
      ['equals', 'apply', 'constructor', 'toString', 'await', 'Promise', 'out', 'value'],
    ),
  ],
  [
    'types of what is parsed, and rules of what is called condition',
    one(
      'parsed-order',
      ['OrderRequest', 'ParsedOrderRequest', 'Order', 'ParsedOrder', 'Outcome'],
      ['condition', 'type', 'enum', 'condition.type', 'a.condition.type', 'required'],
    ),
  ],
  ['any key of JSON', one('make-thing', ['Item'], oddKeys)],
];

describe('names in a definition', () => {
  it.each(effort([], cases))(
    'compile and agree in all outputs: %s',
    async (_, names) => {
      expect(await judgeNames(names)).toEqual({ refused: [], problems: [] });
    },
    180_000,
  );

  it.each(
    fc
      .sample(hostileNames(), { numRuns: 4, seed: 3 })
      .slice(0, effort(0, 4))
      .map((names) => [JSON.stringify(names), names] as const),
  )(
    'are rejected with a place, or compile and agree in all outputs: %s',
    async (_, names) => {
      expect((await judgeNames(names)).problems).toEqual([]);
    },
    180_000,
  );

  it.each(['con', 'aux', 'nul', 'com0', 'lpt9', 'index', 'dist', 'then', ...sharedFolders])(
    'do not include %s for an operation',
    async (name) => {
      expect(await judgeNames(one(name, []))).toEqual({ refused: ['bad-name'], problems: [] });
    },
  );

  it.each([
    ['a-b', 'ab'],
    ['a-1', 'a1'],
    ['order-item', 'orderitem'],
  ])('do not include both %s and %s for two operations', async (first, second) => {
    const operations = [first, second].map((name) => ({ name, api: 0 as const, shapes: [], elements: [] }));
    expect(await judgeNames({ operations, shared: [] })).toEqual({
      refused: ['operation-twice'],
      problems: [],
    });
  });
});

describe('the types of an operation', () => {
  it('differ from the other exports of its entry point', async () => {
    const index = (await emit(buildTexts([tinyText({ a: 'type: String, presence: O' })]))).find(
      ({ path }) => path === 'make-thing/index.ts',
    );
    const named = [...(index?.content ?? '').matchAll(/export type \{([^}]*)\}/g)].flatMap(([, list = '']) =>
      list.split(',').flatMap((name) => name.trim() || []),
    );
    expect(named).toContain('StandardSchema');
    for (const name of named) expect(new TypeNames('make-thing').ofShape(name, ''), name).toBe(`MakeThing${name}`);
  });

  it('differ in more than case, and so do those of parsed values', () => {
    const types = new TypeNames('parsed-thing');
    const given = ['Item', 'ITEM', 'ThingRequest', 'ParsedItem', 'Item'].map((name) => types.ofShape(name, ''));
    expect(given).toEqual([
      'Item',
      'ParsedThingITEM',
      'ParsedThingThingRequest',
      'ParsedThingParsedItem',
      'ParsedThingItem2',
    ]);
  });
});

describe('a name that is already in use', () => {
  it('gets a number', () => {
    const scope = new NameScope(['Taken']);
    expect(['taken', 'Free', 'free', 'free'].map((name) => scope.claim([name]))).toEqual([
      'taken2',
      'Free',
      'free2',
      'free3',
    ]);
  });

  it('is not accepted as a key of a record', () => {
    expect(recordOf([['a', 1]])).toEqual({ a: 1 });
    expect(() =>
      recordOf([
        ['a', 1],
        ['a', 1],
      ]),
    ).toThrow('The name a is used twice');
  });

  it('is avoided in the id of a condition when an element is named condition', () => {
    expect(conditionId('Thing', 'type', ['Thing.a.type'])).toBe('Thing.condition.type');
    expect(conditionId('Thing', 'type', ['Thing.condition.type'])).toBe('Thing.condition.type.condition');
  });

  const target = (files: Readonly<Record<string, string>>): OperationTarget => ({
    name: 'sample',
    fidelity: 'carries no rules',
    emitOperation: ({ name }) => Object.entries(files).map(([path, content]) => ({ path: `${name}/${path}`, content })),
  });

  it.each([
    [{ 'a.ts': 'export type A = 1;\nexport interface A {}' }, 'make-thing/a.ts:2 calls two things A'],
    [{ 'a.ts': `import type { A } from './types.js';\nexport const A = 1;` }, 'make-thing/a.ts:2 calls two things A'],
    [
      {
        'index.ts': `export * from './types.js';\nexport * from './validators.js';`,
        'types.ts': 'export type A = 1;',
        'validators.ts': 'export type A = 2;',
      },
      'make-thing/index.ts:1 calls two things A',
    ],
  ])('is reported before anything is written, for files of every target', async (files, message) => {
    const model = buildTexts([tinyText({ a: 'type: String, presence: O' })]);
    await expect(emit(model, { operationTargets: [target(files)], packageTargets: [] })).rejects.toThrow(message);
  });

  it('is rejected as a folder of a package target when an operation may have it', async () => {
    const model = buildTexts([tinyText({ a: 'type: String, presence: O' })]);
    const packageTargets = [
      { name: 'sample', emitPackage: () => [{ path: 'python/a.ts', content: 'export const a = 1;' }] },
    ];
    await expect(emit(model, { operationTargets: [], packageTargets })).rejects.toThrow('has to be a shared one');
  });
});
