/** Rules of a table as a whole: what they mean, where a violation is, and that what they cost grows with their words. */
import { beforeAll, describe, expect, it } from 'vitest';
import { schemaDocument } from '../../generator/4-emit/lower/document.js';
import { fidelityOf } from '../../generator/4-emit/ledger.js';
import { contextOf } from '../../generator/4-emit/emit.js';
import type { Render } from '../../generator/4-emit/templates/render.js';
import { operationTargets, templateViews } from '../../generator/4-emit/targets/index.js';
import { loadTemplates } from '../../generator/4-emit/templates/load-templates.js';
import { judge } from '../../generator/judge/judge.js';
import type { Form, Operation } from '../../generator/model/model.js';
import { vectorsOf } from '../../generator/vectors/vectors.js';
import { defined } from '../../generator/defined.js';
import { dimensions } from '../hostile/growing.js';
import { importValidators, type Validators, validatorsOf } from '../support/emitted.js';
import { buildTexts, compileSchema, type Rows, tinyText } from '../support/tiny.js';

let render: Render;
beforeAll(async () => {
  const loaded = await loadTemplates(templateViews);
  render = loaded.render ?? (() => ({ content: '' }));
});

interface Ruled {
  readonly operation: Operation;
  readonly validators: Validators;
}

async function ruled(
  rows: Rows,
  rules: readonly string[],
  shapes: Readonly<Record<string, Rows>> = {},
): Promise<Ruled> {
  // The request's table stands last, so that its rules follow its rows.
  const tolerances = '{ blank: absent, case: fold, unknown: drop }';
  const more = ['    rules:', ...rules.map((rule) => `      - ${rule}`)].join('\n');
  const text = tinyText(undefined, { shapes: { ...shapes, Thing: rows }, more });
  const [operation] = buildTexts([
    text.replace('shapes:', `request: { shape: Thing, tolerances: ${tolerances} }\nshapes:`),
  ]).operations;
  if (!operation?.request) throw new Error('There is no request');
  return { operation, validators: validatorsOf(await importValidators(operation), operation.request) };
}

/** `rule at pointer` of each violation, on which the judge and the validators agree in both forms. */
function found(
  { operation, validators }: Ruled,
  value: unknown,
  forms: readonly Form[] = ['canonical', 'wire'],
): string[] {
  const all = forms.map((form) => {
    const parsed = validators.parse(value);
    const own = form === 'canonical' ? validators.validate(value) : parsed.ok ? [] : parsed.violations;
    const judged = judge(defined(operation.request, 'the request'), form, value).violations;
    const named = (some: typeof judged): string[] => some.map(({ rule, pointer }) => `${rule} at ${pointer}`).sort();
    expect(named(own), form).toEqual(named(judged));
    expect(own.map(({ message }) => message).sort()).toEqual(judged.map(({ message }) => message).sort());
    return named(judged);
  });
  expect(
    all.every((one) => one.join() === all[0]?.join()),
    'both forms',
  ).toBe(true);
  return all[0] ?? [];
}

const text = 'type: String, presence: O';
const either = 'type: String, presence: CM';
const decimal = 'type: Decimal, presence: O';
const moment = 'type: DateTime, presence: O';

describe('which elements are given', () => {
  it.each([
    ['exactlyOne', ['', 'abc', 'ab'], ['a', 'b', 'c']],
    ['atLeastOne', [''], ['a', 'abc', 'bc']],
    ['atMostOne', ['abc', 'ab', 'bc'], ['', 'a', 'c']],
    ['together', ['a', 'ab', 'bc'], ['', 'abc']],
  ])('%s is one violation at the object', async (kind, wrong, right) => {
    const thing = await ruled({ a: either, b: either, c: either }, [`${kind}: [a, b, c]`]);
    const object = (given: string): object => Object.fromEntries([...given].map((name) => [name, 'x']));
    for (const given of wrong) expect(found(thing, object(given)), given).toEqual([`Thing.rule.${kind}.a at `]);
    for (const given of right) expect(found(thing, object(given)), given).toEqual([]);
    const accepts = compileSchema(thing.operation, defined(thing.operation.request, 'the request'), 'wire');
    for (const given of [...wrong, ...right]) expect(accepts(object(given)), given).toBe(right.includes(given));
  });

  it.each([
    ['exactlyOne', ['', 'abc', 'ab', 'bc', 'ac'], ['a', 'b', 'c']],
    ['atLeastOne', [''], ['a', 'b', 'c', 'abc', 'bc']],
    ['atMostOne', ['abc', 'ab', 'bc', 'ac'], ['', 'a', 'b', 'c']],
    ['together', ['a', 'b', 'ab', 'bc'], ['', 'abc']],
  ])('%s reaches into objects, and is one violation at the object of its table', async (kind, wrong, right) => {
    const thing = await ruled(
      { a: either, box: 'type: Object, presence: O, shape: Box' },
      [`${kind}: [a, box.b, box.inner.c]`],
      { Box: { b: text, inner: 'type: Object, presence: O, shape: Inner' }, Inner: { c: text } },
    );
    const pick = (given: string, names: string): object =>
      Object.fromEntries([...given].filter((name) => names.includes(name)).map((name) => [name, 'x']));
    const accepts = compileSchema(thing.operation, defined(thing.operation.request, 'the request'), 'wire');
    for (const given of [...wrong, ...right]) {
      const broken = wrong.includes(given);
      const inner = pick(given, 'c');
      const boxes = [{ box: { ...pick(given, 'b'), inner } }];
      if (!given.includes('c')) boxes.push({ box: pick(given, 'b') } as (typeof boxes)[number]);
      // Without its elements, an object may be left out.
      for (const value of [...boxes, ...(/[bc]/.test(given) ? [] : [{}])].map((one) => ({
        ...pick(given, 'a'),
        ...one,
      }))) {
        expect(found(thing, value), JSON.stringify(value)).toEqual(broken ? [`Thing.rule.${kind}.a at `] : []);
        expect(accepts(value), JSON.stringify(value)).toBe(!broken);
      }
    }
    expect(found(thing, { a: 'x', box: { b: '', inner: { c: '' } } }, ['wire']), 'blanks are not given').toEqual(
      kind === 'together' ? ['Thing.rule.together.a at '] : [],
    );
  });

  it('what is blank or ignored is not given', async () => {
    const thing = await ruled(
      { kind: 'type: String, presence: M, enum: [P, Q]', a: either, b: `${text}, ignored: { field: kind, equals: Q }` },
      ['exactlyOne: [a, b]'],
    );
    const broken = ['Thing.rule.exactlyOne.a at '];
    expect(found(thing, { kind: 'P', b: 'x' })).toEqual([]);
    expect(found(thing, { kind: 'Q', b: 'x' })).toEqual(broken);
    expect(found(thing, { kind: 'Q', a: 'x', b: 'x' })).toEqual([]);
    expect(found(thing, { kind: 'P', a: '', b: null }, ['wire'])).toEqual(broken);
    expect(found(thing, { kind: 'P', a: 'x', b: '' }, ['wire'])).toEqual([]);
  });
});

