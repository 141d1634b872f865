/**
 * The reference judge: walks the model and says which rules a value breaks. Slow, and plain enough to be checked by
 * reading; tests hold everything generated against it, and `specwright validate` is made of it.
 */
import { type Applied, judgeObject, type Judging, judgeValue, pointerTo, report } from './judge/object.js';
import { decodeText } from './judge/text.js';
import { isPlainObject, ownElements, setOwn } from './judge/values.js';
import type { Blank, Envelope, Field, Form, Message, Violation } from './model.js';

export type { Applied } from './judge/object.js';

export interface Judgement {
  readonly violations: readonly Violation[];
  /** The tolerances that were applied, in wire form; of a value with violations too. */
  readonly applied: readonly Applied[];
  /** Without violations: the value in canonical form, of a wire form with defaults filled in. */
  readonly value?: unknown;
  /** Of a response with an envelope, without violations. */
  readonly kind?: 'success' | 'failure';
}

/**
 * Judges a JSON value.
 *
 * @param message what the value is meant to be
 * @param form canonical, or wire with its tolerances; of a response, as written or as read
 * @returns every violation with a pointer into the value as it was given; never throws, never changes the value
 */
export function judge(message: Message, form: Form, value: unknown): Judgement {
  const read = readable(value);
  const judging: Judging = { message, form, violations: [], applied: [] };
  if (!read || !isPlainObject(value)) {
    report(judging, message.root.typeRule, '');
    return { violations: judging.violations, applied: [] };
  }
  const input = message.role === 'parameters' && form === 'wire' ? decodeText(message.root, value) : value;
  const { envelope } = message;
  const result = envelope
    ? judgeEnvelope(judging, envelope, input)
    : { value: judgeObject(judging, message.root, input, '') };
  const { violations, applied } = judging;
  return violations.length > 0 ? { violations, applied } : { violations, applied, ...result };
}

/** Whether a value can be read through: getters and proxies may throw, and then nothing else can be said of it. */
function readable(value: unknown): boolean {
  const seen = new Set<unknown>();
  const rest: unknown[] = [value];
  try {
    for (let next = rest.pop(); next !== undefined || rest.length > 0; next = rest.pop()) {
      if (typeof next !== 'object' || next === null || seen.has(next)) continue;
      seen.add(next);
      for (const key of Object.keys(next)) rest.push((next as Record<string, unknown>)[key]);
    }
    return true;
  } catch {
    return false;
  }
}

/** A response that tells success from failure: the payload is filled in the one and empty in the other. */
function judgeEnvelope(
  judging: Judging,
  envelope: Envelope,
  value: Readonly<Record<string, unknown>>,
): { value?: unknown; kind?: 'success' | 'failure' } {
  const { message, form } = judging;
  const given = ownElements(value);
  const special = new Set([envelope.errorCode, envelope.errorMessage, ...envelope.payload]);
  // The remaining elements are those of any other shape; so is what no table lists.
  const rest = { ...message.root, fields: message.root.fields.filter((field) => !special.has(field)) };
  const names = new Set([...special].map(({ name }) => name));
  const others = Object.fromEntries([...given].filter(([name]) => !names.has(name)));
  const code = envelopeText(judging, envelope.errorCode, given);
  const text = envelopeText(judging, envelope.errorMessage, given);
  if (code === 'broken') return {};
  const isFailure = code !== undefined && code !== '';
  const payload = new Map(
    envelope.payload.map((field) => [field, judgePayload(judging, envelope, field, given.get(field.name), isFailure)]),
  );
  const canonical: Record<string, unknown> = {};
  const tail = judgeObject(judging, rest, others, '');
  for (const field of message.root.fields) {
    if (field === envelope.errorCode && code !== undefined) canonical[field.name] = code;
    else if (field === envelope.errorMessage && text !== undefined) canonical[field.name] = text;
    else if (payload.has(field)) canonical[field.name] = payload.get(field);
    else if (Object.hasOwn(tail, field.name)) canonical[field.name] = tail[field.name];
  }
  for (const [name, kept] of Object.entries(tail)) setOwn(canonical, name, kept);
  return { value: form === 'wire' ? canonical : value, kind: isFailure ? 'failure' : 'success' };
}

/** Error code or message: any text, the empty one too; null counts as absent when read. */
function envelopeText(
  judging: Judging,
  field: Field,
  given: ReadonlyMap<string, unknown>,
): string | undefined | 'broken' {
  const value = given.get(field.name);
  if (value === undefined || (value === null && judging.form === 'wire')) return undefined;
  if (typeof value === 'string') return value;
  const rule = field.rules.find(({ kind }) => kind === 'type');
  if (rule) report(judging, rule, pointerTo('', field.name));
  return 'broken';
}

function judgePayload(judging: Judging, envelope: Envelope, field: Field, value: unknown, isFailure: boolean): unknown {
  const pointer = pointerTo('', field.name);
  const isRead = judging.form === 'wire';
  const written = blankValue(envelope.written);
  if (isFailure) {
    const empties = isRead ? envelope.read : [envelope.written];
    const isEmpty = value === undefined ? isRead : empties.some((blank) => isBlank(value, blank));
    if (!isEmpty) report(judging, envelope.rule, pointer);
    return written;
  }
  // On success an empty array or object of the right type is judged as such, so that the message says what is missing.
  const fits = field.array ? Array.isArray(value) : isPlainObject(value);
  const empties = isRead ? envelope.read : [envelope.written];
  if (value === undefined || (!fits && empties.some((blank) => isBlank(value, blank)))) {
    report(judging, envelope.rule, pointer);
    return undefined;
  }
  return judgeValue(judging, field, value, pointer);
}

function isBlank(value: unknown, blank: Blank): boolean {
  if (blank === '') return value === '';
  if (blank === 'null') return value === null;
  if (blank === 'array') return Array.isArray(value) && value.length === 0;
  return isPlainObject(value) && Object.keys(value).length === 0;
}

function blankValue(blank: Blank): unknown {
  return { '': '', array: [], object: {}, null: null }[blank];
}
