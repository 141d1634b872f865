/** What an empty text, null and absence mean, as each element says, when it is written and when it is read. */
import { beforeAll, describe, expect, it } from 'vitest';
import { defined } from '../../generator/defined.js';
import { vectorsOf } from '../../generator/vectors/vectors.js';
import { disagreement, mayPass } from '../proof/disagreement.js';
import { referenceJudge } from '../proof/judges/reference.js';
import type { JudgedOperation } from '../proof/outputs.js';
import { generateTexts } from '../support/emitted-package.js';
import { judgedOperations } from '../support/judged-operations.js';

const uuid = '11111111-1111-4111-8111-111111111111';
const offer = { id: uuid, must: '', kind: null, map: null, skipped: 1, reserved: '', never: '' };

it('leave no variable that is not read', async () => {
  const { files } = await generateTexts({ definitions: 'test/support/emptiness', vectors: false });
  const text = defined(
    files.find(({ path }) => path.endsWith('/validators.ts')),
    'the validators',
  ).content;
  const unread = text.split('\nfunction ').flatMap((body) => {
    const names = [...body.matchAll(/let (has\w+) = false;/g)].map(([, name]) => defined(name, 'a name'));
    return names.filter((name) => body.split(new RegExp(`\\b${name}\\b(?! = )`)).length === 1);
  });
  expect(text).toMatch(/let has\w+ = false;/);
  expect(unread).toEqual([]);
});

describe('elements that may be empty', () => {
  let judged: JudgedOperation;
  beforeAll(async () => {
    judged = defined((await judgedOperations('test/support/emptiness'))[0], 'an operation');
  });

  it('are judged alike by the validators and the schemas', async () => {
    const vectors = await vectorsOf(judged.operation);
    const reference = referenceJudge(judged.operation);
    const different = vectors.flatMap(({ id, message, form, input }) => {
      const expected = defined(reference.judge(message, form, input), id);
      return judged.judges.flatMap(({ name, target, judge }) => {
        const found = judge(message, form, input);
        const differs = found && disagreement(expected, found, mayPass(judged.ledger, target, message));
        return differs ? [`${name}: ${id}`] : [];
      });
    });
    expect(vectors.length).toBeGreaterThan(1000);
    expect(different).toEqual([]);
  });

  /** The rules that a change of the offer breaks, and in wire form otherwise what it is read as. */
  function found(form: 'canonical' | 'wire', change: object): unknown {
    const input = { errorCode: '', note: '', unused: '', content: [{ ...offer, ...change }], page: { size: 1 } };
    const opinion = defined(defined(judged.judges[0], 'a judge').judge('response', form, input), 'an opinion');
    if (!opinion.isGood) return opinion.violations?.map(({ rule }) => rule);
    const [read] = (opinion.value as { content: Record<string, unknown>[] } | undefined)?.content ?? [{}];
    return Object.fromEntries(Object.keys(change).map((key) => [key, read?.[key]]));
  }

  it('are written as the row says, and no otherwise', () => {
    expect(found('canonical', { description: '', expires: null, cost: null })).toEqual({});
    expect(found('canonical', { description: null })).toEqual(['Content.description.type']);
    expect(found('canonical', { expires: '' })).toEqual(['Content.expires.type']);
    expect(found('canonical', { code: '', part: '', labels: '' })).toEqual({});
  });

  it('have no value where they are always empty', () => {
    expect(found('canonical', { reserved: '', spare: null, later: null })).toEqual({});
    expect(found('canonical', { reserved: 'a', spare: '2026-01-01', later: {} })).toEqual([
      'Content.reserved.type',
      'Content.spare.type',
      'Content.later.type',
    ]);
    expect(found('canonical', { reserved: undefined, later: '' })).toEqual([
      'Content.later.type',
      'Content.reserved.required',
    ]);
    expect(found('wire', { reserved: null, later: '' })).toEqual({ reserved: '', later: null });
    expect(found('wire', { never: null })).toEqual(['Content.never.type']);
    expect(judged.read('types.ts')).toMatch(/reserved: '';(?:.|\n)*later\?: null \| undefined;/);
    expect(judged.read('docs.md')).toMatch(/`reserved` +\| String +\| M +\| It\. Is always empty\./);
  });

  it('are read as the row says, and become what is written', () => {
    const empty = { description: null, expires: '', must: null, part: null, labels: null };
    expect(found('wire', empty)).toEqual({ description: '', expires: null, must: '', part: '', labels: '' });
    expect(found('wire', { code: null })).toEqual(['Content.code.type']);
    expect(found('wire', { kind: '' })).toEqual(['Content.kind.type']);
  });

  it('count as not given in conditions, and as there when they are mandatory', () => {
    expect(found('canonical', { cost: 1 })).toEqual(['Content.condition.currency']);
    expect(found('wire', { cost: '' })).toEqual({ cost: null });
    expect(found('canonical', { kind: 'RATE', reason: '' })).toEqual(['Content.condition.reason']);
    expect(found('canonical', { must: undefined })).toEqual(['Content.must.required']);
    expect(found('canonical', { description: 'x', other: 'y' })).toEqual(['Content.condition.other']);
    expect(found('canonical', { description: '', other: 'y' })).toEqual({});
  });

  it('are tolerated inside of an envelope: case, aliases, wrappers and blanks', () => {
    expect(found('wire', { kind: 'money', part: { part: { name: 'a', both: 'xx' } }, other: '' })).toEqual({
      kind: 'MONEY',
      part: { name: 'a', both: 'XX' },
      other: undefined,
    });
  });

  it('have types of their own', () => {
    const types = judged.read('types.ts');
    for (const line of [
      'must: string;',
      "kind: 'RATE' | 'MONEY' | null;",
      'cost?: number | null | undefined;',
      "part?: Part | '' | undefined;",
    ])
      expect(types).toContain(line);
  });
});
