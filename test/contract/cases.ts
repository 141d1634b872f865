/**
 * The hand-written cases: the meaning of the readings in READING.md and of each table, value by value. `cases/` holds them
 * by reading and by table, as short changes to the values of `cases/bases.yaml`. The expected results never come from a judge.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Applied } from '../../generator/judge/judge.js';
import type { Form, MessageRole } from '../../generator/model/model.js';
import { remove, set } from './pointer.js';

const folder = 'test/contract/cases';

export interface ContractCase {
  /** `R05`, `table-address`. */
  readonly file: string;
  readonly name: string;
  readonly message: MessageRole;
  readonly form: Form;
  readonly input: unknown;
  /** `pointer rule`, sorted. */
  readonly violations: readonly string[];
  /** `pointer kind`, sorted. */
  readonly applied?: readonly string[];
  /** The whole canonical value. */
  readonly value?: unknown;
  /** Parts of the canonical value by pointer. */
  readonly becomes: ReadonlyMap<string, unknown>;
  /** Pointers at which the canonical value has nothing. */
  readonly gone: readonly string[];
  readonly kind?: 'success' | 'failure';
  /** What the message of a violation has to say, by pointer. */
  readonly says: ReadonlyMap<string, string>;
}

export interface CaseFile {
  readonly name: string;
  readonly title: string;
  /** Values of the operation's model by pointer. */
  readonly facts: ReadonlyMap<string, unknown>;
  readonly cases: readonly ContractCase[];
}

interface Base {
  readonly message: MessageRole;
  readonly value: unknown;
}

type Verdict = 'good' | Readonly<Record<string, string>>;

/** A case as it is written. `both` is short for the same verdict in both forms. */
interface WrittenCase {
  readonly name: string;
  readonly base?: string;
  readonly message?: MessageRole;
  readonly input?: unknown;
  readonly set?: Readonly<Record<string, unknown>>;
  readonly remove?: readonly string[];
  /** Long texts by pointer: `[a, 60, b, 1]` is sixty times a and one b. */
  readonly text?: Readonly<Record<string, readonly (string | number)[]>>;
  readonly both?: Verdict;
  readonly canonical?: Verdict;
  readonly wire?: Verdict;
  /** Of the wire form; nothing is expected to be applied in a good case that does not say so. */
  readonly applied?: Readonly<Record<string, Applied['kind']>>;
  readonly value?: unknown;
  readonly becomes?: Readonly<Record<string, unknown>>;
  readonly gone?: readonly string[];
  readonly kind?: 'success' | 'failure';
  readonly says?: Readonly<Record<string, string>>;
}

const keys = new Set(
  'name base message input set remove text both canonical wire applied value becomes gone kind says'.split(' '),
);

export function loadCases(): readonly CaseFile[] {
  const bases = readYaml('bases.yaml') as Readonly<Record<string, Base>>;
  return readdirSync(folder)
    .filter((file) => file !== 'bases.yaml')
    .sort()
    .map((file) => {
      const name = file.replace('.yaml', '');
      const content = readYaml(file) as { title: string; facts?: readonly object[]; cases?: readonly WrittenCase[] };
      const written = content.cases ?? [];
      const repeated = written.filter((one, index) => written.findIndex((other) => other.name === one.name) < index);
      if (repeated.length > 0) throw new Error(`${file} has two cases named ${repeated[0]?.name}`);
      return {
        name,
        title: content.title,
        facts: new Map((content.facts ?? []).flatMap((facts) => Object.entries(facts))),
        cases: written.flatMap((one) => readCase(name, one, bases)),
      };
    });
}

function readYaml(file: string): unknown {
  return parse(readFileSync(join(folder, file), 'utf8'));
}

/** One case for each form that it says anything of. */
function readCase(file: string, written: WrittenCase, bases: Readonly<Record<string, Base>>): readonly ContractCase[] {
  const fail = (why: string): never => {
    throw new Error(`${file}, ${written.name}: ${why}`);
  };
  const odd = Object.keys(written).find((key) => !keys.has(key));
  if (odd !== undefined) fail(`no case has a ${odd}`);
  const base: Base =
    written.base === undefined
      ? { message: written.message ?? fail('a case without a base has a message'), value: written.input }
      : (bases[written.base] ?? fail(`there is no base ${written.base}`));
  const input = structuredClone(base.value);
  for (const pointer of written.remove ?? []) remove(input, pointer);
  for (const [pointer, value] of Object.entries(written.set ?? {})) set(input, pointer, value);
  for (const [pointer, parts] of Object.entries(written.text ?? {})) set(input, pointer, repeated(parts));
  const forms = (['canonical', 'wire'] as const).flatMap((form) => {
    const verdict = written[form] ?? written.both;
    return verdict === undefined ? [] : [{ form, verdict }];
  });
  if (forms.length === 0) fail('no verdict');
  return forms.map(({ form, verdict }) => {
    const isWire = form === 'wire';
    const isGood = verdict === 'good';
    const applied = isWire ? (written.applied ?? (isGood ? {} : undefined)) : undefined;
    return {
      file,
      name: written.name,
      message: base.message,
      form,
      input,
      violations: isGood ? [] : lines(verdict),
      ...(applied === undefined ? {} : { applied: lines(applied) }),
      ...(isWire && 'value' in written ? { value: written.value } : {}),
      becomes: new Map(isWire ? Object.entries(written.becomes ?? {}) : []),
      gone: isWire ? (written.gone ?? []) : [],
      ...(isGood && written.kind !== undefined ? { kind: written.kind } : {}),
      says: new Map(isWire ? [] : Object.entries(written.says ?? {})),
    };
  });
}

/** { /a: x, /b: y } -> ['/a x', '/b y'] */
function lines(map: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(map)
    .map(([pointer, word]) => `${pointer} ${word}`)
    .sort();
}

/** ['a', 2, 'b', 1] -> 'aab' */
function repeated(parts: readonly (string | number)[]): string {
  return parts.map((part, index) => (index % 2 === 0 ? String(part).repeat(Number(parts[index + 1])) : '')).join('');
}