describe('order', () => {
  it.each([
    ['2025-01-01T00:00:00Z', '2025-01-02T00:00:00+01:00', []],
    ['2025-01-01T00:00:00Z', '2025-01-01T05:30:00+05:30', ['before']],
    ['2025-01-01T00:00:00Z', '2025-01-01T00:59:59.999+01:00', ['before', 'order']],
    ['2025-01-01T00:00:00.100Z', '2025-01-01T00:00:00.1Z', ['before']],
    ['2025-01-01T00:00:00.1Z', '2025-01-01T00:00:00.1000000000000000000001Z', []],
    ['0000-01-01T00:00:00+23:59', '0000-01-01T00:00:00Z', []],
    ['9999-12-31T23:59:59-23:59', '9999-12-31T23:59:59Z', ['before', 'order']],
    ['2024-02-29T23:59:59Z', '2024-03-01T00:00:00Z', []],
    ['2025-02-30T00:00:00Z', '2024-01-01T00:00:00Z', 'no moment'],
  ])('compares moments, not texts: %s and %s', async (from, to, expected) => {
    const thing = await moments;
    const rules = found(thing, { from, to });
    if (expected === 'no moment') expect(rules).toEqual(['Thing.from.format at /from']);
    else expect(rules).toEqual([...expected].map((kind) => `Thing.rule.${kind}.from at /to`));
  });
  const moments = ruled({ from: moment, to: moment }, ['before: [from, to]', 'order: [from, to]']);

  it('compares days by the calendar and skips what is not given', async () => {
    const day = 'type: Date, format: DDMMYYYY, presence: O';
    const thing = await ruled({ a: day, b: day, c: day }, ['order: [a, b, c]']);
    expect(found(thing, { a: '31012024', b: '01022024' })).toEqual([]);
    expect(found(thing, { a: '01012025', c: '31122024' })).toEqual(['Thing.rule.order.a at /c']);
    expect(found(thing, { a: '02012025', b: '01012025', c: '03012025' })).toEqual(['Thing.rule.order.a at /b']);
    expect(found(thing, { c: '01012025' })).toEqual([]);
  });

  it.each([
    ['Date', 'YYYY-MM-DD', '2024-02-29', '2024-03-01'],
    ['Date', 'DD.MM.YY', '31.12.24', '01.01.25'],
    ['Date', 'MM/YYYY', '12/2024', '01/2025'],
    ['DateTime', 'DD/MM/YYYY HH:MI:SS', '31/01/2025 13:05:09', '01/02/2025 00:00:00'],
    ['DateTime', 'YYYYMMDD HHMISS.SSS', '20250131 130509.099', '20250131 130509.100'],
    ['DateTime', 'YYYY-MM-DDTHH:mm:ssXXX', '2025-01-01T02:00:00+05:30', '2024-12-31T20:30:01Z'],
    ['DateTime', 'YYYY-MM-DDTHH:mmXX', '2025-01-01T02:00+0530', '2024-12-31T12:31-0800'],
    ['DateTime', 'RFC 3339', '2016-12-31t23:59:59.9z', '2016-12-31T15:59:60-08:00'],
    ['Time', 'HHMMSS', '095959', '100000'],
    ['Time', "HH'h'MI", '09h59', '10h00'],
  ])('compares values of a %s in the form %s by what they mean: %s and %s', async (type, format, from, to) => {
    const row = `type: ${type}, format: "${format}", presence: O`;
    const thing = await ruled({ from: row, to: row }, ['before: [from, to]', 'order: [from, to]']);
    expect(found(thing, { from, to })).toEqual([]);
    expect(found(thing, { from, to: from })).toEqual(['Thing.rule.before.from at /to']);
    expect(found(thing, { from: to, to: from })).toEqual([
      'Thing.rule.before.from at /to',
      'Thing.rule.order.from at /to',
    ]);
  });

  it('compares a day with one in another form, and moments with and without a form of their own', async () => {
    const thing = await ruled(
      {
        first: 'type: Date, format: DDMMYYYY, presence: O',
        last: 'type: Date, format: YYYY-MM-DD, presence: O',
        from: moment,
        to: 'type: DateTime, format: YYYYMMDDTHHMISSXX, presence: O',
      },
      ['before: [first, last]', 'before: [from, to]'],
    );
    expect(found(thing, { first: '31122024', last: '2025-01-01' })).toEqual([]);
    expect(found(thing, { first: '01022025', last: '2025-01-31' })).toEqual(['Thing.rule.before.first at /last']);
    expect(found(thing, { from: '2025-01-01T00:00:00Z', to: '20250101T010000+0000' })).toEqual([]);
    expect(found(thing, { from: '2025-01-01T00:00:00Z', to: '20250101T010000+0530' })).toEqual([
      'Thing.rule.before.from at /to',
    ]);
  });

  it('compares whole numbers with others, each by its own type', async () => {
    const thing = await ruled({ least: 'type: Numeric, presence: O', most: decimal }, ['before: [least, most]']);
    expect(found(thing, { least: 1, most: 1.5 })).toEqual([]);
    expect(found(thing, { least: 2, most: 1.5 })).toEqual(['Thing.rule.before.least at /most']);
    expect(found(thing, { least: 2.5, most: 1 })).toEqual(['Thing.least.type at /least']);
  });

  it('compares texts of digits as the numbers that they write', async () => {
    const [long, any] = [
      'type: String, presence: O, pattern: "^[0-9]{3,30}$"',
      "type: String, presence: O, pattern: '^(?:\\d|1\\d+)$'",
    ];
    const thing = await ruled({ first: long, last: any, list: `${any}, array: true` }, [
      'before: [first, last]',
      'ascending: list',
    ]);
    const of = (first: string, last: string): string[] => found(thing, { first, last });
    const broken = ['Thing.rule.before.first at /last'];
    expect(of('099', '100')).toEqual([]);
    expect(of('0100', '100')).toEqual(broken);
    expect(of('000', '0')).toEqual(broken);
    expect(of('900719925474099111', '1900719925474099110')).toEqual([]);
    expect(of('1900719925474099111', '1900719925474099110')).toEqual(broken);
    expect(found(thing, { list: ['9', '9', '10', '100'] })).toEqual([]);
    expect(found(thing, { list: ['9', '10', '1'] })).toEqual(['Thing.rule.ascending.list at /list/2']);
  });

  it('sees a default', async () => {
    const thing = await ruled({ least: `${decimal}, default: 3`, most: decimal }, ['order: [least, most]']);
    expect(found(thing, { most: 2 })).toEqual(['Thing.rule.order.least at /most']);
    expect(found(thing, { least: 1, most: 2 })).toEqual([]);
  });
});

