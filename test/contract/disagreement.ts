import { isDeepStrictEqual } from 'node:util';
import type { Form, MessageRole, Violation } from '../../generator/model.js';
import type { Judge, Opinion } from './judges.js';

/**
 * How two judges differ on a value, or undefined when they do not. Violations and tolerances are compared as sets,
 * words and sources included, as far as both judges tell them. A judge that cannot count bytes is not asked about values
 * that are only too long.
 */
export function disagreement(
  first: Judge,
  second: Judge,
  message: MessageRole,
  form: Form,
  value: unknown,
): { readonly first: unknown; readonly second: unknown } | undefined {
  const one = first.judge(message, form, value);
  const other = second.judge(message, form, value);
  if (!one || !other) return undefined;
  const countsBytes = first.countsBytes && second.countsBytes;
  if (!countsBytes && (isOnlyTooLong(one) || isOnlyTooLong(other))) return undefined;
  const told = (['isGood', 'violations', 'messages', 'applied', 'value', 'kind'] as const).filter(
    (part) => part === 'isGood' || (tells(one, part) && tells(other, part)),
  );
  const [here, there] = [one, other].map((opinion) => told.map((part) => comparable(opinion, part)));
  return isDeepStrictEqual(here, there) ? undefined : { first: here, second: there };
}

function isOnlyTooLong({ violations = [] }: Opinion): boolean {
  return violations.length > 0 && violations.every(({ rule }) => rule.endsWith('.maxBytes'));
}

/** A judge tells of tolerances and of the value only where the value is good. */
function tells(opinion: Opinion, part: keyof Opinion): boolean {
  if (part === 'messages') return opinion.messages !== undefined || opinion.violations !== undefined;
  return opinion[part] !== undefined && (part === 'violations' || opinion.isGood);
}

function comparable(opinion: Opinion, part: keyof Opinion): unknown {
  if (part === 'violations') return (opinion.violations ?? []).map(violationLine).sort();
  if (part === 'messages') {
    const { violations = [], messages } = opinion;
    return [...(messages ?? violations.map(({ pointer, message }) => `${pointer} ${message}`))].sort();
  }
  if (part === 'applied') return (opinion.applied ?? []).map(({ pointer, kind }) => `${pointer} ${kind}`).sort();
  return opinion[part];
}

function violationLine({ pointer, rule, message, source }: Violation): string {
  return `${pointer} ${rule} ${message} (${source.table} ${source.rows.join()})`;
}
