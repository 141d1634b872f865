/** Runs payloads that are generated from the model, valid ones and mutants, through the fast judges. */
import fc from 'fast-check';
import { messagesOf } from '../../generator/model/messages.js';
import type { Form, Message } from '../../generator/model/model.js';
import type { Vector } from '../../generator/vectors/vectors.js';
import { payloads } from '../support/payloads.js';
import { disagreement, mayPass } from './disagreement.js';
import { referenceJudge } from './judges/reference.js';
import type { Failure } from './measure.js';
import type { JudgedOperation } from './outputs.js';
import { mutants } from './mutants.js';

export interface Tried {
  readonly payloads: number;
  /** How many of them keep every rule. */
  readonly good: number;
  readonly failures: readonly Failure[];
}

export interface TryOptions {
  /** Of each message and form. */
  readonly count: number;
  readonly seed: number;
  /** Whether the foreign judge of JSON Schema is asked too. */
  readonly foreign: boolean;
}

/** The first disagreement of a message and form, made as small as can be, ends the trial of these. */
export async function tryPayloads(judged: JudgedOperation, { count, seed, foreign }: TryOptions): Promise<Tried> {
  const { operation, ledger } = judged;
  const { vectors } = JSON.parse(judged.read('vectors.json')) as { readonly vectors: readonly Vector[] };
  const messages = messagesOf(operation);
  const judges = foreign ? [...judged.judges, await judged.foreign()] : judged.judges;
  const reference = referenceJudge(operation);
  const failures: Failure[] = [];
  let tried = 0;
  let good = 0;
  const tryOne = (message: Message, form: Form): void => {
    const rules = new Map(judges.map(({ target }) => [target, mayPass(ledger, target, message.role)]));
    const wrong = (value: unknown): Failure | undefined => {
      const expected = reference.judge(message.role, form, value);
      if (!expected) return undefined;
      tried++;
      if (expected.isGood) good++;
      for (const { name, target, judge } of judges) {
        const found = judge(message.role, form, value);
        const difference = found && disagreement(expected, found, rules.get(target) ?? (() => false));
        if (difference) {
          const what = `${message.role}, ${form}: ${JSON.stringify(value)} expected ${JSON.stringify(difference.expected)}, found ${JSON.stringify(difference.found)}`;
          return { target, judge: name, what };
        }
      }
      return undefined;
    };
    const grown = payloads(message, form).map((value) => JSON.parse(JSON.stringify(value) ?? 'null') as unknown);
    const own = vectors.filter((vector) => vector.message === message.role && vector.form === form);
    const inJson = fc.oneof({ weight: 2, arbitrary: grown }, mutants(grown, own));
    const result = fc.check(
      fc.property(inJson, (value) => wrong(value) === undefined),
      { numRuns: count, seed },
    );
    const [smallest] = result.counterexample ?? [];
    const failure = result.failed ? wrong(smallest) : undefined;
    if (failure) failures.push({ ...failure, what: `${failure.what} (seed ${seed})` });
  };
  for (const message of messages) for (const form of ['canonical', 'wire'] as const) tryOne(message, form);
  return { payloads: tried, good, failures };
}
