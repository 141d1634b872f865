/** Every output judges the verdicts that were written from a page as the page says. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { defined } from '../generator/defined.js';
import type { Form, MessageRole } from '../generator/model/model.js';
import { mayPass } from './proof/disagreement.js';
import { referenceJudge } from './proof/judges/reference.js';
import type { JudgedOperation } from './proof/outputs.js';
import { judgedOperations } from './support/judged-operations.js';

/** A verdict of `cases.json`: whether the input is valid, and at which pointer something is wrong with it if not. */
interface Case {
  readonly why: string;
  readonly message: MessageRole;
  readonly form: Form;
  readonly valid: boolean;
  readonly at?: string;
  readonly input: unknown;
}

/** A verdict of `exceptions.json`, which no definition can give as it stands there, with the reason. */
interface Exception extends Pick<Case, 'why' | 'form'> {
  readonly reason: string;
}

const folder = 'test/pages';
const pages = readdirSync(folder).filter((page) => existsSync(join(folder, page, `${page}.spec.yaml`)));

function read<Content>(page: string, file: string): readonly Content[] {
  const path = join(folder, page, file);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as readonly Content[]) : [];
}

/** The judges that are wrong about a case, each with what it says; a schema may pass what the ledger says it cannot hold. */
function wrong(judged: JudgedOperation, { message, form, input, valid, at }: Case): readonly string[] {
  const judges = [referenceJudge(judged.operation), ...judged.judges];
  const violations = judges[0]?.judge(message, form, input)?.violations ?? [];
  return judges.flatMap(({ name, target, judge }) => {
    const opinion = judge(message, form, input);
    if (!opinion) return [];
    if (opinion.isGood && !valid && mayPass(judged.ledger, target, message)(violations)) return [];
    if (opinion.isGood !== valid) return [`${name}: ${opinion.isGood ? 'valid' : 'invalid'}`];
    const pointers = opinion.violations?.map(({ pointer }) => pointer) ?? [];
    const isNamed = valid || at === undefined || opinion.violations === undefined || pointers.includes(at);
    return isNamed ? [] : [`${name}: ${pointers.join(' ') || 'nothing'} instead of ${at}`];
  });
}

it('there are pages with a definition', () => {
  expect(pages).not.toEqual([]);
});

describe.each(pages)('%s', (page) => {
  let judged: JudgedOperation;
  beforeAll(async () => {
    judged = defined((await judgedOperations(join(folder, page), { vectors: false }))[0], page);
  });

  const exceptions = read<Exception>(page, 'exceptions.json');
  const isExcepted = ({ why, form }: Case): boolean =>
    exceptions.some((exception) => exception.why === why && exception.form === form);
  const cases = read<Case>(page, 'cases.json');

  it('is judged as its verdicts say', () => {
    expect(cases.length).toBeGreaterThan(0);
    const found = cases
      .filter((one) => !isExcepted(one))
      .flatMap((one) => wrong(judged, one).map((what) => `${one.message} ${one.form}, ${one.why}: ${what}`));
    expect(found).toEqual([]);
  });

  it('has no exception that is none', () => {
    const excepted = cases.filter(isExcepted);
    expect(excepted).toHaveLength(exceptions.length);
    expect(excepted.filter((one) => wrong(judged, one).length === 0).map(({ why, form }) => `${why} ${form}`)).toEqual(
      [],
    );
  });
});
