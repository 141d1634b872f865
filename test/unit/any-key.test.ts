/** Any key of JSON is an element, under its own name in every output. */
import { beforeAll, describe, expect, it } from 'vitest';
import { defined } from '../../generator/defined.js';
import { loadSource } from '../../generator/1-load/load-source.js';
import { disagreement, mayPass } from '../proof/disagreement.js';
import { exported } from '../proof/judge.js';
import { referenceJudge } from '../proof/judges/reference.js';
import type { JudgedOperation } from '../proof/outputs.js';
import { vectorsOf } from '../../generator/vectors/vectors.js';
import { withJudgedOperations } from '../support/judged-operations.js';
import { type Rows, tinyText } from '../support/tiny.js';

const quoted = (rows: Rows): Rows =>
  Object.fromEntries(Object.entries(rows).map(([name, row]) => [JSON.stringify(name), row]));

// An object would list the key first.
const text = tinyText(
  quoted({
    'PG code': 'type: String, presence: CM, unless: "@type"',
    '@type': 'type: String, presence: CM, unless: PG code, enum: [TICKET, "a"]',
    two: 'type: Numeric, presence: O, minimum: 1',
    '5qi': 'type: Object, presence: O, shape: Part, wrapper: "a wrapper"',
    'a/b~c': 'type: Object, presence: O, shape: Part, array: true',
    '\'"`\\': 'type: String, presence: O, enum: [A, B], array: true',
  }),
  {
    path: '/things/{5qi}/x{PG code}',
    parameters: `{ 5qi: { in: path, type: Numeric, presence: M, description: It. }, PG code: { in: path, type: String, presence: M, description: It. }, "filter[a]": { in: query, type: String, presence: O, description: It. } }`,
    tolerances: '{ blank: absent, case: fold, unknown: drop }',
    shapes: { Part: quoted({ '*/': 'type: String, presence: M', '1': 'type: String, presence: CM, when: "*/"' }) },
  },
).replace('"two":', '"2":');

type Handler = (request: Request) => Promise<Response>;
type Call = (parameters: object, request: object) => Promise<unknown>;

describe('elements with any key', () => {
  let judged: JudgedOperation;
  beforeAll(async () => {
    judged = await withJudgedOperations([text], ([operation]) => Promise.resolve(defined(operation, 'the operation')));
  });

  it('keep their place in the table, also those that are numbers', () => {
    const names = judged.operation.request?.root.fields.map(({ name }) => name);
    expect(names).toEqual(['PG code', '@type', '2', '5qi', 'a/b~c', `'"\`\\`]);
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
    expect(vectors.length).toBeGreaterThan(100);
    expect(different).toEqual([]);
  });

  it('are in the pointers of violations, with the escapes of JSON Pointer', () => {
    const input = { 'PG code': 'x', 'a/b~c': [{ '*/': '' }], '2': 0 };
    const found = defined(judged.judges[0]?.judge('request', 'canonical', input), 'an opinion');
    expect(found.violations?.map(({ pointer, rule }) => `${pointer} ${rule}`)).toEqual([
      '/2 Thing.2.minimum',
      '/a~1b~0c/0/*~1 Part.*/.type',
      '/a~1b~0c/0/1 Part.condition.1',
    ]);
  });

  it('travel from the client to the server in path, query and body', async () => {
    const [parameters, request] = [
      { '5qi': 7, 'PG code': 'ü/?', 'filter[a]': '&' },
      { '@type': 'a', '5qi': { '*/': 'b', '1': 'c' } },
    ];
    let received: object | undefined;
    const { modules } = judged;
    const handler = exported(modules, 'server.ts', 'makeThingHandler') as unknown as (options: object) => Handler;
    const serve = handler({
      authenticate: () => 'somebody',
      handle: (input: object) => {
        received = input;
        return { success: { done: true } };
      },
    });
    const create = exported(modules, 'client.ts', 'createClient') as unknown as (options: object) => {
      makeThing: Call;
    };
    const fetch = (url: string, init: RequestInit): Promise<Response> => serve(new Request(url, init));
    const client = create({ baseUrl: 'https://api.example.com', fetch });
    expect(await client.makeThing(parameters, request)).toEqual({ done: true });
    expect(received).toMatchObject({ parameters, request });
  });
});

it.each(['', '  ', '__proto__', 'a\tb', '\ud800', 'x'.repeat(129), '😀'.repeat(65)])(
  'the key %j is refused',
  (name) => {
    const source = { path: 'in/a.spec.yaml', text: tinyText({ [JSON.stringify(name)]: 'type: String, presence: O' }) };
    expect(loadSource(source).diagnostics.map(({ code }) => code)).toEqual(['bad-name']);
  },
);
