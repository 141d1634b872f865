/** For a rule about several elements: an object that keeps it and one that breaks it, as alike and as small as possible. */
import { judgeOf } from '../judge/judge.js';
import type { KnownParts } from '../judge/judging.js';
import { fieldsOf } from '../model/conditions.js';
import type { Message, Rule, Shape } from '../model/model.js';
import { bodiesOf } from '../model/outcomes.js';
import { elementsOf, tableRulesOf } from '../model/table-rules.js';
import type { Candidate } from './candidate.js';
import { conditionCandidates } from './condition.js';
import { ownValue, payloadContext } from './payload-context.js';
import { remembered } from './remembered.js';
import { tableRuleCandidates } from './table-rule-candidates.js';

type Elements = Readonly<Record<string, unknown>>;

/** Of the objects, the elements that the rule is about. */
export interface RuleExample {
  readonly keeps: Elements;
  readonly breaks: Elements;
}

export type ExampleOf = (shape: Shape, rule: Rule) => RuleExample | undefined;

/** More payloads of a rule, and larger ones, are not tried. */
const MOST_PAYLOADS = 40;
const LARGEST_PAYLOAD = 4096;

/** In characters of JSON; a larger one is no help. */
const LARGEST_EXAMPLE = 240;

export function exampleFinder(message: Message): ExampleOf {
  const context = payloadContext(message, 'canonical', new SomeText());
  const judges = new Map<Shape, Judge>();
  const parts: KnownParts = new WeakMap();
  return (shape, rule) => {
    const condition = shape.conditions.find(({ id }) => id === rule.id);
    const whole = tableRulesOf(shape).find(({ id }) => id === rule.id);
    const candidates = [
      ...(condition ? conditionCandidates(context, shape, condition) : []),
      ...(whole ? tableRuleCandidates(context, shape, whole) : []),
    ];
    const small = candidates.filter(({ weight }) => weight <= LARGEST_PAYLOAD).toSorted((a, b) => a.weight - b.weight);
    const judge = remembered(judges, shape, () => judgeOfTable(messageOf(message, shape), shape, parts));
    return nearest(small.slice(0, MOST_PAYLOADS), elementsAbout(message, shape, rule), rule, judge);
  };
}

/** Judges objects as those of one table. */
interface Judge {
  /** The ids of the rules that an object breaks. */
  readonly rulesOf: (object: Elements) => ReadonlySet<string>;
  /** Whether an object certainly breaks a rule about a single element, which takes no judge to see: it is of another table. */
  readonly isOther: (object: Elements) => boolean;
}

function judgeOfTable(message: Message, shape: Shape, parts: KnownParts): Judge {
  const judge = judgeOf(message, 'canonical', parts);
  const names = new Set(shape.fields.map(({ name }) => name));
  const needed = shape.fields.filter(({ presence, ignored }) => presence === 'M' && !ignored).map(({ name }) => name);
  const isTable = !message.envelope && !message.outcomes;
  const isClosed = message.unknown.canonical === 'error';
  return {
    rulesOf: (object) => new Set(judge(object).violations.map((violation) => violation.rule)),
    isOther: (object) =>
      isTable &&
      (needed.some((name) => ownValue(object, name) === undefined) ||
        (isClosed && Object.keys(object).some((name) => !names.has(name) && object[name] !== undefined))),
  };
}

function nearest(
  candidates: readonly Candidate[],
  names: readonly string[],
  rule: Rule,
  { rulesOf, isOther }: Judge,
): RuleExample | undefined {
  // Of the parts of objects that show what the rule is about, whether they break it.
  const known = new Map<string, boolean>();
  const keeping = new Map<string, Elements>();
  const breaking = new Map<string, Elements>();
  // Payloads share their parts.
  for (const object of new Set(candidates.flatMap(({ input }) => objectsIn(input())))) {
    if (isOther(object)) continue;
    const broken = rulesOf(object);
    if (broken.size > 1 || (broken.size === 1 && !broken.has(rule.id))) continue;
    const part = Object.fromEntries(
      names.filter((name) => Object.hasOwn(object, name)).map((name) => [name, object[name]]),
    );
    const text = JSON.stringify(part);
    // What the rule is about is only shown if it decides.
    const isBroken = remembered(known, text, () => rulesOf(part).has(rule.id));
    if (text.length <= LARGEST_EXAMPLE && isBroken === broken.size > 0) (isBroken ? breaking : keeping).set(text, part);
  }
  let best: (RuleExample & { readonly distance: number }) | undefined;
  for (const [breaksText, breaks] of breaking) {
    for (const [keepsText, keeps] of keeping) {
      const others = differing(names, breaks, keeps);
      // Something to see on both sides, then the first elements of the table, then what is short.
      const distance =
        others.length +
        (Object.keys(breaks).length === 0 ? 0.5 : 0) +
        (Object.keys(keeps).length === 0 ? 1.5 : 0) +
        (0.2 * names.indexOf(others.at(-1) ?? '')) / names.length +
        (0.1 * (breaksText.length + keepsText.length)) / (2 * LARGEST_EXAMPLE);
      if (!best || distance < best.distance) best = { keeps, breaks, distance };
    }
  }
  return best && { keeps: best.keeps, breaks: best.breaks };
}

/** The elements of a table that a rule about several of them is about, in the order of the table. */
export function elementsAbout(
  { envelope }: Message,
  { conditions, fields, tableRules = [] }: Shape,
  rule: Rule,
): readonly string[] {
  const condition = conditions.find(({ id }) => id === rule.id);
  const whole = tableRules.find(({ id }) => id === rule.id);
  const names = new Set([
    ...(condition?.demands.flatMap(({ field, when }) => [field, ...fieldsOf(when)]) ?? []),
    ...(whole ? elementsOf(whole) : []),
    ...(envelope?.rule.id === rule.id ? [envelope.errorCode, ...envelope.payload].map(({ name }) => name) : []),
  ]);
  return fields.map(({ name }) => name).filter((name) => names.has(name));
}

/**
 * The same text for every pattern. Right ones take long to find; where this is a wrong one, payloads break more than one rule,
 * and the rule has no example.
 */
class SomeText extends Map<string, readonly string[]> {
  override get(): readonly string[] {
    return ['a'];
  }
}

/** The message whose body is one object of the table. */
function messageOf(message: Message, shape: Shape): Message {
  if (shape === message.root && bodiesOf(message).every(({ array }) => !array)) return message;
  const { kind, role, typeName, shapes, unknown, readings } = message;
  return { kind, role, typeName, shapes, unknown, readings, root: shape };
}

/** A value and all that is in it, as far as it is an object. */
function objectsIn(value: unknown): readonly Elements[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Elements, ...Object.values(value).flatMap(objectsIn)];
}

/** The elements that only one of them has, or that differ. */
function differing(names: readonly string[], one: Elements, other: Elements): readonly string[] {
  return names.filter((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]));
}
