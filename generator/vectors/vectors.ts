/**
 * Conformance vectors: payloads with the verdict that every implementation of an operation, in any language, has to reach.
 * They are built from the model rule by rule; the reference judge adds the complete expected result.
 */
import { type Judgement, judgeOf } from '../judge/judge.js';
import { messageFormsOf } from '../model/messages.js';
import type { Form, Message, MessageRole, Operation } from '../model/model.js';
import { firstBodyOf } from '../model/outcomes.js';
import type { Candidate } from './candidate.js';
import { chosen, type Proposal } from './choose.js';
import { envelopeCandidates } from './envelope-candidates.js';
import { outcomeCandidates } from './outcome-candidates.js';
import { patternTexts } from './pattern-texts.js';
import { shapeCandidates } from './shape.js';
import { LARGEST_VECTOR } from './limits.js';
import { type BrokenBy, unshown } from './unshown.js';
import { remembered } from './remembered.js';
import { weightOf } from './weight.js';
import { smallestBody } from './body.js';
import { payloadContext, type PayloadContext } from './payload-context.js';

export interface Vector {
  /** Unique and stable: `request/canonical/Contact.role.enum/unknown-value`. */
  readonly id: string;
  readonly message: MessageRole;
  readonly form: Form;
  /** Id of the rule that it is about, which it satisfies or breaks. */
  readonly about: string;
  /** A JSON value. */
  readonly input: unknown;
  readonly valid: boolean;
  /** Every broken rule with a JSON Pointer into the input; compared as a set. */
  readonly violations: readonly { readonly pointer: string; readonly rule: string }[];
  /** For a valid response with an envelope. */
  readonly kind?: 'success' | 'failure';
  /** For a valid wire form: its canonical form, with defaults filled in. */
  readonly value?: unknown;
  /** For a valid wire form: the applied tolerances, if there are any; compared as a set. */
  readonly applied?: readonly { readonly pointer: string; readonly kind: string }[];
  /** What it shows, in words. */
  readonly note: string;
}

/** The vectors that an operation will have; much faster to compute than the vectors themselves. */
export interface Plan {
  /** Reasons why rules have no vector that breaks them, by {@link ruleKey}. */
  readonly unshown: ReadonlyMap<string, string>;
  /** By message, form and table. */
  readonly vectors: () => readonly Vector[];
}

export async function planVectors(operation: Operation): Promise<Plan> {
  const proposals = proposalsOf(operation, await patternTexts(operation));
  const those = chosen(proposals);
  return {
    unshown: unshown(proposals, those, breaker()),
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
  /** Whether the payload has the verdict that it was built for; it may not if rules overlap. */
  readonly asMeant: boolean;
  /** Whether an earlier one about the same rule has the same input. */
  readonly isRepeated: boolean;
}

/** Every chosen payload, including those without the verdict that they were built for. */
export async function judgedCandidates(operation: Operation): Promise<readonly JudgedCandidate[]> {
  return judged(chosen(proposalsOf(operation, await patternTexts(operation))));
}

function proposalsOf(operation: Operation, texts: ReadonlyMap<string, readonly string[]>): readonly Proposal[] {
  const proposalsFor = proposer(texts);
  return messageFormsOf(operation).flatMap(({ message, form }) => proposalsFor(message, form));
}

/** Makes the proposals for a message in one form; what payloads are built of is the same in all forms. */
export function proposer(
  texts: ReadonlyMap<string, readonly string[]>,
): (message: Message, form: Form) => readonly Proposal[] {
  const contexts = new Map<Message, PayloadContext>();
  return (message, form) => {
    const context = { ...remembered(contexts, message, () => payloadContext(message, form, texts)), form };
    return candidatesOf(context).map((candidate) => ({ message, form, candidate }));
  };
}

function candidatesOf(context: PayloadContext): readonly Candidate[] {
  const { message } = context;
  return [
    {
      about: message.root.typeRule.id,
      name: 'smallest',
      ...smallestBody(context, firstBodyOf(message)),
      expects: 'good',
      note: 'the smallest message',
    },
    ...envelopeCandidates(context),
    ...outcomeCandidates(context),
    ...message.shapes.flatMap((shape) => shapeCandidates(context, shape)),
  ];
}

/** Finds the rules that proposals break: none for a payload that turns out too large to be a vector. */
export function breaker(): BrokenBy {
  const judged = judging();
  return (proposal) => {
    const found = judged(proposal);
    return found ? brokenRules(found.verdict) : [];
  };
}

interface Judged {
  readonly input: unknown;
  readonly verdict: Judgement;
}

/** Builds and judges the payloads of proposals; undefined for one that is larger than estimated, and too large. */
function judging(): (proposal: Proposal) => Judged | undefined {
  const judges = new Map<Message, Map<Form, ReturnType<typeof judgeOf>>>();
  // Payloads share their parts.
  const weights = new WeakMap();
  return ({ message, form, candidate }) => {
    const input = candidate.input();
    // The elements that conditions require may make the payload larger than estimated.
    if (weightOf(input, weights) > LARGEST_VECTOR) return undefined;
    const ofMessage = remembered(judges, message, () => new Map<Form, ReturnType<typeof judgeOf>>());
    return { input, verdict: remembered(ofMessage, form, () => judgeOf(message, form, new WeakMap()))(input) };
  };
}

function brokenRules({ violations }: Judgement): readonly string[] {
  return [...new Set(violations.map(({ rule }) => rule))];
}

function judged(proposals: readonly Proposal[]): readonly JudgedCandidate[] {
  const known = new Set<string>();
  const judgedOne = judging();
  return proposals.flatMap((proposal): readonly JudgedCandidate[] => {
    const { message, form, candidate } = proposal;
    const { about, name, expects, note } = candidate;
    const found = judgedOne(proposal);
    if (!found) return [];
    const { input, verdict } = found;
    const { violations, applied, kind, value } = verdict;
    const rules = brokenRules(verdict);
    const text = `${message.role} ${form} ${about} ${JSON.stringify(input)}`;
    const isRepeated = known.has(text);
    const asMeant = expects === 'any' || rules.join() === (expects === 'good' ? '' : expects);
    if (asMeant) known.add(text);
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
