/** All outputs agree on every type and format in every place. A new format is included as soon as it is in the record. */
import { expect, it } from 'vitest';
import { formatNames, formats, scalarNames, scalars } from '../../generator/formats/index.js';
import { withJudgedOperations } from '../support/judged-operations.js';
import { tinyText } from '../support/tiny.js';
import { measure } from './measure.js';
import { tryPayloads } from './payloads.js';

const notations = { Date: 'DD.MM.YYYY', DateTime: "YYYY-MM-DD'T'HH:mm:ss.SSSXXX", Time: 'HHMMSS' };

const kinds = [
  ...scalarNames.map((name) => ({ name, row: `type: ${scalars[name].type}`, isText: false, lengths: [] })),
  ...formatNames.map((name) => {
    const { type, isNamed, right } = formats[name];
    return {
      name,
      row: `type: ${type}${isNamed ? `, format: ${name}` : ''}`,
      isText: type === scalars.text.type,
      lengths: right.map(({ value }) => value.length),
    };
  }),
  ...Object.entries(notations).map(([type, format]) => ({
    name: `as${type}`,
    row: `type: ${type}, format: ${JSON.stringify(format)}`,
    isText: false,
    lengths: [],
  })),
];

const rows = Object.fromEntries(
  kinds.flatMap(({ name, row, isText, lengths }): (readonly [string, string])[] => {
    const most = Math.max(...lengths) - 1;
    return [
      [name, `${row}, presence: O`],
      [`${name}Null`, `${row}, presence: O, tolerances: { blank: "null" }`],
      [`${name}Many`, `${row}, presence: O, array: true`],
      // A bound that some texts of the form keep and others break.
      ...(isText && most >= Math.min(...lengths)
        ? ([
            [`${name}Length`, `${row}, presence: O, maxLength: ${most}`],
            [`${name}Bytes`, `${row}, presence: O, maxBytes: ${most}`],
          ] as const)
        : []),
    ];
  }),
);

const query = kinds.map(({ name, row }) => `${name}: { in: query, ${row}, presence: O, description: It. }`);

it.each(['fold', 'exact'])('all outputs agree on every type and format, with case: %s', async (letterCase) => {
  const text = tinyText(rows, {
    parameters: `{ ${query.join(', ')} }`,
    tolerances: `{ blank: absent, case: ${letterCase} }`,
  });
  await withJudgedOperations([text], async ([judged]) => {
    if (!judged) throw new Error('Nothing is generated');
    const measured = await measure(judged);
    const tried = await tryPayloads(judged, { count: 300, seed: 2026, foreign: true });
    expect([...measured.failures, ...tried.failures].slice(0, 20)).toEqual([]);
    expect(measured.vectors).toBeGreaterThan(kinds.length * 40);
  });
});