describe('distance', () => {
  it.each([
    ['Date', 'DDMMYYYY', '28022024', ['29022024', '28052024'], ['28022024', '29052024', '27022024']],
    ['Date', 'YYYY-MM-DD', '0001-01-01', ['0001-01-02', '0001-04-01'], ['0001-01-01', '0001-04-02']],
    ['Date', 'DD.MM.YY', '31.12.24', ['01.01.25', '31.03.25'], ['31.12.24', '01.04.25']],
    [
      'DateTime',
      '',
      '2025-01-01T00:00:00.25+05:30',
      ['2025-01-01T18:30:00.25Z', '2025-04-01T00:00:00.2500+05:30', '2025-03-31T18:30:00.249999999999999999Z'],
      ['2025-01-01T18:30:00.249999999999999999Z', '2025-03-31T18:30:00.2500000000000000001Z', '2024-12-31T18:30:00Z'],
    ],
    [
      'DateTime',
      'RFC 3339',
      '2016-12-31t23:59:60.5z',
      ['2017-01-02T00:00:00.5Z', '2017-04-01T00:00:00.5Z'],
      ['2017-01-02T00:00:00.4Z', '2017-04-01T00:00:00.6Z'],
    ],
    [
      'DateTime',
      'DD/MM/YYYY HH:MI:SS',
      '31/01/2025 23:59:59',
      ['01/02/2025 23:59:59', '01/05/2025 23:59:59'],
      ['01/02/2025 23:59:58', '02/05/2025 00:00:00'],
    ],
    [
      'DateTime',
      'YYYY-MM-DDTHH:mmXX',
      '2025-01-01T02:00+0530',
      ['2025-01-01T20:30Z', '2025-03-31T20:30Z'],
      ['2025-01-01T20:29Z', '2025-03-31T20:31Z'],
    ],
  ])('of a %s in the form %s is exact', async (type, format, from, right, wrong) => {
    const row = `type: ${type}, ${format && `format: "${format}", `}presence: O`;
    const thing = await ruled({ from: row, to: row }, ['distance: { from: from, to: to, min: P1D, max: P90D }']);
    for (const to of right) expect(found(thing, { from, to }), to).toEqual([]);
    for (const to of wrong) expect(found(thing, { from, to }), to).toEqual(['Thing.rule.distance.from at /to']);
    expect(found(thing, { from })).toEqual([]);
    expect(found(thing, { to: from })).toEqual([]);
  });

  it('of times is that of one day', async () => {
    const time = 'type: Time, format: "HH:mm:ss", presence: O';
    const thing = await ruled({ from: time, to: time }, ['distance: { from: from, to: to, min: PT1H30M }']);
    expect(found(thing, { from: '09:59:59', to: '11:29:59' })).toEqual([]);
    for (const to of ['11:29:58', '00:00:00'])
      expect(found(thing, { from: '09:59:59', to })).toEqual(['Thing.rule.distance.from at /to']);
  });

  it('of numbers is exact, in decimals', async () => {
    const thing = await ruled({ a: decimal, b: decimal }, ['distance: { from: a, to: b, min: 0.2, max: 0.7 }']);
    for (const [a, b] of [
      [0.1, 0.3],
      [0.1, 0.8],
      [1e15, 1000000000000000.5],
      [-0.3, -0.1],
    ])
      expect(found(thing, { a, b })).toEqual([]);
    for (const [a, b] of [
      [0.1, 0.2],
      [0.1, 0.800000000000001],
      [0.3, 0.1],
      [1e21, 0],
    ])
      expect(found(thing, { a, b })).toEqual(['Thing.rule.distance.a at /b']);
    expect(found(thing, { a: 1 })).toEqual([]);
  });

  it('at most so much says nothing of an element that is less or before', async () => {
    const thing = await ruled({ a: decimal, b: decimal, from: moment, to: moment }, [
      'distance: { from: a, to: b, max: 1 }',
      'distance: { from: from, to: to, max: PT1S }',
    ]);
    expect(found(thing, { a: 9, b: 1, from: '2025-01-01T00:00:00Z', to: '2024-01-01T00:00:00Z' })).toEqual([]);
  });
});

