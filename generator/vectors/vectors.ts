/**
 * Conformance vectors: payloads with the verdict that every implementation of an operation has to reach, in any language.
 * They are built from the model rule by rule; the reference judge adds what is expected in full.
 */
import { judge } from '../judge/judge.js';
import type { Form, MessageRole, Operation, Shape } from '../model/model.js';
import type { Candidate } from './candidate.js';
import { chosen, type Thought } from './choose.js';
import { envelopeCandidates } from './envelope-candidates.js';
import { patternTexts } from './pattern-texts.js';
import { shapeCandidates } from './shape.js';
import { LARGEST_VECTOR } from './limits.js';
import { unshown } from './unshown.js';
import { type Weights, weightOf } from './weight.js';
import { type PayloadContext, payloadContext, smallest, weightWithout } from './payload-context.js';

export interface Vector {
  /** Unique and stable: `request/canonical/Contact.role.enum/unknown-value`. */
  readonly id: string;
  readonly message: MessageRole;
  readonly form: Form;
  /** Id of the rule that it is about: one that it keeps, or one that it breaks. */
  readonly about: string;
  /** A JSON value. */
  readonly input: unknown;
  readonly valid: boolean;
  /** Every rule that is broken, by JSON Pointer into the input; to be compared as a set. */
  readonly violations: readonly { readonly pointer: string; readonly rule: string }[];
  /** Of a valid response with an envelope. */
  readonly kind?: 'success' | 'failure';
  /** Of a valid wire form: what becomes of it, defaults filled in. */
  readonly value?: unknown;
  /** Of a valid wire form, when there are any: the tolerances that it makes use of; to be compared as a set. */
  readonly applied?: readonly { readonly pointer: string; readonly kind: string }[];
  /** What it shows, in words. */
  readonly note: string;
}

const forms: readonly Form[] = ['canonical', 'wire'];

/** What the vectors of an operation will be, worked out much quicker than the vectors themselves. */
export interface Plan {
  /** Why rules that values can break have no vector that breaks them, by {@link ruleKey}. */
  readonly unshown: ReadonlyMap<string, string>;
  /** By message, form and table. */
  readonly vectors: () => readonly Vector[];
}

export async function planVectors(operation: Operation): Promise<Plan> {
  const thoughts = await thoughtsOf(operation);
  const those = chosen(thoughts);
  return {
    unshown: unshown(thoughts, those, brokenBy),
    vectors: () =>
      judged(those)
        .filter(({ asMeant, isRepeated }) => asMeant && !isRepeated)
        .map(({ vector }) => vector),
  };
}

/** The vectors of an operation, by message, form and table. */
export async function vectorsOf(operation: Operation): Promise<readonly Vector[]> {
  return (await planVectors(operation)).vectors();
}

/** A candidate with the reference judge's verdict. */
export interface JudgedCandidate {
  readonly vector: Vector;
  /** Whether the verdict is the one that the payload was built for; where rules overlap it may not be. */
  readonly asMeant: boolean;
  /** Whether an earlier one of the same rule has the same input. */
  readonly isRepeated: boolean;
}

/** Every payload that was chosen, also those that did not come out as they were meant. */
export async function judgedCandidates(operation: Operation): Promise<readonly JudgedCandidate[]> {
  return judged(chosen(await thoughtsOf(operation)));
}

async function thoughtsOf(operation: Operation): Promise<readonly Thought[]> {
  const messages = [operation.parameters, operation.request, operation.response];
  const texts = await patternTexts(operation);
  return messages
    .filter((message) => message !== undefined)
    .flatMap((message) => forms.flatMap((form) => thoughtsAbout(payloadContext(message, form, texts))));
}

function thoughtsAbout(context: PayloadContext): readonly Thought[] {
  const { message, form } = context;
  const thoughts = (shape: Shape, candidates: readonly Candidate[]): readonly Thought[] =>
    candidates.map((candidate) => ({ message, form, shape, candidate }));
  const whole: readonly Candidate[] = [
    {
      about: message.root.typeRule.id,
      name: 'smallest',
      weight: weightWithout(context, message.root, []),
      input: () => smallest(context, message.root, {}),
      expects: 'good',
      note: 'as little as there can be',
    },
    ...envelopeCandidates(context),
  ];
  return [
    ...thoughts(message.root, whole),
    ...message.shapes.flatMap((shape) => thoughts(shape, shapeCandidates(context, shape))),
  ];
}

/** Of a payload that turns out too large to be a vector: nothing, since it is none. */
function brokenBy({ message, form, candidate }: Thought): readonly string[] {
  const input = candidate.input();
  if (weightOf(input, new WeakMap()) > LARGEST_VECTOR) return [];
  return brokenRules(judge(message, form, input));
}

function brokenRules({ violations }: ReturnType<typeof judge>): readonly string[] {
  return [...new Set(violations.map(({ rule }) => rule))];
}

function judged(thoughts: readonly Thought[]): readonly JudgedCandidate[] {
  const seen = new Set<string>();
  const weights: Weights = new WeakMap();
  return thoughts.flatMap(({ message, form, candidate }): readonly JudgedCandidate[] => {
    const { about, name, expects, note } = candidate;
    const input = candidate.input();
    // What conditions ask for besides may be larger than it seemed.
    if (weightOf(input, weights) > LARGEST_VECTOR) return [];
    const verdict = judge(message, form, input);
    const { violations, applied, kind, value } = verdict;
    const rules = brokenRules(verdict);
    const text = `${message.role} ${form} ${about} ${JSON.stringify(input)}`;
    const isRepeated = seen.has(text);
    const asMeant = expects === 'any' || rules.join() === (expects === 'good' ? '' : expects);
    if (asMeant) seen.add(text);
    const isRead = form === 'wire' && violations.length === 0;
    const vector: Vector = {
      id: `${message.role}/${form}/${about}/${name}`,
      message: message.role,
      form,
      about,
      input,
      valid: violations.length === 0,
      violations: violations.map(({ pointer, rule }) => ({ pointer, rule })),
      ...(kind === undefined ? {} : { kind }),
      ...(isRead ? { value } : {}),
      ...(isRead && applied.length > 0 ? { applied } : {}),
      note,
    };
    return [{ vector, asMeant, isRepeated }];
  });
}
