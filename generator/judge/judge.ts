/**
 * The reference judge: walks the model and finds the rules that a value breaks. It is slow, but simple enough to be
 * reviewed; tests compare all generated code with it, and `specwright validate` uses it.
 */
import { type Applied, breaks, Found, type Judging, type KnownParts, pointerTo, report } from './judging.js';
import { holdsInside, judgeObject, judgeValue } from './object.js';
import { brokenTableRules } from './table-rules.js';
import { decodeText } from './text.js';
import { entriesOf, isArray, isPlainObject, ownElements, setOwn, Unreadable } from './values.js';
import { comesAsTexts } from '../model/messages.js';
import type { Blank, Body, BodyArray, Envelope, Field, Form, Message, Rule, Shape, Violation } from '../model/model.js';
import { bodyName, bodyTypeRule, firstBodyOf, isUnion } from '../model/outcomes.js';
import { told } from './outcomes.js';

export type { Applied } from './judging.js';

export interface Judgement {
  readonly violations: readonly Violation[];
  /** The tolerances that were applied in wire form, also to a value with violations. */
  readonly applied: readonly Applied[];
  /** The value in canonical form, in wire form with defaults filled in; absent when there are violations. */
  readonly value?: unknown;
  /** Present for a response without violations whose content tells whether the call succeeded. */
  readonly kind?: 'success' | 'failure';
  /** Number of violations and tolerances beyond the reported ones. */
  readonly more: { readonly violations: number; readonly applied: number };
}

/**
 * Judges a JSON value.
 *
 * @param message the message that the value should be
 * @param form canonical, or wire with its tolerances; for a response, as written or as read
 * @param most maximum number of reported violations and of reported tolerances; the others are counted
 * @returns the violations with pointers into the input; a value that throws while it is read breaks only the type rule
 * of the message. Never throws and never changes the value
 */
export function judge(message: Message, form: Form, value: unknown, most = Infinity): Judgement {
  return judgeOf(message, form)(value, most);
}

/**
 * The judge of one message in one form, which builds the look-up tables of the model once for all values.
 *
 * @param parts where it keeps the objects that it need not judge again, if values share them and do not change
 */
export function judgeOf(
  message: Message,
  form: Form,
  parts?: KnownParts,
): (value: unknown, most?: number) => Judgement {
  const kept = { message, form, tables: new Map(), parts };
  return (value, most = Infinity) => judgedWith(kept, value, most);
}

/** What a judge keeps from one value to the next. */
type Kept = Pick<Judging, 'message' | 'form' | 'tables' | 'parts'>;

function judgedWith(kept: Kept, value: unknown, most: number): Judgement {
  const judging = judgingOf(kept, most);
  try {
    const result = judgeMessage(judging, value);
    return judging.violations.count > 0 ? resultOf(judging) : { ...resultOf(judging), ...result };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const unreadable = judgingOf(kept, most);
    report(unreadable, bodyTypeRule(firstBodyOf(kept.message)), '');
    return resultOf(unreadable);
  }
}

function judgingOf({ message, form, tables, parts }: Kept, most: number): Judging {
  return { message, form, tables, parts, violations: new Found(most), applied: new Found(most), depth: 0 };
}

function resultOf({ violations, applied }: Judging): Judgement {
  const more = { violations: violations.count - violations.kept.length, applied: applied.count - applied.kept.length };
  return { violations: violations.kept, applied: applied.kept, more };
}

type Result = Pick<Judgement, 'value' | 'kind'>;

function judgeMessage(judging: Judging, value: unknown): Result {
  const { message, form } = judging;
  if (message.outcomes) return judgeOutcomes(judging, value);
  if (message.envelope && isPlainObject(value)) return judgeEnvelope(judging, message.envelope, value);
  const isText = comesAsTexts(message) && form === 'wire' && isPlainObject(value);
  return { value: judgeBody(judging, firstBodyOf(message), isText ? decodeText(message.root, value) : value) };
}

/** Judges a response as the first outcome that it can be, or else as the one that it seems to be. */
function judgeOutcomes(judging: Judging, value: unknown): Result {
  const { candidates, meant, kind } = told(judging.message, value);
  const fits = (body: Body): boolean => {
    const trial = judgingOf(judging, 0);
    judgeBody(trial, body, value);
    return trial.violations.count === 0;
  };
  const found = candidates.length > 1 ? candidates.find(fits) : undefined;
  const body = judgeBody(judging, found ?? meant, value);
  const tells = kind ?? (isUnion(judging.message) ? (found ?? candidates[0])?.kind : undefined);
  return { value: body, ...(tells === undefined ? {} : { kind: tells }) };
}

