/** Runs the vectors through every judge and compares the results with the fidelity ledger. */
import { isDeepStrictEqual } from 'node:util';
import type { LedgerRow } from '../../generator/4-emit/ledger.js';
import type { Vector } from '../../generator/vectors/vectors.js';
import { disagreement } from './disagreement.js';
import { freshVectors } from './fresh-vectors.js';
import type { Opinion, SlowJudge, Subject } from './judge.js';
import { saysRule } from './judges/docs.js';
import { referenceJudge } from './judges/reference.js';
import type { JudgedOperation } from './outputs.js';

/** Something that is not as it is said to be. */
export interface Failure {
  readonly target: string;
  readonly judge: string;
  /** What is wrong, in one line. */
  readonly what: string;
}

export interface Measured {
  readonly vectors: number;
  /** Verdicts of all judges together. */
  readonly verdicts: number;
  /** Rules times targets of the ledger. */
  readonly declarations: number;
  readonly judges: readonly string[];
  readonly failures: readonly Failure[];
}

export async function measure(judged: JudgedOperation): Promise<Measured> {
  const vectors = (JSON.parse(judged.read('vectors.json')) as { readonly vectors: readonly Vector[] }).vectors;
  const judges = [...[...judged.judges, await judged.foreign()].map(patient), ...(await judged.slow())];
  const failures = [...(await staleVectors(judged, vectors))];
  const reference = referenceJudge(judged.operation);
  const expected = vectors.map(({ message, form, input }) => reference.judge(message, form, input));
  const breakers = breakersOf(vectors);
  const { subjects, places } = subjectsOf(vectors);
  let verdicts = 0;
  for (const { name, target, judgeAll } of judges) {
    const fail = (what: string): unknown => failures.push({ target, judge: name, what });
    const given = await judgeAll(subjects).catch((error: unknown) => {
      fail(`gives no verdicts: ${String(error)}`);
      return [];
    });
    if (given.length === 0) continue;
    const opinions = places.map((place) => given[place]);
    verdicts += opinions.filter((opinion) => opinion !== undefined).length;
    vectors.forEach((vector, index) => {
      const wrong = differs(vector, expected[index], opinions[index]);
      if (wrong !== undefined) fail(`${vector.id} ${wrong}`);
    });
    for (const row of judged.ledger.rows) {
      const wrong = misdeclared(row, target, breakers.get(keyOf(row.message, row.rule.id)) ?? [], opinions);
      if (wrong !== undefined) fail(wrong);
    }
  }
  const says = saysRule(judged);
  for (const row of judged.ledger.rows) {
    const isNeverBroken = !vectors.some(
      ({ message, violations }) => message === row.message && violations.some(({ rule }) => rule === row.rule.id),
    );
    if (!isNeverBroken && !says(row))
      failures.push({ target: 'docs', judge: 'docs', what: `${row.rule.id} is not said` });
  }
  return {
    vectors: vectors.length,
    verdicts,
    declarations: judged.ledger.rows.length * judged.ledger.targets.length,
    judges: [...judges.map(({ name }) => name), 'docs'],
    failures,
  };
}

/** The payloads of vectors, each once, and the place of each vector's among them: several rules may be shown by one. */
function subjectsOf(vectors: readonly Vector[]): {
  readonly subjects: readonly Subject[];
  readonly places: readonly number[];
} {
  const subjects: Subject[] = [];
  const known = new Map<string, number>();
  const places = vectors.map(({ message, form, input }) => {
    const key = `${message} ${form} ${JSON.stringify(input)}`;
    const place = known.get(key) ?? subjects.push({ message, form, value: input }) - 1;
    known.set(key, place);
    return place;
  });
  return { subjects, places };
}

function patient({ name, target, judge }: JudgedOperation['judges'][number]): SlowJudge {
  return {
    name,
    target,
    judgeAll: async (subjects) => subjects.map(({ message, form, value }) => judge(message, form, value)),
  };
}

/** The file holds what the definition gives today, and the reference judge says so. */
async function staleVectors({ operation }: JudgedOperation, vectors: readonly Vector[]): Promise<readonly Failure[]> {
  const fresh = JSON.parse(JSON.stringify(await freshVectors(operation))) as readonly Vector[];
  const ids = new Map(fresh.map((vector) => [vector.id, vector]));
  const stale = vectors.filter((vector) => !isDeepStrictEqual(vector, ids.get(vector.id)));
  const missing = fresh.length - (vectors.length - stale.length);
  const fail = (what: string): Failure => ({ target: 'vectors', judge: 'reference judge', what });
  return [
    ...stale.map(({ id }) => fail(`${id} is not what the definition gives`)),
    ...(missing > stale.length ? [fail(`${missing - stale.length} vectors are missing`)] : []),
  ];
}

/** A valid vector is accepted by everyone; details are as the reference judge has them, as far as they are told. */
function differs({ valid }: Vector, expected: Opinion | undefined, opinion: Opinion | undefined): string | undefined {
  if (!opinion) return undefined;
  if (valid && !opinion.isGood) return 'is valid and was refused';
  // Whether an invalid one may pass is what the ledger says.
  if (!valid && opinion.isGood) return undefined;
  const found = expected && disagreement(expected, opinion, () => true);
  return found && `expected ${JSON.stringify(found.expected)}, found ${JSON.stringify(found.found)}`;
}

interface Breaker {
  readonly id: string;
  /** Its place among all vectors. */
  readonly index: number;
}

const keyOf = (message: string, rule: string): string => `${message} ${rule}`;

/** The vectors that break one rule and nothing else, by message and rule. */
function breakersOf(vectors: readonly Vector[]): ReadonlyMap<string, readonly Breaker[]> {
  const breakers = new Map<string, Breaker[]>();
  for (const [index, { id, message, violations }] of vectors.entries()) {
    const [first, ...others] = new Set(violations.map(({ rule }) => rule));
    if (first === undefined || others.length > 0) continue;
    const key = keyOf(message, first);
    breakers.set(key, [...(breakers.get(key) ?? []), { id, index }]);
  }
  return breakers;
}

/** What is wrong with a declaration, by the vectors that break the rule and nothing else. */
function misdeclared(
  { message, rule, targets }: LedgerRow,
  target: string,
  breakers: readonly Breaker[],
  opinions: readonly (Opinion | undefined)[],
): string | undefined {
  const declared = targets[target];
  if (!declared) return `${rule.id} (${message}) is not in the ledger`;
  const shown = breakers.flatMap(({ id, index }) => {
    const opinion = opinions[index];
    return opinion ? [{ id, passes: opinion.isGood }] : [];
  });
  const passed = shown.filter(({ passes }) => passes);
  if (shown.length === 0) {
    // Some judges are asked about one form only, and a rule that another overlaps cannot be shown to anyone.
    const isShownToOthers = breakers.length > 0;
    const isFine = declared.level === 'exact' ? isShownToOthers || declared.why !== undefined : !isShownToOthers;
    return isFine ? undefined : `${rule.id} (${message}) is declared ${declared.level} and no vector shows it`;
  }
  const level = passed.length === 0 ? 'exact' : passed.length === shown.length ? 'documented' : 'weaker';
  if (level === declared.level) return undefined;
  const [example] = level === 'exact' ? shown : passed;
  return `${rule.id} (${message}) is declared ${declared.level} and measured ${level}, by ${example?.id}`;
}
