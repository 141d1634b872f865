import { describe, expect, it } from 'vitest';
import {
  appliedOf,
  apply,
  fail,
  failCondition,
  failText,
  failUnknown,
  failUnknowns,
  inside,
  insideSince,
  isFull,
  reportFor,
  notAnObject,
  type Report,
  violationsOf,
} from '../../runtime/validation/report.js';

const table = {
  table: 'Contacts',
  shape: 'Contact',
  rules: { role: [3, { type: 'must be text', enum: 'must be A or B' }], 'a/b~c': [4, { type: 'must be text' }] },
  conditions: { phone: [[1, 2], 'one of phone, mobile must be given'] },
} as const;

const pointersOf = ({ found }: Report): readonly string[] => found.map(({ pointer }) => pointer);

describe('a broken rule', () => {
  it('has its place, rule, words and row', () => {
    const report = reportFor();
    expect(fail(report, table, 'role', 'enum')).toBe(1);
    expect(fail(report, table, 'role', 'type', 7)).toBe(1);
    expect(violationsOf(report)).toEqual([
      {
        pointer: '/role',
        rule: 'Contact.role.enum',
        message: 'role must be A or B',
        source: { table: 'Contacts', rows: [3] },
      },
      {
        pointer: '/role/7',
        rule: 'Contact.role.type',
        message: 'role must be text',
        source: { table: 'Contacts', rows: [3] },
      },
    ]);
  });

  it('is that of the type for a value that is not a text, or is empty', () => {
    const report = reportFor();
    for (const value of ['C', '', 5, undefined]) expect(failText(report, table, 'role', 'enum', value, 0)).toBe(1);
    expect(violationsOf(report).map(({ rule }) => rule)).toEqual([
      'Contact.role.enum',
      'Contact.role.type',
      'Contact.role.type',
      'Contact.role.type',
    ]);
  });

  it('stands at an element if it is a condition', () => {
    const report = reportFor();
    expect(failCondition(report, table, 'phone', 'mobile')).toBe(1);
    expect(violationsOf(report)).toEqual([
      {
        pointer: '/mobile',
        rule: 'Contact.condition.phone',
        message: 'one of phone, mobile must be given',
        source: { table: 'Contacts', rows: [1, 2] },
      },
    ]);
  });

  it('counts without a report', () => {
    expect(fail(undefined, table, 'role', 'enum')).toBe(1);
    expect(failText(undefined, table, 'role', 'enum', 'C')).toBe(1);
    expect(failCondition(undefined, table, 'phone', 'mobile')).toBe(1);
    expect(failUnknown(undefined, table, 'x')).toBe(1);
    expect(inside(undefined, 3, 'role')).toBe(3);
  });

  it('is that of the whole for a value that is not an object', () => {
    expect(notAnObject(table)).toEqual([
      {
        pointer: '',
        rule: 'Contact.type',
        message: 'Contact must be an object',
        source: { table: 'Contacts', rows: [] },
      },
    ]);
  });
});

describe('an unknown element', () => {
  it('is reported with the most similar name, if there is one', () => {
    const report = reportFor();
    expect(failUnknown(report, table, 'rule')).toBe(1);
    expect(failUnknown(report, table, 'xyz')).toBe(1);
    const [near, far] = violationsOf(report);
    expect(near).toEqual({
      pointer: '/rule',
      rule: 'Contact.unknown',
      message: 'Contact has no such element; did you mean `role`?',
      source: { table: 'Contacts', rows: [] },
    });
    expect(far?.message).toBe('Contact has no such element');
  });

  it('is an own element with a value that the table does not list', () => {
    const report = reportFor();
    const value = Object.assign(Object.create({ inherited: 1 }) as Record<string, unknown>, {
      role: 1,
      x: 1,
      y: undefined,
      toString: 1,
    });
    expect(failUnknowns(report, table, value)).toBe(2);
    expect(pointersOf(report)).toEqual(['/x', '/toString']);
  });

  it('ends the search when the report is full', () => {
    const value = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`x${index}`, 1]));
    expect(failUnknowns(undefined, table, value)).toBe(1);
    const report = reportFor({ maxFindings: 2 });
    expect(failUnknowns(report, table, value)).toBe(3);
    expect(violationsOf(report)).toHaveLength(2);
  });
});