/** Judges a body: an object, or an array and each of its entries. */
function judgeBody(judging: Judging, body: Body, value: unknown): unknown {
  const { shape, array } = body;
  if (array && isArray(value)) return judgeEntries(judging, shape, array, entriesOf(value));
  if (!array && isPlainObject(value)) return judgeObject(judging, shape, value, '');
  report(judging, bodyTypeRule(body), '');
  return undefined;
}

function judgeEntries(judging: Judging, shape: Shape, array: BodyArray, entries: readonly unknown[]): unknown {
  const { minItems, maxItems = Infinity } = array;
  if (entries.length < minItems) report(judging, bodyRule(array, 'minItems'), '');
  if (entries.length > maxItems) report(judging, bodyRule(array, 'maxItems'), '');
  const read = entries.map((entry, index) => {
    const pointer = pointerTo('', index);
    if (isPlainObject(entry)) return judgeObject(judging, shape, entry, pointer);
    report(judging, shape.typeRule, pointer);
    return entry;
  });
  const { whole } = array;
  const judged = { canonical: { [bodyName]: read }, isGiven: () => true, holds: holdsInside(judging) };
  for (const { rule, path } of whole ? brokenTableRules({ shape: whole, ...judged }) : [])
    report(judging, rule, path.slice(1).reduce<string>(pointerTo, ''));
  return read;
}

function bodyRule({ rules }: BodyArray, kind: 'minItems' | 'maxItems'): Rule {
  const rule = rules.find((candidate) => candidate.kind === kind);
  if (!rule) throw new Error(`The body has no rule ${kind}`);
  return rule;
}

/** Judges a response with an envelope: its payload is filled on success and empty on failure. */
function judgeEnvelope(judging: Judging, envelope: Envelope, value: Readonly<Record<string, unknown>>): Result {
  const { root } = judging.message;
  const { errorCode, errorMessage, payload } = envelope;
  const given = ownElements(value);
  const code = envelopeText(judging, errorCode, given.get(errorCode.name));
  const text = envelopeText(judging, errorMessage, given.get(errorMessage.name));
  // Without a valid code, success cannot be distinguished from failure.
  if (code.isBroken) return {};
  const isFailure = code.text !== undefined && code.text !== '';
  const canonical: Record<string, unknown> = {};
  if (code.text !== undefined) setOwn(canonical, errorCode.name, code.text);
  if (text.text !== undefined) setOwn(canonical, errorMessage.name, text.text);
  for (const field of payload) {
    setOwn(canonical, field.name, judgePayload(judging, envelope, field, given.get(field.name), isFailure));
  }
  // The other elements are judged as in any other shape, including unknown ones.
  const others = judgeObject(judging, root, value, '', [errorCode, errorMessage, ...payload]);
  for (const [name, element] of Object.entries(others)) setOwn(canonical, name, element);
  return { value: canonical, kind: isFailure ? 'failure' : 'success' };
}

/** Judges the error code or message: any text, including an empty one; in wire form null counts as absent. */
function envelopeText(judging: Judging, field: Field, value: unknown): { text?: string; isBroken: boolean } {
  if (value === undefined || (value === null && judging.form === 'wire')) return { isBroken: false };
  if (typeof value === 'string') return { text: value, isBroken: false };
  breaks(judging, field, 'type', pointerTo('', field.name));
  return { isBroken: true };
}

function judgePayload(judging: Judging, envelope: Envelope, field: Field, value: unknown, isFailure: boolean): unknown {
  const pointer = pointerTo('', field.name);
  const isRead = judging.form === 'wire';
  const empties = isRead ? envelope.read : [envelope.written];
  if (isFailure) {
    const isEmpty = value === undefined ? isRead : empties.some((blank) => isBlank(value, blank));
    if (!isEmpty) report(judging, envelope.rule, pointer);
    return blankValue(envelope.written);
  }
  // On success an empty array or object of the right type is judged in full, so that its missing elements are reported.
  const fits = field.array ? isArray(value) : isPlainObject(value);
  if (value === undefined || (!fits && empties.some((blank) => isBlank(value, blank)))) {
    report(judging, envelope.rule, pointer);
    return undefined;
  }
  return judgeValue(judging, field, value, pointer);
}

function isBlank(value: unknown, blank: Blank): boolean {
  if (blank === '') return value === '';
  if (blank === 'null') return value === null;
  if (blank === 'array') return isArray(value) && entriesOf(value).length === 0;
  return isPlainObject(value) && ownElements(value).size === 0;
}

function blankValue(blank: Blank): unknown {
  return { '': '', array: [], object: {}, null: null }[blank];
}
