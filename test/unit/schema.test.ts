import fc from 'fast-check';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { schemaDocument } from '../../generator/4-emit/lower/document.js';
import { formats } from '../../generator/formats/index.js';
import { anyCase, escapeRegex } from '../../generator/4-emit/lower/patterns.js';
import { asComment } from '../../generator/4-emit/lower/provenance.js';
import { messageSchemas } from '../../generator/4-emit/lower/schema.js';
import { judge } from '../../generator/judge/judge.js';
import type { Form, Message, Operation } from '../../generator/model/model.js';
import { tries } from '../support/effort.js';
import { loadOperation } from '../support/model.js';
import { payloads } from '../support/payloads.js';

/** Strict, and every warning an error. */
function compile(operation: Operation, message: Message, form: Form): ValidateFunction {
  const refuse = (warning: unknown): never => {
    throw new Error(String(warning));
  };
  // Own properties only: without the option Ajv finds `constructor` in every object.
  const ajv = new Ajv2020({ strict: true, ownProperties: true, logger: { log: refuse, warn: refuse, error: refuse } });
  return ajv.compile(schemaDocument(operation, message.role, message, form));
}

/** What JSON makes of a value: agreement is about JSON values. */
function asJson(value: unknown): unknown {
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined ? null : (JSON.parse(text) as unknown);
}

const operations = [
  ['create-customer', 'definitions'],
  ['get-allowance', 'test/cases/second-operation/in'],
  ['probe-wire', 'test/types/probe'],
  ['probe-null', 'test/types/probe'],
  ['create-orders', 'test/support/family'],
  ['update-plan', 'test/support/family'],
  ['list-usage', 'test/support/family'],
  ['delete-plan', 'test/support/family'],
] as const;

describe.each(operations)('the schemas of %s', async (name, folder) => {
  const operation = await loadOperation(name, folder);
  const messages = [operation.parameters, operation.request, operation.response].filter((found) => found !== undefined);
  const cases = messages.flatMap((message) =>
    (message.role === 'request' ? (['canonical', 'wire'] as const) : (['canonical'] as const)).map((form) => ({
      message,
      form,
    })),
  );

  it.each(cases)('give the verdict of the judge: $message.role, $form', ({ message, form }) => {
    const validate = compile(operation, message, form);
    const examples = operation.examples.filter(({ role }) => role === message.role);
    for (const { value, verdict } of examples) expect(validate(value)).toBe(verdict[form] === 'good');
    fc.assert(
      fc.property(payloads(message, form).map(asJson), (value) => {
        const { violations } = judge(message, form, value);
        const broken = violations.filter(({ rule }) => !rule.endsWith('.maxBytes'));
        // A schema counts characters: it may refuse a text of too many bytes, or miss it.
        const isCounted = broken.length === 0 && violations.length > 0;
        expect(validate(value) || isCounted).toBe(broken.length === 0);
      }),
      { numRuns: tries(20, 1200), seed: 20_26 },
    );
  });
});

describe('the pattern of a date', () => {
  const pattern = new RegExp(`^${formats.DDMMYYYY.pattern}$`, 'u');
  const two = (number: number): string => String(number).padStart(2, '0');

  /** The naive calendar: count the days of each month. */
  function isDay(day: number, month: number, year: number): boolean {
    const isLeap = year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0);
    const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
    return year >= 1 && day >= 1 && day <= days;
  }

  it('accepts the days of the Gregorian calendar and no others', () => {
    const years = [
      ...Array.from({ length: 410 }, (_, year) => year),
      1600,
      1700,
      1900,
      2000,
      2023,
      2024,
      2096,
      2100,
      2400,
      9996,
      9999,
    ];
    const wrong: string[] = [];
    for (const year of years) {
      for (let month = 0; month < 20; month++) {
        for (let day = 0; day < 40; day++) {
          const text = `${two(day)}${two(month)}${String(year).padStart(4, '0')}`;
          if (pattern.test(text) !== isDay(day, month, year)) wrong.push(text);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each(['', '1012000', '010120000', '0101200a', ' 01012000', '01012000\n', '٠١٠١٢٠٠٠'])('rejects %j', (text) => {
    expect(pattern.test(text)).toBe(false);
  });
});

describe('the pattern of a word in any case', () => {
  it('matches ASCII letters in both cases', () => {
    const pattern = new RegExp(`^${anyCase('DISK')}$`, 'u');
    expect(['disk', 'DISK', 'dIsK'].map((text) => pattern.test(text))).toEqual([true, true, true]);
    // The dotless i, the long s and the Kelvin sign.
    expect(['dısk', 'diſk', 'dis\u212a'].map((text) => pattern.test(text))).toEqual([false, false, false]);
  });

  it('matches all other characters as they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.string({ unit: 'binary' }), (word, other) => {
        const pattern = new RegExp(`^${escapeRegex(word)}$`, 'u');
        expect(pattern.test(word)).toBe(true);
        expect(pattern.test(other)).toBe(other === word);
      }),
    );
  });
});