describe('the rule of an enum', () => {
  it('is its words', () => {
    const rules = { role: [3, { enum: ['A', 'B'] }] } as const;
    const report = reportFor();
    fail(report, { table: 'Contacts', shape: 'Contact', rules }, 'role', 'enum');
    expect(violationsOf(report)).toMatchObject([{ message: 'role must be one of A, B' }]);
  });
});

describe('a pointer', () => {
  it('escapes tildes and slashes, and truncates long names', () => {
    const report = reportFor({}, { ...table, escapes: true });
    fail(report, table, 'a/b~c', 'type', 5);
    failUnknown(report, table, 'b/a');
    apply(report, 'unknown', '~/'.repeat(100));
    expect(pointersOf(report)).toEqual(['/a~1b~0c/5', '/b~1a', `/${'~0~1'.repeat(64)}`]);
  });

  it('escapes a name that no table lists even if no other name has such characters', () => {
    const report = reportFor({}, table);
    failUnknown(report, table, 'b/a');
    apply(report, 'unknown', 'a~');
    expect(pointersOf(report)).toEqual(['/b~1a', '/a~0']);
  });

  it('gets the element around it, for the findings of that element', () => {
    const report = reportFor({}, { ...table, escapes: true });
    fail(report, table, 'role', 'enum');
    fail(report, table, 'role', 'type');
    expect(inside(report, 1, 'contact')).toBe(1);
    expect(pointersOf(report)).toEqual(['/role', '/contact/role']);
    insideSince(report, 1, 'list', 0);
    expect(pointersOf(report)).toEqual(['/role', '/list/0/contact/role']);
    insideSince(report, 2, 'none');
    inside(report, 2, 'a/b', 1);
    expect(pointersOf(report)).toEqual(['/a~1b/1/role', '/a~1b/1/list/0/contact/role']);
  });

  it('gets it as well where some findings have no room', () => {
    const report = reportFor({ maxFindings: 2 });
    fail(report, table, 'role', 'enum');
    for (let count = 0; count < 3; count++) fail(report, table, 'role', 'type');
    inside(report, 3, 'contact');
    expect(pointersOf(report)).toEqual(['/role', '/contact/role']);
  });
});

describe('a report', () => {
  it('lists at most the given number of findings of each kind, and says if there are more', () => {
    const report = reportFor({ maxFindings: 2 });
    for (let count = 0; count < 2; count++) fail(report, table, 'role', 'enum');
    expect(violationsOf(report).truncated).toBeUndefined();
    fail(report, table, 'role', 'enum');
    expect([violationsOf(report).length, violationsOf(report).truncated]).toEqual([2, true]);
    const tolerant = reportFor({ maxFindings: 1 });
    apply(tolerant, 'blank', 'role');
    expect(appliedOf(tolerant)).toEqual([{ pointer: '/role', kind: 'blank' }]);
    expect(appliedOf(tolerant).truncated).toBeUndefined();
    apply(tolerant, 'alias', 'role');
    expect([appliedOf(tolerant).length, appliedOf(tolerant).truncated]).toEqual([1, true]);
  });

  it('lists violations without the tolerances beside them', () => {
    const report = reportFor();
    apply(report, 'blank', 'role');
    fail(report, table, 'role', 'enum');
    apply(report, 'alias', 'role');
    expect(violationsOf(report).map(({ rule }) => rule)).toEqual(['Contact.role.enum']);
  });

  it('lists 100 findings by default', () => {
    const report = reportFor();
    for (let count = 0; count < 101; count++) fail(report, table, 'role', 'enum');
    expect([violationsOf(report).length, violationsOf(report).truncated]).toEqual([100, true]);
  });

  it('is full after one more violation than it lists', () => {
    const report = reportFor({ maxFindings: 1 });
    fail(report, table, 'role', 'enum');
    expect([isFull(report), isFull(undefined)]).toEqual([false, true]);
    fail(report, table, 'role', 'enum');
    expect(isFull(report)).toBe(true);
  });

  it.each([0, -1, 0.5, NaN])('is never for %s findings', (maxFindings) => {
    expect(() => reportFor({ maxFindings })).toThrow(new RangeError('maxFindings must be at least 1'));
  });

  it('may list every finding', () => {
    const report = reportFor({ maxFindings: Infinity });
    for (let count = 0; count < 200; count++) fail(report, table, 'role', 'enum');
    expect(violationsOf(report)).toHaveLength(200);
  });
});