describe('a sum of elements', () => {
  it('is exact, in decimals, and says nothing without a total or with no addend', async () => {
    const rows = { net: decimal, tax: decimal, count: 'type: Numeric, presence: O', total: decimal };
    const thing = await ruled(rows, ['sum: { of: [net, tax, count], is: total }']);
    const broken = ['Thing.rule.sum.total at /total'];
    for (const value of [
      { net: 0.1, tax: 0.2, total: 0.3 },
      { net: 0.1, tax: 0.2, count: 3, total: 3.3 },
      { net: 5, total: 5 },
      { net: 5 },
      { total: 5 },
      {},
    ])
      expect(found(thing, value), JSON.stringify(value)).toEqual([]);
    for (const value of [
      { net: 0.1, tax: 0.2, total: 0.31 },
      { net: 5, total: 5.5 },
      { count: 1, total: 0 },
    ])
      expect(found(thing, value), JSON.stringify(value)).toEqual(broken);
    expect(found(thing, { net: 1, count: 1.5, total: 9 })).toEqual(['Thing.count.type at /count']);
  });

  it('may be a number, of which a violation is at the object', async () => {
    const thing = await ruled({ a: decimal, b: decimal }, ['sum: { of: [a, b], is: 100 }']);
    expect(found(thing, { a: 33.4, b: 66.6 })).toEqual([]);
    expect(found(thing, {})).toEqual([]);
    expect(found(thing, { a: 99 })).toEqual(['Thing.rule.sum.a at ']);
  });
});

describe('same', () => {
  it('is told at the first element that differs from the first one', async () => {
    const thing = await ruled({ a: text, b: text, c: text }, ['same: [a, b, c]']);
    for (const value of [{}, { b: 'x' }, { a: 'x', b: 'x', c: 'x' }, { b: 'x', c: 'x' }])
      expect(found(thing, value)).toEqual([]);
    expect(found(thing, { a: 'x', b: 'x', c: 'y' })).toEqual(['Thing.rule.same.a at /c']);
    expect(found(thing, { a: 'x', b: 'y', c: 'y' })).toEqual(['Thing.rule.same.a at /b']);
    expect(found(thing, { b: 'x', c: 'X' })).toEqual(['Thing.rule.same.a at /c']);
    expect(found(thing, { a: 5, b: '5', c: '5' })).toEqual(['Thing.a.type at /a']);
  });

  it('compares numbers and booleans too', async () => {
    const flag = 'type: Boolean, presence: O';
    const thing = await ruled({ a: decimal, b: 'type: Numeric, presence: O', c: flag, d: flag }, [
      'same: [a, b]',
      'same: [c, d]',
    ]);
    expect(found(thing, { a: 1, b: 1, c: false, d: false })).toEqual([]);
    expect(found(thing, { a: 1.5, b: 1, c: false, d: true })).toEqual([
      'Thing.rule.same.a at /b',
      'Thing.rule.same.c at /d',
    ]);
  });
});

