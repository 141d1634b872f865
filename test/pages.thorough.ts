/** What is generated of each page compiles, passes the linters of OpenAPI, and speaks over a socket. */
import SwaggerParser from '@apidevtools/swagger-parser';
import { lintFromString, loadConfig } from '@redocly/openapi-core';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { analyze } from '../generator/analyze.js';
import { defined } from '../generator/defined.js';
import type { Operation } from '../generator/model/model.js';
import { credentialsOf, goodsOf } from './proof/judges/calls.js';
import { outcomesOf } from './proof/judges/server.js';
import { emittedFiles, importEmitted } from './support/emitted-package.js';
import { strictErrors } from './support/compiler.js';

const folder = 'test/pages';
const pages = readdirSync(folder).filter((page) => existsSync(join(folder, page, `${page}.spec.yaml`)));

type Exports = Readonly<Record<string, (...args: unknown[]) => unknown>>;

describe.each(pages)('%s', (page) => {
  let files: ReadonlyMap<string, string>;
  let operation: Operation;
  beforeAll(async () => {
    files = await emittedFiles(join(folder, page), { warnings: true });
    const { model } = await analyze(join(folder, page));
    operation = defined(model.operations[0], page);
  });

  it('compiles under the strictest options', () => {
    expect(strictErrors(new Map([...files].filter(([path]) => path.endsWith('.ts'))))).toEqual([]);
  });

  it('has an OpenAPI document without errors', async () => {
    const text = defined(files.get('openapi.yaml'), 'openapi.yaml');
    const document = parse(text) as Parameters<typeof SwaggerParser.validate>[0];
    await SwaggerParser.validate(document, { resolve: { external: false } });
    const config = await loadConfig({ configPath: 'redocly.yaml' });
    const problems = await lintFromString({ source: text, absoluteRef: resolve('openapi.yaml'), config });
    expect(problems.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([]);
  });

  it('has a client whose call reaches the handler of its server over a socket, and comes back', async () => {
    const modules = (await importEmitted<Readonly<Record<string, Exports>>>(files)) as Readonly<
      Record<string, Exports>
    >;
    const exported = (path: string, name: string) => defined(modules[path]?.[name], `${path} ${name}`);
    const goods = await goodsOf(operation);
    const outcome = defined(outcomesOf(operation, goods.response, goods)[0], 'an outcome');
    let seen: Readonly<Record<string, unknown>> = {};
    const handler = exported(
      `${operation.name}/server.ts`,
      `${operation.camelName}Handler`,
    )({
      authenticate: () => 'somebody',
      isEligible: () => true,
      handle: (input: typeof seen) => {
        seen = input;
        return outcome;
      },
    });
    const server = createServer(exported('http/node.ts', 'nodeListener')(handler) as () => void);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    try {
      const { port } = server.address() as AddressInfo;
      const client = exported(
        `${operation.name}/client.ts`,
        'createClient',
      )({
        baseUrl: `http://127.0.0.1:${port}`,
        credentials: credentialsOf(operation),
      }) as Exports;
      const args = [...(operation.parameters ? [goods.parameters] : []), ...(operation.request ? [goods.request] : [])];
      await defined(client[operation.camelName], operation.camelName)(...args);
      // With defaults, there may be more than was given.
      if (operation.request) expect(seen['request']).toMatchObject(goods.request as object);
      if (operation.parameters) expect(seen['parameters']).toMatchObject(goods.parameters as object);
    } finally {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    }
  });
});
