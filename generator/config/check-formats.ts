/** Checks formats of a user: the pattern, and that it takes what is right and refuses what is wrong. */
import { patternFlaw } from '../2-model/pattern.js';
import { manyWays, MOST_WAYS } from '../3-check/pattern-ways.js';
import { wholePattern } from '../2-model/own-formats.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import type { OwnFormat } from '../extend/format.js';
import { isFlaw, parseNotation } from '../formats/notation/notation.js';
import type { SpanAt } from './config-value.js';

export function formatProblems(formats: readonly OwnFormat[], spanAt: SpanAt): readonly Diagnostic[] {
  return formats.flatMap((format, index) => {
    const at = (...path: readonly string[]): ReturnType<SpanAt> => spanAt(['extend', 'formats', index, ...path]);
    const { name, maxLength = Infinity, right, wrong } = format;
    const isTwice = formats.findIndex((one) => one.name === name) < index;
    const isTaken = isTwice || !isFlaw(parseNotation(name));
    const taken = isTaken ? [diagnostic('format-taken', at('name'), { name })] : [];
    const flaw = patternFlaw(format.pattern, at('pattern'));
    if (flaw) return [...taken, flaw];
    const text = manyWays(wholePattern(format));
    if (text !== undefined)
      return [...taken, diagnostic('ambiguous-pattern', at('pattern'), { text, ways: MOST_WAYS })];
    const pattern = new RegExp(wholePattern(format), 'u');
    const fits = (text: string): boolean => pattern.test(text) && [...text].length <= maxLength;
    const samples = [
      ...Object.entries(right).map(([sample, text]) => ({ sample, list: 'right', isOff: !fits(text) })),
      ...Object.entries(wrong).map(([sample, text]) => ({ sample, list: 'wrong', isOff: fits(text) })),
    ];
    const off = samples.filter(({ isOff }) => isOff);
    return [
      ...taken,
      ...off.map(({ sample, list }) => diagnostic('format-sample', at(list, sample), { name, sample, list })),
    ];
  });
}
