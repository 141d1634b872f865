/** Headers of the failure that has no status of its own, and of those with the status of an error code. */
import { beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { filesIn, outputsOf } from '../support/outputs-of.js';

let files: ReadonlyMap<string, string>;
beforeAll(async () => {
  const folder = filesIn('test/support/outcomes');
  const name = 'create-subscription.spec.yaml';
  const text = folder[name]
    ?.replace(
      'code: cause,',
      'headers: { X-Ref: { type: String, presence: M, description: Its number. } }, code: cause,',
    )
    .replace('errors:\n', 'errors:\n  TAKEN: { status: 409, message: It is taken., retry: false }\n')
    .replace(/ {2}NO_ROOM: .*\n/, '');
  const outputs = await (await outputsOf())({ ...folder, [name]: text ?? '' });
  files = outputs.files ?? new Map();
});

const contentOf = (name: string): string => files.get(`create-subscription/${name}`) ?? '';

it('OpenAPI lists them where a server may also reject the call by itself, which sends none, and the ledger says so', () => {
  const { paths } = parse(contentOf('openapi.yaml')) as {
    paths: Record<
      string,
      Record<string, { responses: Record<string, { headers?: Record<string, { required: boolean }> }> }>
    >;
  };
  const responses = Object.values(paths).flatMap((path) => Object.values(path))[0]?.responses ?? {};
  expect(responses['default']?.headers?.['X-Ref']).toMatchObject({ required: true });
  expect(responses['400']?.headers?.['X-Ref']).toMatchObject({ required: false });
  const ledger = JSON.parse(contentOf('fidelity.json')) as { rules: { rule: string; levels: { openapi: string } }[] };
  const level = (id: string): unknown => ledger.rules.find(({ rule }) => rule === id)?.levels.openapi;
  expect([level('HeadersOther.X-Ref.required'), level('HeadersOther.X-Ref.type')]).toEqual(['weaker', 'exact']);
});

it('the type of a failure with a code asks for headers that the status of each code needs', () => {
  expect(contentOf('server.ts')).toMatch(
    /readonly failure: 'TAKEN';[^}]*readonly headers: CreateSubscriptionHeaders409/,
  );
});
