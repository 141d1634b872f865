import { describe, expect, it } from 'vitest';
import { judge } from '../../generator/judge/judge.js';
import { inAnyCase } from '../../generator/model/any-case.js';
import { importValidators, validatorsOf } from '../support/emitted.js';
import { loadOperation } from '../support/model.js';
import { compileSchema } from '../support/tiny.js';

describe('a pattern in any case', () => {
  it.each([
    ['^DE', '^[Dd][Ee]'],
    ['^(?:AB|[C-F0-9.]{2,3}\\d)$', '^(?:[Aa][Bb]|[C-Fc-f0-9.]{2,3}\\d)$'],
    ['[^A-Z-]\\.', '[^A-Za-z-]\\.'],
    ['Z$', '[Zz]$'],
  ])('of %s is %s', (pattern, expected) => {
    expect(inAnyCase(pattern)).toBe(expected);
    const texts = ['DE12', 'de12', 'dE', 'AB', 'ab', 'cc4', '..4', 'x.', '-.', '1.', '2025Z', '2025z', ''];
    for (const text of texts)
      expect(new RegExp(expected, 'u').test(text), text).toBe(new RegExp(pattern, 'u').test(text.toUpperCase()));
  });

  it.each(['^de', '[a-f]', '\\p{L}', '(?<name>A)', '\\u0041', '[!-~]', 'A\\b'])('cannot say %s', (pattern) => {
    expect(inAnyCase(pattern)).toBeUndefined();
  });
});

it('conditions see texts in capitals, and no pattern is true of keywords', async () => {
  const { request, ...operation } = await loadOperation('set-limits', 'test/support/scalars');
  if (!request) throw new Error('set-limits has a request');
  const whole = { request, ...operation };
  const { parse } = validatorsOf(await importValidators(whole), request);
  const schema = compileSchema(whole, request, 'wire');
  const verdicts: readonly (readonly [value: object, missing: readonly string[]])[] = [
    [{ account: 'DE43123456789012345678' }, ['/bank']],
    [{ account: 'de43123456789012345678' }, ['/bank']],
    [{ account: 'de43123456789012345678', bank: 'a' }, []],
    [{ account: 'no2812345678901', bank: 'a' }, ['/bank']],
    [{ account: 'no2812345678901' }, []],
    [{ currencies: ['usd', 'eur'] }, ['/round']],
    [{ currencies: ['usd'] }, []],
    [{ until: '2025-01-01t00:00:00z' }, []],
    [{ until: '2025-01-01T00:00:00+00:00' }, ['/zone']],
    [{ owner: 'aLL' }, []],
    [{ owner: '11111111-1111-4111-8111-111111111111' }, ['/proof']],
  ];
  for (const [given, missing] of verdicts) {
    const parsed = parse(given);
    const found = [judge(request, 'wire', given).violations, parsed.ok ? [] : parsed.violations];
    const text = JSON.stringify(given);
    expect(
      found.map((violations) => violations.map(({ pointer }) => pointer)),
      text,
    ).toEqual([missing, missing]);
    expect(schema(given), text).toBe(missing.length === 0);
  }
});
