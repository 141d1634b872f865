/**
 * Conformance vectors: payloads with the verdict that every implementation of an operation, in any language, has to reach.
 * They are built from the model rule by rule; the reference judge adds the complete expected result.
 */
import { judge } from '../judge/judge.js';
import type { Form, Message, MessageRole, Operation } from '../model/model.js';
import type { Candidate } from './candidate.js';
import { chosen, type Proposal, unshown } from './choose.js';
import { envelopeCandidates } from './envelope-candidates.js';
import { patternTexts } from './pattern-texts.js';
import { shapeCandidates } from './shape.js';
import { LARGEST_VECTOR, tooLargeToShow } from './limits.js';
import { type Weights, weightOf } from './weight.js';
import { smallest, weightWithout, payloadContext } from './payload-context.js';

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

const forms: readonly Form[] = ['canonical', 'wire'];

/** The vectors that an operation will have; much faster to compute than the vectors themselves. */
export interface Plan {
  /** Reasons why rules have no vector that breaks them, by {@link ruleKey}. */
  readonly unshown: ReadonlyMap<string, string>;
  /** By message, form and table. */
  readonly vectors: () => readonly Vector[];
}

export async function planVectors(operation: Operation): Promise<Plan> {
  const proposals = await proposalsOf(operation);
  const those = chosen(proposals);
  return {
    unshown: new Map([...unshown(proposals, those)].map((rule) => [rule, tooLargeToShow])),
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
  return judged(chosen(await proposalsOf(operation)));
}

async function proposalsOf(operation: Operation): Promise<readonly Proposal[]> {
  const messages = [operation.parameters, operation.request, operation.response];
  const texts = await patternTexts(operation);
  return messages
    .filter((message) => message !== undefined)
    .flatMap((message) =>
      forms.flatMap((form) =>
        candidatesOf(message, form, texts).map((candidate): Proposal => ({ message, form, candidate })),
      ),
    );
}

function candidatesOf(message: Message, form: Form, texts: ReadonlyMap<string, string>): readonly Candidate[] {
  const context = payloadContext(message, form, texts);
  return [
    {
      about: message.root.typeRule.id,
      name: 'smallest',
      weight: weightWithout(context, message.root, []),
      input: () => smallest(context, message.root, {}),
      expects: 'good',
      note: 'the smallest message',
    },
    ...envelopeCandidates(context),
    ...message.shapes.flatMap((shape) => shapeCandidates(context, shape)),
  ];
}

function judged(proposals: readonly Proposal[]): readonly JudgedCandidate[] {
  const known = new Set<string>();
  const weights: Weights = new WeakMap();
  return proposals.flatMap(({ message, form, candidate }): readonly JudgedCandidate[] => {
    const { about, name, expects, note } = candidate;
    const input = candidate.input();
    // The elements that conditions require may make the payload larger than estimated.
    if (weightOf(input, weights) > LARGEST_VECTOR) return [];
    const { violations, applied, kind, value } = judge(message, form, input);
    const rules = [...new Set(violations.map(({ rule }) => rule))];
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