describe('elements of objects', () => {
  const shapes: Readonly<Record<string, Rows>> = {
    Period: { kind: text, from: `${moment}, default: '2025-01-02T00:00:00Z'`, to: moment, most: decimal },
    Box: { inner: 'type: Object, presence: O, shape: Period' },
  };
  const object = (shape: string): string => `type: Object, presence: O, shape: ${shape}`;
  const rows: Rows = { a: moment, n: decimal, t: text, period: object('Period'), box: object('Box') };
  const [early, late] = ['2025-01-01T00:00:00Z', '2025-01-03T00:00:00Z'];

  it('are ordered across tables, a default of an object that is given included', async () => {
    const thing = await ruled(rows, ['order: [period.from, period.to, a]', 'before: [n, box.inner.most]'], shapes);
    const order = 'Thing.rule.order.period.from at ';
    expect(found(thing, { period: { from: late, to: early } })).toEqual([`${order}/period/to`]);
    expect(found(thing, { period: { from: early, to: late } })).toEqual([]);
    expect(found(thing, { period: { to: early } })).toEqual([`${order}/period/to`]);
    expect(found(thing, { period: { from: early, to: late }, a: early })).toEqual([`${order}/a`]);
    // Without its object, an element has no default either.
    expect(found(thing, { a: early })).toEqual([]);
    expect(found(thing, { period: 'x', a: early })).toEqual(['Thing.period.type at /period']);
    expect(found(thing, { n: 2, box: { inner: { most: 2 } } })).toEqual(['Thing.rule.before.n at /box/inner/most']);
    for (const box of [{}, { inner: {} }, { inner: { most: 3 } }]) expect(found(thing, { n: 2, box })).toEqual([]);
  });

  it('are so far from each other', async () => {
    const thing = await ruled(rows, ['distance: { from: period.from, to: period.to, max: P1D }'], shapes);
    expect(found(thing, { period: { from: early, to: late } })).toEqual([
      'Thing.rule.distance.period.from at /period/to',
    ]);
    expect(found(thing, { period: { to: late } })).toEqual([]);
    for (const value of [{}, { period: {} }, { period: { from: early } }]) expect(found(thing, value)).toEqual([]);
  });

  it('are the same, and add up', async () => {
    const thing = await ruled(
      rows,
      ['same: [t, period.kind, box.inner.kind]', 'sum: { of: [n, period.most], is: box.inner.most }'],
      shapes,
    );
    const value = { t: 'x', n: 0.1, period: { kind: 'x', most: 0.2 }, box: { inner: { kind: 'x', most: 0.3 } } };
    expect(found(thing, value)).toEqual([]);
    expect(found(thing, { ...value, period: {} })).toEqual(['Thing.rule.sum.box.inner.most at /box/inner/most']);
    expect(found(thing, { ...value, t: 'y', box: {} })).toEqual(['Thing.rule.same.t at /period/kind']);
  });

  it('differ', async () => {
    const thing = await ruled(rows, ['different: [t, period.kind, box.inner.kind]'], shapes);
    const value = { t: 'x', period: { kind: 'y' }, box: { inner: { kind: 'y' } } };
    expect(found(thing, value)).toEqual(['Thing.rule.different.t at /box/inner/kind']);
    expect(found(thing, { ...value, period: {} })).toEqual([]);
  });

  it('add up, in the entries, the total and the way to the array', async () => {
    const money = { value: `${decimal}, default: 0.1`, currency: text };
    const thing = await ruled(
      { total: object('Money'), basket: object('Basket') },
      ['sum: { array: basket.items, of: price.value, is: total.value }'],
      {
        Money: money,
        Item: { price: object('Money') },
        Basket: { items: 'type: Object, presence: O, shape: Item, array: true' },
      },
    );
    const items = [{ price: { value: 0.2 } }, { price: {} }, {}];
    expect(found(thing, { basket: { items }, total: { value: 0.3 } })).toEqual([]);
    expect(found(thing, { basket: { items }, total: { value: 0.4 } })).toEqual([
      'Thing.rule.sum.total.value at /total/value',
    ]);
    for (const value of [{ basket: { items } }, { basket: {}, total: { value: 1 } }, { total: { value: 1 } }])
      expect(found(thing, value)).toEqual([]);
    expect(found(thing, { basket: { items: [] }, total: {} })).toEqual(['Thing.rule.sum.total.value at /total/value']);
  });

  it('of entries, of an array in an object, differ, ascend and are counted', async () => {
    const thing = await ruled(
      { customer: 'type: Object, presence: O, shape: Customer' },
      [
        'unique: { array: customer.phones, by: [contact.kind, number] }',
        'ascending: { array: customer.phones, by: contact.rank }',
        'count: { array: customer.phones, where: { field: contact.kind, equals: MAIN }, max: 1 }',
      ],
      {
        Customer: { phones: 'type: Object, presence: O, array: true, shape: Phone' },
        Phone: { number: text, contact: 'type: Object, presence: O, shape: Contact' },
        Contact: { kind: 'type: String, presence: O, enum: [MAIN, HOME], default: HOME', rank: decimal },
      },
    );
    const accepts = compileSchema(thing.operation, defined(thing.operation.request, 'the request'), 'canonical');
    const of = (...phones: readonly (readonly [number: string, contact?: object])[]): object => ({
      customer: { phones: phones.map(([number, contact]) => ({ number, ...(contact && { contact }) })) },
    });
    const [home, main] = [{ kind: 'HOME' }, { kind: 'MAIN' }];
    expect(found(thing, of(['1', home], ['1', main], ['2', home], ['1'], ['3']))).toEqual([]);
    // The default of the kind counts where there is a contact.
    expect(found(thing, of(['1', home], ['2'], ['1', {}]))).toEqual([
      'Thing.rule.unique.customer.phones at /customer/phones/2',
    ]);
    expect(found(thing, of(['1', { rank: 2 }], ['2'], ['3', { rank: 1 }]))).toEqual([
      'Thing.rule.ascending.customer.phones at /customer/phones/2',
    ]);
    expect(found(thing, of(['1', main], ['2', main]))).toEqual([
      'Thing.rule.count.customer.phones at /customer/phones',
    ]);
    expect([of(['1', main], ['2']), of(['1', main], ['2', main])].map((value) => accepts(value))).toEqual([
      true,
      false,
    ]);
    expect(found(thing, { customer: {} })).toEqual([]);
  });

  it('are made up of others', async () => {
    const thing = await ruled(rows, ['concatenation: { of: [t, period.kind], is: box.inner.kind }'], shapes);
    const value = { t: 'x', period: { kind: 'y' }, box: { inner: { kind: 'xy' } } };
    expect(found(thing, value)).toEqual([]);
    expect(found(thing, { ...value, t: 'y' })).toEqual(['Thing.rule.concatenation.box.inner.kind at /box/inner/kind']);
    expect(found(thing, { ...value, period: {} })).toEqual([]);
  });

  it('that are ignored, or in an object that is ignored, are skipped', async () => {
    const thing = await ruled(
      { off: text, period: `${object('Ignorable')}, ignored: off`, a: moment },
      ['order: [period.from, a]'],
      { Ignorable: { off: text, from: `${moment}, ignored: off` } },
    );
    expect(found(thing, { period: { from: late }, a: early })).toEqual(['Thing.rule.order.period.from at /a']);
    expect(found(thing, { period: { from: late }, a: early, off: 'x' })).toEqual([]);
    expect(found(thing, { period: { from: late, off: 'x' }, a: early })).toEqual([]);
  });
});