describe('a range that depends on a sibling', async () => {
  const operation = await loadOperation('probe-wire', 'test/types/probe');
  const { request } = operation;
  const base = { either: 'X', nested: {}, toString: 't' };
  const id = '11111111-1111-4111-8111-111111111111';

  it.each([
    // Without a mode its default FREE counts: 2 to 28.
    [{ day: 1 }, false],
    [{ day: 2 }, true],
    [{ day: 28 }, true],
    [{ day: 29 }, false],
    [{ mode: 'OFF', day: 1 }, true],
    [{ mode: 'OFF', day: 31 }, true],
    [{ mode: 'OFF', day: 32 }, false],
    // A text without an id: 4 at least.
    [{ mode: 'OFF', text: 'x', day: 3 }, false],
    [{ mode: 'OFF', text: 'x', day: 4 }, true],
    [{ mode: 'OFF', text: 'x', uuid: id, day: 3 }, true],
    [{ mode: 'Weekly', price: 1, day: 7 }, true],
    [{ mode: 'Weekly', price: 1, day: 8 }, false],
  ])('has its verdict for %j: %j', (elements, isGood) => {
    if (!request) throw new Error('There is no request');
    const value = { ...base, ...elements };
    for (const form of ['canonical', 'wire'] as const) {
      expect(judge(request, form, value).violations.length === 0, form).toBe(isGood);
      expect(compile(operation, request, form)(value), form).toBe(isGood);
    }
  });
});

describe('conditional rules', async () => {
  const { request } = await loadOperation();

  function lowered(shape: string, form: Form): Record<string, unknown> {
    if (!request) throw new Error('There is no request');
    return (
      messageSchemas(request, { form, refTo: (typeName) => `#/$defs/${typeName}`, provenance: asComment }).definitions[
        shape
      ] ?? {}
    );
  }

  const text = { type: 'string', minLength: 1 };
  const branch = (properties: Record<string, unknown>, required?: readonly string[]) => ({
    type: 'object',
    properties,
    ...(required ? { required } : {}),
  });

  it('are alternatives beside the closed table', () => {
    const [table, rule, ...others] = lowered('Contact', 'canonical')['allOf'] as Record<string, unknown>[];
    expect(table?.['additionalProperties']).toBe(false);
    expect(others).toEqual([]);
    expect(rule).toEqual({
      anyOf: [
        branch({ landlinePhoneNumber: text }, ['landlinePhoneNumber']),
        branch({ mobilePhoneNumber: { type: 'string', pattern: `^${formats.e164.pattern}$` } }, ['mobilePhoneNumber']),
      ],
    });
    expect((lowered('Address', 'canonical')['allOf'] as unknown[])[1]).toEqual({
      anyOf: [
        branch({ street: text, buildingNumber: text }, ['street', 'buildingNumber']),
        branch({ pobox: text }, ['pobox']),
      ],
    });
  });

  it('express that an element is absent by a type that its table does not allow', () => {
    expect((lowered('InvoiceConfiguration', 'canonical')['allOf'] as unknown[])[1]).toEqual({
      anyOf: [
        branch({ paymentDueUnits: { type: 'string', enum: ['DAYS'] } }, ['paymentDueUnits']),
        branch({ paymentDueAfterInvoiceIssued: { type: 'null' } }),
      ],
    });
  });

  it('treat a blank as absent in the wire form', () => {
    const [, rule] = lowered('InvoiceConfiguration', 'wire')['allOf'] as { anyOf: unknown[] }[];
    expect(rule?.anyOf[1]).toEqual(branch({ paymentDueAfterInvoiceIssued: { enum: ['', null] } }));
  });
});
