/** The body of a failure that a code and its message make up alone. */
import { judge } from '../../judge/judge.js';
import type { BodyOutcome, ElementPath, ErrorCode, Field, Message, Operation, Outcome } from '../../model/model.js';
import { hasBody, isToldByElement } from '../../model/outcomes.js';
import { isNumeric } from '../../model/value-types.js';

/** The failure with a status: that which lists it, or that without statuses. */
export function failureOf(outcomes: readonly Outcome[], status: number): Outcome | undefined {
  const own = outcomes.filter(({ kind }) => kind === 'failure');
  return own.find(({ statuses }) => statuses.includes(status)) ?? own.find(({ statuses }) => statuses.length === 0);
}

/** Whether code and message of an outcome are elements of the entries of its array. */
export function isOfEntries({ shape }: Outcome, each: Field | undefined): boolean {
  return each !== undefined && shape?.fields.includes(each) === true;
}

/**
 * Whether a handler can answer with a code of the vendor alone. It cannot where the failure with its status has places for
 * code and message, and other mandatory elements.
 */
export function canAnswer(
  { outcomes = [], response }: Operation,
  { status, code, message }: Pick<ErrorCode, 'status' | 'code' | 'message'>,
): boolean {
  const outcome = failureOf(outcomes, status);
  if (!outcome || !hasBody(outcome) || !hasPlaces(outcome, response)) return true;
  return bodyWith(outcome, response, code, message) !== undefined;
}

function hasPlaces(outcome: BodyOutcome, { each }: Message): boolean {
  return Boolean(outcome.code ?? outcome.message) && !isOfEntries(outcome, each);
}

/** The failure with its code and its message; undefined if the contract cannot say it so. */
export function bodyWith(outcome: BodyOutcome, response: Message, code: string, message: string): unknown {
  if (!hasPlaces(outcome, response)) return undefined;
  const object = {};
  if (outcome.code) put(object, outcome.code, isNumeric(outcome.code.at(-1)?.type) ? Number(code) : code);
  if (outcome.message) put(object, outcome.message, message);
  const body = outcome.array ? [object] : object;
  const alone = isToldByElement(response) ? response : { ...response, root: outcome.shape, outcomes: [outcome] };
  const { violations, kind } = judge(alone, 'canonical', body);
  return violations.length === 0 && kind !== 'success' ? body : undefined;
}

function put(body: Record<string, unknown>, [field, ...rest]: ElementPath, value: string | number): void {
  if (!field) return;
  const own = Object.hasOwn(body, field.name) ? body[field.name] : undefined;
  const inner = (field.array ? (own as readonly unknown[] | undefined)?.[0] : own) ?? {};
  if (rest.length > 0) put(inner as Record<string, unknown>, rest, value);
  Object.defineProperty(body, field.name, {
    value: rest.length === 0 ? value : field.array ? [inner] : inner,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}
