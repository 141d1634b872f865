/** What a page says under a condition, and what a condition can ask: the judge, the schemas and the validators agree. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { judge } from '../../generator/judge/judge.js';
import { ledgerOf } from '../../generator/4-emit/ledger.js';
import { typesTarget } from '../../generator/4-emit/targets/types/types.js';
import type { Form, Message, Operation } from '../../generator/model/model.js';
import { defined } from '../../generator/defined.js';
import { importValidators, type Validators, validatorsOf } from '../support/emitted.js';
import { payloads } from '../support/payloads.js';
import { buildTexts, compileSchema, type Rows, tinyText } from '../support/tiny.js';

const rows: Rows = {
  type: 'type: String, presence: M, enum: [USAGE, RATE, MONEY, POOL]',
  interval: 'type: String, presence: O, enum: [DAILY, WEEKLY, MONTHLY], default: WEEKLY',
  method:
    'type: String, presence: O, enum: [FIRST, SELF, PLAN], values: [{ when: { field: type, equals: POOL }, except: [PLAN] }]',
  day: 'type: Numeric, presence: CM, when: { field: method, equals: SELF }, otherwise: ignored, minimum: 1, maximum: 365, values: [{ when: { field: interval, equals: WEEKLY }, maximum: 7 }, { when: { field: interval, equals: MONTHLY }, only: [1, 15] }]',
  until: 'type: Numeric, presence: CM, when: { field: type, equals: RATE }, otherwise: forbidden',
  prorated: 'type: Boolean, presence: O, values: [{ when: { field: type, equals: POOL }, only: [false] }]',
  idType: 'type: String, presence: O, enum: [IMSI, MAIL, LABEL]',
  id: 'type: String, presence: CM, when: idType, unless: { field: idType, equals: LABEL }, maxLength: 40, values: [{ when: { field: idType, equals: IMSI }, pattern: "^[0-9]{3,4}$", maxLength: 3 }, { when: { field: idType, equals: MAIL }, format: email }]',
  code: 'type: String, presence: O',
  data: 'type: String, presence: CM, when: { field: code, matches: "^2" }',
  total: 'type: Decimal, presence: O',
  approval: 'type: String, presence: CM, when: { field: total, above: 1000, maximum: 5000 }',
  header: 'type: Object, presence: O, shape: Header',
  scope: 'type: String, presence: CM, when: { field: header.type, equals: GROUP }, otherwise: forbidden',
  items: 'type: Object, presence: O, array: true, shape: Item',
  contact:
    'type: String, presence: CM, when: { anyEntry: { field: items, where: { all: [{ field: isPrimary, equals: true }, name] } } }',
};

const text = tinyText(rows, {
  tolerances: '{ blank: absent, case: fold, unknown: drop }',
  shapes: {
    Header: { type: 'type: String, presence: M, enum: [GROUP, SINGLE]' },
    Item: { isPrimary: 'type: Boolean, presence: O, default: true', name: 'type: String, presence: O' },
  },
});

let operation: Operation;
let message: Message;
let validators: Validators;
let schemas: Readonly<Record<Form, (value: unknown) => unknown>>;
beforeAll(async () => {
  operation = defined(buildTexts([text]).operations[0], 'the operation');
  message = defined(operation.request, 'the request');
  validators = validatorsOf(await importValidators(operation), message);
  schemas = {
    canonical: compileSchema(operation, message, 'canonical'),
    wire: compileSchema(operation, message, 'wire'),
  };
});

const lines = (violations: readonly { readonly pointer: string; readonly rule: string }[]): readonly string[] =>
  violations.map(({ pointer, rule }) => `${pointer} ${rule}`).sort();

describe.each<[string, Form, object, readonly string[]]>([
  ['a value that a pool does not take', 'canonical', { type: 'POOL', method: 'PLAN' }, ['/method Thing.method.enum']],
  ['the same in another spelling', 'wire', { type: 'pool', method: 'plan' }, ['/method Thing.method.enum']],
  ['the value for another type', 'canonical', { type: 'RATE', until: 1, method: 'PLAN' }, []],
  [
    'a day above the bound of the default',
    'canonical',
    { type: 'MONEY', method: 'SELF', day: 8 },
    ['/day Thing.day.maximum'],
  ],
  [
    'a day that is none of the listed',
    'canonical',
    { type: 'MONEY', method: 'SELF', day: 8, interval: 'MONTHLY' },
    ['/day Thing.day.enum'],
  ],
  ['a day that is ignored, whatever it is', 'canonical', { type: 'MONEY', method: 'FIRST', day: 'x' }, []],
  [
    'a date that must not be sent otherwise',
    'canonical',
    { type: 'MONEY', until: 1 },
    ['/until Thing.condition.until'],
  ],
  ['a missing date', 'canonical', { type: 'RATE' }, ['/until Thing.condition.until']],
  [
    'a flag that a pool does not have',
    'canonical',
    { type: 'POOL', prorated: true },
    ['/prorated Thing.prorated.enum'],
  ],
  [
    'a number for an IMSI that is too long',
    'canonical',
    { type: 'MONEY', idType: 'IMSI', id: '1234' },
    ['/id Thing.id.maxLength'],
  ],
  [
    'no address where one is asked for',
    'canonical',
    { type: 'MONEY', idType: 'MAIL', id: '123' },
    ['/id Thing.id.format'],
  ],
  ['no id, one violation', 'canonical', { type: 'MONEY', idType: 'IMSI' }, ['/id Thing.condition.id']],
  ['no id where `unless` holds', 'canonical', { type: 'MONEY', idType: 'LABEL' }, []],
  ['no id where `when` does not hold', 'canonical', { type: 'MONEY' }, []],
  ['a code that begins with 2', 'canonical', { type: 'MONEY', code: '200' }, ['/data Thing.condition.data']],
  ['a code that does not', 'canonical', { type: 'MONEY', code: '404' }, []],
  ['a total at the bound', 'canonical', { type: 'MONEY', total: 1000 }, []],
  ['a total above it', 'canonical', { type: 'MONEY', total: 1000.5 }, ['/approval Thing.condition.approval']],
  ['a total beyond', 'canonical', { type: 'MONEY', total: 5001 }, []],
  ['an element of an object', 'wire', { type: 'MONEY', header: { type: 'group' } }, ['/scope Thing.condition.scope']],
  ['another value of it', 'canonical', { type: 'MONEY', header: { type: 'SINGLE' } }, []],
  ['no object', 'canonical', { type: 'MONEY', scope: 'a' }, ['/scope Thing.condition.scope']],
  ['no entry that meets both', 'canonical', { type: 'MONEY', items: [{}, { isPrimary: false, name: 'a' }] }, []],
  ['one that does', 'wire', { type: 'MONEY', items: [{}, { name: 'a' }] }, ['/contact Thing.condition.contact']],
])('%s', (_, form, value, expected) => {
  it('is judged alike by judge, validators and schema', () => {
    expect(lines(judge(message, form, value).violations)).toEqual(expected);
    const parsed = validators.parse(value);
    const found = form === 'canonical' ? validators.validate(value) : parsed.ok ? [] : parsed.violations;
    expect(lines([...found])).toEqual(expected);
    expect(schemas[form](value)).toBe(expected.length === 0);
  });
});

it.each<Form>(['canonical', 'wire'])('payloads made at random are judged alike in the %s form', (form) => {
  const tried = fc.property(payloads(message, form), (made) => {
    const value = JSON.parse(JSON.stringify(made) ?? 'null') as unknown;
    const { violations } = judge(message, form, value);
    const parsed = validators.parse(value);
    const found = form === 'canonical' ? validators.validate(value) : parsed.ok ? [] : parsed.violations;
    expect(lines([...found])).toEqual(lines(violations));
    expect(schemas[form](value)).toBe(violations.length === 0);
  });
  fc.assert(tried, { numRuns: 150, seed: 11 });
});

it('a condition that types cannot tell is documented, and one that they tell in part is weaker', () => {
  const levels = new Map(
    ledgerOf(operation, [typesTarget]).rows.map(({ rule, targets }) => [rule.id, targets['types']?.level]),
  );
  const found = ['until', 'data', 'approval', 'scope', 'contact'].map((name) => levels.get(`Thing.condition.${name}`));
  expect(found).toEqual(['exact', 'documented', 'documented', 'documented', 'documented']);
  expect([levels.get('Thing.method.enum'), levels.get('Thing.prorated.enum')]).toEqual(['exact', 'exact']);
});

it('prose that is meant gives no warning', () => {
  const row = (prose: string): string => `type: String, presence: CM, when: { ${prose} }`;
  const problems = (rows: Rows): string => {
    try {
      buildTexts([tinyText(rows)]);
      return '';
    } catch (error) {
      return String(error);
    }
  };
  expect(problems({ a: row('prose: so, meant: true') })).toBe('');
  expect(problems({ a: `${row('prose: so')}, unless: b`, b: 'type: String, presence: O' })).toContain('prose-in-part');
});