describe('the entries of an array', () => {
  const parts = {
    Part: {
      number: 'type: Numeric, presence: O',
      name: text,
      isMain: 'type: Boolean, presence: O, default: false',
      price: decimal,
    },
  };
  const list = 'type: Object, presence: O, array: true, shape: Part';

  it('differ: whole, by an element or by several, and a repeated one is told once', async () => {
    const thing = await ruled(
      { words: `${text}, enum: [RED, BLUE], array: true`, parts: list },
      [
        'unique: words',
        'unique: { array: parts, by: number }',
        '{ unique: { array: parts, by: [name, price] }, name: both }',
      ],
      parts,
    );
    expect(found(thing, { words: ['RED', 'BLUE'] })).toEqual([]);
    expect(found(thing, { words: ['RED', 'BLUE', 'RED', 'BLUE'] })).toEqual(['Thing.rule.unique.words at /words/2']);
    expect(found(thing, { words: ['RED', 'red'] }, ['wire'])).toEqual(['Thing.rule.unique.words at /words/1']);
    expect(found(thing, { parts: [{ number: 1 }, { name: 'x' }, { number: 1 }] })).toEqual([
      'Thing.rule.unique.parts at /parts/2',
    ]);
    expect(found(thing, { parts: [{ name: 'x', price: 1 }, { name: 'x', price: 2 }, { name: 'x' }, {}, {}] })).toEqual(
      [],
    );
    expect(
      found(thing, {
        parts: [
          { name: 'x', price: 1 },
          { name: 'x', price: 1.0 },
        ],
      }),
    ).toEqual(['Thing.rule.both at /parts/1']);
    expect(found(thing, { parts: [{ name: 'x' }, { name: 'x' }] })).toEqual(['Thing.rule.both at /parts/1']);
  });

  it('ascend; two equal ones do', async () => {
    const thing = await ruled(
      { levels: 'type: Numeric, presence: O, array: true', parts: list },
      ['ascending: levels', 'ascending: { array: parts, by: price }'],
      parts,
    );
    expect(found(thing, { levels: [50, 90, 90] })).toEqual([]);
    expect(found(thing, { levels: [90, 50, 40] })).toEqual(['Thing.rule.ascending.levels at /levels/1']);
    expect(found(thing, { parts: [{ price: 2 }, {}, { price: 1 }] })).toEqual([
      'Thing.rule.ascending.parts at /parts/2',
    ]);
  });

  it('are counted where they meet a condition, a default included', async () => {
    const thing = await ruled(
      { parts: list },
      ['count: { array: parts, where: { field: isMain, equals: true }, exactly: 1 }'],
      parts,
    );
    const broken = ['Thing.rule.count.parts at /parts'];
    expect(found(thing, {})).toEqual([]);
    expect(found(thing, { parts: [] })).toEqual(broken);
    expect(found(thing, { parts: [{}, { isMain: true }] })).toEqual([]);
    expect(found(thing, { parts: [{ isMain: true }, { isMain: true }] })).toEqual(broken);
    const accepts = compileSchema(thing.operation, defined(thing.operation.request, 'the request'), 'canonical');
    expect([[], [{ isMain: true }], [{}, {}]].map((some) => accepts({ parts: some }))).toEqual([false, true, false]);
  });

  describe('of several tables', () => {
    const told = (kind: string, more: Rows = {}): Rows => ({
      kind: `type: String, presence: M, enum: [${kind}]`,
      ...more,
    });
    const tables = {
      Card: told('CARD', {
        ref: 'type: String, presence: M, maxLength: 9',
        rank: decimal,
        level: 'type: String, presence: O, enum: [LOW]',
      }),
      Cash: told('CASH, COINS', {
        ref: 'type: String, presence: O',
        rank: decimal,
        level: 'type: String, presence: O, enum: [HIGH]',
      }),
      Bank: told('BANK', {
        ref: 'type: String, presence: O',
        rank: decimal,
        level: 'type: String, presence: O, enum: [LOW]',
        extra: text,
      }),
    };
    const payments =
      'type: Object, presence: O, array: true, alternatives: { by: kind, of: { CARD: Card, CASH: Cash, COINS: Cash, BANK: Bank } }';

    it('are unique and ascend by an element that all of them have', async () => {
      const thing = await ruled(
        { payments },
        ['unique: { array: payments, by: ref }', 'ascending: { array: payments, by: rank }'],
        tables,
      );
      const [card, cash, bank] = [{ kind: 'CARD', ref: 'a' }, { kind: 'CASH', ref: 'a' }, { kind: 'BANK' }];
      expect(found(thing, { payments: [card, bank, { kind: 'BANK', ref: 'b' }, bank] })).toEqual([]);
      expect(found(thing, { payments: [card, bank, cash] })).toEqual(['Thing.rule.unique.payments at /payments/2']);
      expect(found(thing, { payments: [{ ...card, rank: 2 }, bank, { kind: 'COINS', rank: 1 }] })).toEqual([
        'Thing.rule.ascending.payments at /payments/2',
      ]);
    });

    it('are counted by what tells them apart, and by what they share', async () => {
      const thing = await ruled(
        { payments },
        [
          'count: { array: payments, where: { field: kind, in: [CASH, BANK] }, max: 1 }',
          '{ count: { array: payments, where: { field: level, equals: HIGH }, max: 1 }, name: high }',
        ],
        tables,
      );
      const most = ['Thing.rule.count.payments at /payments'];
      const entries = (...kinds: readonly string[]): object => ({
        payments: kinds.map((kind) => ({ kind, ...(kind === 'CARD' && { ref: 'x' }) })),
      });
      expect(found(thing, entries('CARD', 'COINS', 'CASH', 'COINS'))).toEqual([]);
      expect(found(thing, entries('CASH', 'CARD', 'BANK'))).toEqual(most);
      const high = [
        { kind: 'CASH', level: 'HIGH' },
        { kind: 'COINS', level: 'HIGH' },
      ];
      expect(found(thing, { payments: high })).toEqual(['Thing.rule.high at /payments']);
      const accepts = compileSchema(thing.operation, defined(thing.operation.request, 'the request'), 'canonical');
      expect([entries('CARD', 'CASH'), entries('CASH', 'BANK'), { payments: high }].map((one) => accepts(one))).toEqual(
        [true, false, false],
      );
    });
  });

  it('add up in decimals, exactly', async () => {
    const thing = await ruled(
      { parts: list, total: decimal, shares: `${decimal}, array: true` },
      ['sum: { array: parts, of: price, is: total }', '{ sum: { array: shares, is: 100 }, name: shares }'],
      parts,
    );
    const sum = (prices: readonly number[], total: number): string[] =>
      found(thing, { parts: prices.map((price) => ({ price })), total });
    expect(sum([0.1, 0.2], 0.3)).toEqual([]);
    expect(sum([0.1, 0.2], 0.1 + 0.2)).toEqual(['Thing.rule.sum.total at /total']);
    expect(sum([1e21, 0.07], 1e21)).toEqual(['Thing.rule.sum.total at /total']);
    expect(sum([1.1, 2.2, -3.3], 0)).toEqual([]);
    expect(sum([1e308, 1e308, -1e308], 1e308)).toEqual([]);
    expect(sum([9007199254740991, 1, -1], 9007199254740991)).toEqual([]);
    expect(sum([5e-324, -5e-324], -0)).toEqual([]);
    expect(sum([], 0)).toEqual([]);
    expect(found(thing, { total: 5 })).toEqual([]);
    expect(found(thing, { shares: [33.3, 33.3, 33.4] })).toEqual([]);
    expect(found(thing, { shares: [33.3, 33.3, 33.3] })).toEqual(['Thing.rule.shares at /shares']);
  });
});

