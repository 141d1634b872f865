import { describe, expect, it } from 'vitest';
import { judge } from '../../generator/judge/judge.js';
import { effort } from '../support/effort.js';
import { commonText } from '../support/model.js';
import { buildTexts, combinations, compileSchema, tinyText } from '../support/tiny.js';

/** A common file whose response writes an empty payload in that way, and holds these elements besides the envelope. */
function common(written: string, besides: readonly string[]): string {
  const envelope =
    '{ errorCode: code, errorMessage: text, payload: [content, page], ' +
    `empty: { written: ${written}, read: ["", [], {}, null] } }`;
  const part = '{ table: Part, description: A part., fields: { a: { type: String, presence: O, description: It. } } }';
  return [
    commonText
      .slice(0, commonText.indexOf('shapes:'))
      .replace('{ shape: Answer }', `{ shape: Answer, unknown: keep, envelope: ${envelope} }`),
    'shapes:',
    `  Part: ${part}`,
    '  Answer:',
    '    table: Answer',
    '    description: The answer.',
    '    fields:',
    '      code: { type: String, presence: O, description: It. }',
    '      text: { type: String, presence: O, description: It. }',
    '      content: { type: Object, presence: O, shape: Part, array: true, description: It. }',
    '      page: { type: Object, presence: O, shape: Part, description: It. }',
    ...besides.map((row) => `      ${row}`),
  ].join('\n');
}

const kind = 'kind: { type: String, presence: O, enum: [P, Q], description: It. }';
const besides: readonly { name: string; rows: readonly string[] }[] = [
  { name: 'nothing', rows: [] },
  { name: 'a mandatory element', rows: ['note: { type: String, presence: M, description: It. }'] },
  {
    name: 'a condition',
    rows: [kind, 'note: { type: String, presence: CM, when: { field: kind, equals: P }, description: It. }'],
  },
  {
    name: 'a condition on the error code',
    rows: [kind, 'note: { type: String, presence: CM, when: code, description: It. }'],
  },
  {
    name: 'a condition on the message',
    rows: [kind, 'note: { type: String, presence: CM, when: { field: text, equals: t }, description: It. }'],
  },
  {
    name: 'a condition on the payload',
    rows: [kind, 'note: { type: String, presence: CM, when: page, description: It. }'],
  },
  {
    name: 'an element that is ignored',
    rows: [kind, 'note: { type: String, presence: O, ignored: { field: kind, equals: P }, description: It. }'],
  },
  {
    name: 'a range',
    rows: [
      kind,
      'size: { type: Numeric, presence: O, maximum: 9, ranges: [{ when: { field: kind, equals: P }, maximum: 3 }], description: It. }',
    ],
  },
];

const values = combinations({
  code: [undefined, '', 'X', null, 5],
  text: [undefined, '', 't', null],
  content: [undefined, '', [], {}, null, [{ a: 'x' }], [{ a: '' }]],
  page: [undefined, '', [], {}, null, { a: 'x' }],
  kind: [undefined, 'P'],
  note: [undefined, 'x', 5],
  size: [undefined, 4],
});

describe.each(['""', '[]', '{}', 'null'])('an envelope that writes %s', (written) => {
  it.each(besides)('has the verdicts of the judge when it also holds $name', ({ rows }) => {
    const [operation] = buildTexts([tinyText(undefined, { method: 'GET' })], common(written, rows)).operations;
    if (!operation) throw new Error('The operation was not built');
    const { response } = operation;
    const validate = compileSchema(operation, response, 'canonical');
    const kinds = new Set<string>();
    const wrong = values.filter((value, index) => {
      // One of eleven, which goes through every combination of a few of the elements.
      if (index % effort(11, 1) !== 0) return false;
      const { violations, kind: found } = judge(response, 'canonical', value);
      kinds.add(found ?? 'broken');
      return validate(value) !== (violations.length === 0);
    });
    expect([...kinds].sort()).toEqual(['broken', 'failure', 'success']);
    expect(wrong.slice(0, 3)).toEqual([]);
  });
});
