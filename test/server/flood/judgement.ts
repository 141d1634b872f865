/** What is asked of every answer. */
import { fileURLToPath } from 'node:url';
import { type Attack, bare, nothing, type Outcome } from './attack.js';
import type { Answer, Exchange } from './connection.js';
import { secret } from './wishes.js';

export interface Finding {
  /** `echo`. */
  readonly check: 'outcome' | 'envelope' | 'leak' | 'echo' | 'hang';
  readonly details: string;
}

export interface Judged {
  /** What came of it, an outcome for each answer. */
  readonly outcomes: readonly Outcome[];
  readonly findings: readonly Finding[];
}

/** Traces of code, files and exceptions. */
const checkout = fileURLToPath(new URL('../../..', import.meta.url)).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
const leak = new RegExp(
  `\\bat \\S+ \\(|\\.[cm]?[jt]s\\b|node:|node_modules|file:|${checkout}|/home/|[A-Z]\\w*Error\\b|${secret}`,
);

export function judgeExchange(
  attack: Attack,
  { answers, ended, rest }: Exchange,
  marker: string,
  codes: ReadonlyMap<string, number>,
): Judged {
  const findings: Finding[] = [];
  const found = (check: Finding['check'], details: string): unknown => findings.push({ check, details });
  if (ended === 'timed out') found('hang', `no answer and no end after ${answers.length} answers`);
  if (rest !== '' && ended !== 'timed out') found('outcome', `something that is no answer: ${short(rest)}`);

  const outcomes = answers.map((answer) => outcomeOf(answer, attack.isHead));
  if (ended === 'closed') outcomes.push(nothing);
  outcomes.forEach((outcome, index) => {
    const expected = attack.expected[index] ?? [];
    if (!expected.includes(outcome))
      found('outcome', `${outcome} and not ${expected.join(' or ')}: ${short(answers[index]?.body ?? '')}`);
  });

  for (const answer of answers) {
    const whole = answer.head + answer.body;
    if (whole.toLowerCase().includes(marker)) found('echo', short(whole));
    const leaked = leak.exec(whole)?.[0];
    if (leaked !== undefined) found('leak', `${leaked} in ${short(whole)}`);
    const wrong = isBare(answer) ? undefined : wrongEnvelope(answer, attack.isHead, codes);
    if (wrong !== undefined) found('envelope', `${wrong}: ${short(whole)}`);
  }
  return { outcomes, findings };
}

/** An answer from before any handler: it says nothing. */
function isBare({ status, headers, body }: Answer): boolean {
  return status === 400 && body === '' && /^(text\/plain.*)?$/i.test(headers.get('content-type') ?? '');
}

function outcomeOf(answer: Answer, isHead: boolean): Outcome {
  if (isBare(answer)) return bare;
  if (isHead) return `${answer.status} without body`;
  const code = envelopeOf(answer)?.['errorCode'];
  return typeof code === 'string' ? `${answer.status} ${code}`.trim() : `${answer.status} without a code`;
}

function envelopeOf({ body }: Answer): Readonly<Record<string, unknown>> | undefined {
  try {
    const value = JSON.parse(body) as unknown;
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** What is wrong with an answer that has to be the envelope of the contract. */
function wrongEnvelope(answer: Answer, isHead: boolean, codes: ReadonlyMap<string, number>): string | undefined {
  if (answer.headers.get('content-type') !== 'application/json; charset=utf-8') return 'not the type of JSON';
  if (isHead) return undefined;
  const envelope = envelopeOf(answer);
  if (!envelope) return 'not JSON';
  if (Object.keys(envelope).join() !== 'errorCode,errorMessage,content,pageable') return 'not the envelope';
  const { errorCode, errorMessage, content, pageable } = envelope;
  if (typeof errorCode !== 'string' || typeof errorMessage !== 'string') return 'no code or no message';
  if (errorCode === '') {
    const isFilled = Array.isArray(content) && content.length > 0 && typeof pageable === 'object';
    return answer.status === 200 && isFilled ? undefined : 'not a success';
  }
  if (!codes.has(errorCode)) return 'not a code of the definition';
  if (codes.get(errorCode) !== answer.status) return 'not the status of its code';
  return content === '' && pageable === '' ? undefined : 'a failure that is not empty';
}

function short(text: string): string {
  return JSON.stringify(text.length > 300 ? `${text.slice(0, 300)}…` : text);
}
