import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { handlerFactsOf, handlerFiles } from '../../generator/4-emit/handlers.js';
import { templateViews } from '../../generator/4-emit/targets/index.js';
import { loadTemplates } from '../../generator/4-emit/templates/load-templates.js';
import { analyze } from '../../generator/analyze.js';
import { casesFolder, listCases } from '../support/cases.js';
import { declarationOf, environments, problemsIn, someEnvironments } from '../support/environments.js';

const cases = listCases().filter((name) => existsSync(join(casesFolder, name, 'out')));
/** Operations with and without a body, and what all operations share; other tests hold that they are up to date. */
const sources = new Map([
  ...sourcesIn('generated'),
  ...cases.flatMap((name) => [...sourcesIn(join(casesFolder, name, 'out'))]),
  ...(await handlersOf('definitions')),
  ...(await Promise.all(cases.map((name) => handlersOf(join(casesFolder, name, 'in'))))).flat(),
]);

function sourcesIn(folder: string): readonly [path: string, text: string][] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/^(dist|node_modules)\b/.test(path))
    .map((path) => [`generated/${path}`, readFileSync(join(folder, path), 'utf8')]);
}

async function handlersOf(definitions: string): Promise<readonly [path: string, text: string][]> {
  const { model } = await analyze(definitions);
  const { render } = await loadTemplates(templateViews);
  if (!render) throw new Error('A template of the package has a mistake');
  const files = await handlerFiles(
    model.operations.map(handlerFactsOf),
    (module) => `../../generated/${module}.js`,
    render,
  );
  return files.map(({ path, content }) => [join('handlers', definitions.replaceAll('/', '-'), path), content]);
}

const declared = [...sources].map(([path, content]) => ({ path, ...declarationOf(path, content) }));
/** As a consumer of the built package sees it. */
const declarations = declared
  .filter(({ path }) => path.startsWith('generated/'))
  .map(({ path, text }): [string, string] => [path.replace('generated/', 'built/').replace(/\.ts$/, '.d.ts'), text]);

/** A project that has nothing but what ECMAScript has. */
const consumer = `
  import { createClient, NotSentError } from './built/create-customer/client.js';
  import { createCustomerHandler } from './built/create-customer/server.js';
  import { nodeListener } from './built/http/node.js';
  const client = createClient({ baseUrl: 'https://api.example.com', headers: async () => [['authorization', 'Bearer a']] });
  export const created = client
    .createCustomer({ id: 'a' }, { status: 'ACTIVE', currency: 'EUR' }, { headers: { traceparent: '00-1' } })
    .catch((error: unknown) => (error instanceof NotSentError ? error.reason : undefined));
  export const handler = createCustomerHandler<string>({
    authenticate: ({ headers }) => headers.get('authorization') ?? undefined,
    isEligible: () => true,
    handle: ({ signal }) => (signal.aborted ? { failure: 'GLOBAL_1001' } : { failure: 'GLOBAL_1001', message: '' }),
  });
  export const listener = nodeListener(handler);
`;
/** A project whose platform declares fetch and its like hands over what it has, and takes what it gets. */
const webConsumer = `
  import { createClient } from './built/create-customer/client.js';
  import { createCustomerHandler } from './built/create-customer/server.js';
  import { honoHandler } from './built/http/hono.js';
  const baseUrl = new URL('https://api.example.com');
  export const clients = [
    createClient({ baseUrl, fetch }),
    createClient({ baseUrl, fetch: (input, init) => fetch(input, init) }),
    createClient({ baseUrl, fetch: async () => new Response('{}', { status: 500 }), headers: new Headers() }),
    createClient({ baseUrl, headers: async () => new Headers({ authorization: 'Bearer a' }) }),
  ];
  const given: NonNullable<RequestInit['headers']> = { 'x-a': 'b' };
  export const created = clients[0]?.createCustomer(
    { id: 'a' },
    { status: 'ACTIVE', currency: 'EUR' },
    { signal: new AbortController().signal, headers: given },
  );
  const handler = createCustomerHandler<string>({
    authenticate: () => undefined,
    isEligible: () => true,
    handle: async ({ signal }) => {
      await fetch(baseUrl, { signal });
      return { failure: 'GLOBAL_1001' };
    },
  });
  export const answer: Promise<Response> = handler(new Request(baseUrl.href));
  export const route: (request: Request) => Promise<Response> = handler;
  export const hono: Promise<Response> = honoHandler(handler)({ req: { raw: new Request(baseUrl.href) }, env: {} });
`;

/** They import nothing but each other, and know nothing beyond ECMAScript. */
const isOfTables = (path: string): boolean => /\/(types|schemas|validators|index)(\.d)?\.ts$/.test(path);

/** `npm run soak:environments` tries each with each. */
const tried = process.env['ALL'] === '1' ? environments : someEnvironments;

it.each(tried)('the emitted files compile and can be used: $name', (environment) => {
  const files = new Map([...sources, ...declarations, ['consumer.ts', consumer]]);
  if (environment.isWeb) files.set('web-consumer.ts', webConsumer);
  // Packages of types make no difference to tables.
  const isAsked = (path: string): boolean => environment.types.length === 0 || !isOfTables(path);
  expect(problemsIn(environment, files, isAsked)).toEqual([]);
});

it('each lib and each package of types is part of a project, under each compiler', () => {
  const seen = (list: typeof environments): ReadonlySet<string> =>
    new Set(
      list.flatMap(({ compiler: { version }, lib, types }) => [
        `${version} ${lib.join()}`,
        `${version} types ${types.join()}`,
      ]),
    );
  expect(environments).toHaveLength(50);
  expect(someEnvironments).toHaveLength(10);
  expect(seen(someEnvironments)).toEqual(seen(environments));
});

it('the declarations of each file can be generated from that file alone (isolatedDeclarations)', () => {
  expect(declared.length).toBeGreaterThan(30);
  expect(declared.flatMap(({ path, problems }) => problems.map((problem) => `${path}: ${problem}`))).toEqual([]);
});
