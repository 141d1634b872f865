/** Dates and times in the notation of a page: what it means, and verdicts written by hand. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatOfNotation } from '../../generator/formats/notation/format.js';
import { isFlaw, type Notation, parseNotation } from '../../generator/formats/notation/notation.js';
import { isInNotation } from '../../generator/judge/notations.js';
import { isWritten } from '../../runtime/validation/notation.js';

function notationOf(text: string): Notation {
  const parsed = parseNotation(text);
  if (isFlaw(parsed)) throw new Error(`${text}: ${parsed.why}`);
  return parsed;
}

/** The verdicts of the judge, of the emitted check and of the schema. */
function verdicts(notation: Notation, text: string): readonly boolean[] {
  const { check, pattern } = formatOfNotation(notation);
  return [
    isInNotation(notation, text),
    isWritten(text, check.argument ?? ''),
    new RegExp(`^${pattern}$`, 'u').test(text),
  ];
}

const pages = [
  ['YYYY-MM-DD', '2024-02-29', '2023-02-29'],
  ['YYYY-MM-DD HH:MI:SS', '2025-02-01 13:05:09', '2025-02-01T13:05:09'],
  ['YYYY-MM-DD HH:mm:ss', '2025-02-01 23:59:59', '2025-02-01 24:00:00'],
  ['YYYY-MM-DD HH24:MI:SS', '2025-02-01 00:00:00', '2025-02-01 00:60:00'],
  ['HHMMSS', '235959', '235960'],
  ['HH:MM', '12:59', '12:60'],
  ['DDMMYYYY', '31122024', '31112024'],
  ['YYMMDD', '000229', '010229'],
  ['MMYY', '1230', '1330'],
  ['YYYY-MM-DDTHH:mm:ss+07:00', '2025-02-01T13:05:09+07:00', '2025-02-01T13:05:09+08:00'],
  ['YYYY-MM-DDTHH:mm:ss±hh:mm', '2025-02-01T13:05:09-08:00', '2025-02-01T13:05:09Z'],
  ['YYYY-MM-DDThh:mm:ssTZD', '2025-02-01T13:05:09Z', '2025-02-01T13:05:09'],
  ['YYYY-MM-DDTHH:mm:ssXX', '2025-02-01T13:05:09+0530', '2025-02-01T13:05:09+05:30'],
  ["yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", '2025-02-01T13:05:09.120Z', '2025-02-01T13:05:09.12Z'],
  ["HH'h'mm", '12h30', '12:30'],
  // The month in front of the day keeps its own calendar.
  ['MM-DD', '02-29', '02-30'],
] as const;

describe('a notation', () => {
  it.each(pages)('%s takes %s and refuses %s', (text, right, wrong) => {
    const notation = notationOf(text);
    expect(verdicts(notation, right)).toEqual([true, true, true]);
    expect(verdicts(notation, wrong)).toEqual([false, false, false]);
  });

  it.each(pages)('%s has the verdicts of its samples, and of texts that are nearly those', (text) => {
    const notation = notationOf(text);
    const { right, wrong } = formatOfNotation(notation);
    for (const { value } of right) expect([value, ...verdicts(notation, value)]).toEqual([value, true, true, true]);
    for (const { value } of wrong) expect([value, ...verdicts(notation, value)]).toEqual([value, false, false, false]);
    const nearly = fc
      .tuple(fc.constantFrom(...right, ...wrong), fc.nat(40), fc.constantFrom(...'0123459-+: TZ', ''))
      .map(([{ value }, at, sign]) => value.slice(0, at) + sign + value.slice(at + 1));
    fc.assert(
      fc.property(nearly, (value) => {
        expect(new Set(verdicts(notation, value)).size).toBe(1);
      }),
      { numRuns: 300, seed: 2026 },
    );
  });

  it('knows every day of the calendar from 1890 to 2110', () => {
    const notation = notationOf('DD/MM/YYYY');
    const numbers = (most: number): string[] => Array.from({ length: most + 1 }, (_, n) => String(n).padStart(2, '0'));
    for (const year of [1890, 1900, 1904, 2000, 2001, 2024, 2100, 2110]) {
      const days = numbers(32).flatMap((day) => numbers(13).map((month) => `${day}/${month}/${year}`));
      const found = days.map((text) => verdicts(notation, text));
      expect(found.filter((one) => new Set(one).size > 1)).toEqual([]);
      const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCDate() === 29;
      expect(found.filter(([isRight]) => isRight).length).toBe(isLeap ? 366 : 365);
    }
  });

  it.each([
    ['yyyy-mm-dd', 'yyyy-MM-dd'],
    ['D/MM/YYYY', 'DD/MM/YYYY'],
    ['YYYY-MM-DDTHH:mm:ss+hh:mm', undefined],
    ['MMM YYYY', undefined],
    ['DD', undefined],
    ['YYYY-DD', undefined],
    ['YYYY-MM HH:mm', undefined],
    ['YYYY-MM-DD YYYY', undefined],
    ['HH:SS', undefined],
    ['mm:ss', 'MM:ss'],
    ['YYYY-MM-DD hh:mm a', undefined],
    ['XXX', undefined],
    ['2001-06-15', undefined],
    ["YYYY'", undefined],
  ])('%s is none, and means %s', (text, meant) => {
    const parsed = parseNotation(text);
    expect(isFlaw(parsed) && parsed.meant).toBe(meant);
  });

  it('is a text', () => {
    expect(isWritten(20010615, 'YYYYMMDD')).toBe(false);
  });
});