it('an element that is made up of others is their texts one after the other', async () => {
  const thing = await ruled({ a: text, b: text, whole: text }, [
    '{ concatenation: { of: [a, b], is: whole }, message: whole is a and b together }',
  ]);
  expect(found(thing, { a: '   12345', b: '00001', whole: '   1234500001' })).toEqual([]);
  expect(found(thing, { a: '   12345', b: '00001', whole: '   9999900001' })).toEqual([
    'Thing.rule.concatenation.whole at /whole',
  ]);
  expect(found(thing, { a: 'x', whole: 'y' })).toEqual([]);
  const [violation] = thing.validators.validate({ a: 'x', b: 'y', whole: 'z' });
  expect(violation).toMatchObject({
    message: 'whole is a and b together',
    source: { table: 'Thing', rows: [1, 2, 3] },
  });
});

it('a body that is an array has rules of its entries together', async () => {
  const change = {
    id: 'type: String, presence: M',
    at: 'type: Object, presence: O, shape: Place',
    kind: 'type: String, presence: O, enum: [FIRST, LAST], default: LAST',
    share: decimal,
  };
  const text = tinyText(undefined, { shapes: { Change: change, Place: { row: decimal } } });
  const rules = [
    '{ unique: { by: id } }',
    '{ ascending: { by: at.row } }',
    '{ count: { where: { field: kind, equals: LAST }, max: 1 }, name: one, message: one is the last }',
    '{ sum: { of: share, is: 1 } }',
  ];
  const array = `{ shape: Change, rules: [${rules.join(', ')}] }`;
  const [operation] = buildTexts([
    text.replace('shapes:', `request: { array: ${array}, tolerances: { case: fold } }\nshapes:`),
  ]).operations;
  if (!operation?.request) throw new Error('There is no request');
  const thing = { operation, validators: validatorsOf(await importValidators(operation), operation.request) };
  const accepts = compileSchema(operation, operation.request, 'canonical');
  const [one, two] = [
    { id: 'a', kind: 'FIRST', at: { row: 1 }, share: 0.1 },
    { id: 'b', share: 0.9 },
  ];
  for (const [value, expected] of [
    [[one, two], []],
    [[one, { ...two, id: 'a' }], ['Change[].rule.unique at /1']],
    [[one, { ...two, at: { row: 0 } }], ['Change[].rule.ascending at /1']],
    // The default is LAST.
    [[{ ...one, kind: undefined }, two], ['Change[].rule.one at ']],
    [[one], ['Change[].rule.sum at ']],
    [[], ['Change[].rule.sum at ']],
    [[one, 'text', two], ['Change.type at /1']],
    ['text', ['Change[].type at ']],
  ] as const) {
    expect(found(thing, value), JSON.stringify(value)).toEqual(expected);
    if (expected.length === 0 || expected[0].includes('one')) expect(accepts(value)).toBe(expected.length === 0);
  }
  const vectors = await vectorsOf(operation);
  for (const { id } of operation.request.array?.whole?.tableRules ?? [])
    expect(
      vectors.some(({ violations }) => violations.length === 1 && violations[0]?.rule === id),
      id,
    ).toBe(true);
});

describe('under a condition', () => {
  const method = 'type: String, presence: O, enum: [CARD, CASH], default: CASH';

  it('a rule is broken only while the condition is true, in every output that holds it', async () => {
    const thing = await ruled({ method, number: either, token: either }, [
      '{ exactlyOne: [number, token], when: { field: method, equals: CARD } }',
    ]);
    const accepts = compileSchema(thing.operation, defined(thing.operation.request, 'the request'), 'canonical');
    const broken = ['Thing.rule.exactlyOne.number at '];
    const [number, token] = [{ number: 'x' }, { token: 'x' }];
    for (const [value, expected] of [
      [{ method: 'CARD' }, broken],
      [{ method: 'CARD', ...number, ...token }, broken],
      [{ method: 'CARD', ...number }, []],
      [{ method: 'CASH', ...number, ...token }, []],
      // The default is CASH.
      [{ ...number, ...token }, []],
      [{}, []],
    ] as const) {
      expect(found(thing, value), JSON.stringify(value)).toEqual(expected);
      expect(accepts(value), JSON.stringify(value)).toBe(expected.length === 0);
    }
    expect(thing.operation.request?.root.tableRules?.map(({ message }) => message)).toEqual([
      'when method is CARD, exactly one of number, token must be given',
    ]);
    const ledger = await contextOf(thing.operation, render).ledger();
    const row = defined(
      ledger.rows.find(({ rule }) => rule.kind === 'table'),
      'the rule',
    );
    expect(['validators', 'json-schema', 'openapi', 'types'].map((target) => fidelityOf(row, target).level)).toEqual([
      ...['exact', 'exact', 'exact', 'documented'],
    ]);
  });

  it('the condition asks elements inside, and so may the rule', async () => {
    const day = 'type: Date, format: YYYY-MM-DD, presence: O';
    const thing = await ruled(
      { period: 'type: Object, presence: O, shape: Period', end: day },
      ['{ before: [period.from, end], when: { field: period.kind, equals: CLOSED } }'],
      { Period: { from: day, kind: 'type: String, presence: O, enum: [OPEN, CLOSED]' } },
    );
    const value = (kind: string): object => ({ period: { kind, from: '2026-02-01' }, end: '2026-01-01' });
    expect(found(thing, value('OPEN'))).toEqual([]);
    expect(found(thing, value('CLOSED'))).toEqual(['Thing.rule.before.period.from at /end']);
    expect(found(thing, { end: '2026-01-01' })).toEqual([]);
  });

  it('a condition that names what is blank or ignored is not true', async () => {
    const thing = await ruled(
      {
        kind: 'type: String, presence: M, enum: [P, Q]',
        code: `${text}, ignored: { field: kind, equals: Q }`,
        a: either,
        b: either,
      },
      ['{ together: [a, b], when: code }'],
    );
    const broken = ['Thing.rule.together.a at '];
    expect(found(thing, { kind: 'P', code: 'x', a: 'x' })).toEqual(broken);
    expect(found(thing, { kind: 'Q', code: 'x', a: 'x' })).toEqual([]);
    expect(found(thing, { kind: 'P', code: '', a: 'x' }, ['wire'])).toEqual([]);
  });
});

describe('what rules cost', () => {
  const dimension = (name: string, size: number): Operation => {
    const folder = defined(
      dimensions.find((one) => one.name === name),
      name,
    ).folder(size);
    const { 'common.spec.yaml': common = '', 'grow.spec.yaml': own = '' } = folder;
    const [operation] = buildTexts([own.replace('common.spec.yaml', '0.spec.yaml')], common).operations;
    return defined(operation, 'an operation');
  };

  it.each(['elements of a rule of the table', 'rules of the table'])(
    'every output for twice as many %s is at most about twice as long',
    async (name) => {
      const [once = new Map<string, number>(), twice = new Map<string, number>()] = await Promise.all(
        [12, 24].map(async (size) => {
          const operation = dimension(name, size);
          const context = contextOf(operation, render);
          const lengths = new Map<string, number>();
          for (const target of operationTargets) {
            const files = await target.emitOperation(operation, context);
            lengths.set(
              target.name,
              files.reduce((sum, { content }) => sum + content.length, 0),
            );
          }
          return lengths;
        }),
      );
      expect(once.size).toBeGreaterThan(8);
      for (const [target, length] of twice) expect(length / (once.get(target) ?? 0), target).toBeLessThan(2.2);
    },
  );

  it('one of eleven alternatives is one violation and one sentence, and fits in a schema of a few lines each', () => {
    const operation = dimension('elements of a rule of the table', 11);
    const request = defined(operation.request, 'the request');
    expect(judge(request, 'canonical', {}).violations).toHaveLength(1);
    expect(JSON.stringify(schemaDocument(operation, 'request', request, 'canonical')).length).toBeLessThan(6_000);
  });

  it('types say which elements are given as a union while it is readable, and the ledger tells where they end', async () => {
    const operations = [8, 9].map((size) => dimension('elements of a rule of the table', size));
    const levels = await Promise.all(
      operations.map(async (operation) => {
        const ledger = await contextOf(operation, render).ledger();
        const row = defined(
          ledger.rows.find(({ rule }) => rule.kind === 'table'),
          'the rule',
        );
        return fidelityOf(row, 'types').level;
      }),
    );
    expect(levels).toEqual(['exact', 'documented']);
  });
});

it('the vectors show each rule of the tables, kept and broken alone', async () => {
  const period = 'type: Object, presence: O, shape: Period';
  const rows = {
    ...{ from: moment, to: moment, a: either, b: either, sizes: `${decimal}, array: true`, size: decimal },
    ...{ first: period, last: period },
  };
  const rules = [
    'before: [from, to]',
    'exactlyOne: [a, b]',
    'unique: sizes',
    'ascending: sizes',
    'sum: { array: sizes, is: size }',
    'before: [first.from, first.to]',
    'order: [first.to, last.from]',
    'different: [first.name, last.name]',
  ];
  const { operation } = await ruled(rows, rules, { Period: { from: moment, to: moment, name: text } });
  const vectors = await vectorsOf(operation);
  for (const { id } of operation.request?.root.tableRules ?? []) {
    const about = vectors.filter((vector) => vector.about === id);
    expect(
      about.some(({ valid }) => valid),
      id,
    ).toBe(true);
    expect(
      about.some(({ violations }) => violations.length === 1 && violations[0]?.rule === id),
      id,
    ).toBe(true);
  }
});
