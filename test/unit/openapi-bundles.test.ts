/** Several common files in one folder: each describes an API with an OpenAPI document of its own. */
import { resolve } from 'node:path';
import SwaggerParser from '@apidevtools/swagger-parser';
import { lintFromString, loadConfig } from '@redocly/openapi-core';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadSource } from '../../generator/1-load/load-source.js';
import { buildModel } from '../../generator/2-model/build.js';
import { check } from '../../generator/3-check/index.js';
import { installedAnalyser } from '../../generator/3-check/installed-analyser.js';
import { emit } from '../../generator/4-emit/emit.js';
import { openapiBundleTarget, openapiTarget } from '../../generator/4-emit/targets/openapi/openapi.js';
import { layoutHash } from '../../generator/5-write/layout/layout.js';
import { hostileModel } from '../support/hostile.js';
import { commonText } from '../support/model.js';
import { tinyText } from '../support/tiny.js';

interface Document {
  readonly info: { readonly title: string; readonly version: string };
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string }>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

/** The common file of an API at a host, with a table that other APIs have too and that differs by one element. */
function common(name: string, host: string): string {
  return commonText
    .replace('common: tiny', `common: ${name}`)
    .replace('title: Tiny API', `title: API of ${name}`)
    .replace(
      'servers: [/]',
      `servers: ["https://${host}"], license: { name: Terms of use, url: https://example.com/terms }`,
    )
    .replace('done:', `${name}Done:`);
}

function operation(name: string, uses: string): string {
  return tinyText({ a: 'type: String, presence: O' }, { name, path: `/${name}` }).replace('0.spec.yaml', uses);
}

async function bundlesOf(files: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, string>> {
  const loaded = Object.entries(files).map(([path, text]) => loadSource({ path: `in/${path}`, text }));
  const built = buildModel(loaded.flatMap(({ file }) => file ?? []));
  const diagnostics = [
    ...loaded.flatMap((one) => one.diagnostics),
    ...built.diagnostics,
    ...check(built, installedAnalyser),
  ];
  expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([]);
  const emitted = await emit(built.model, {
    operationTargets: [openapiTarget],
    packageTargets: [openapiBundleTarget],
  });
  return new Map(emitted.map(({ path, content }) => [path, content]));
}

const read = (files: ReadonlyMap<string, string>, path: string): Document => parse(files.get(path) ?? '') as Document;

const two = {
  'shop.spec.yaml': common('shop', 'shop.example'),
  'bank.spec.yaml': common('bank', 'bank.example'),
  'order.spec.yaml': operation('order', 'shop.spec.yaml'),
  'pay.spec.yaml': operation('pay', 'bank.spec.yaml'),
  'cancel.spec.yaml': operation('cancel', 'shop.spec.yaml'),
};

describe('the OpenAPI of several APIs in one folder', () => {
  it('has a document for each, with its title, servers and operations', async () => {
    const files = await bundlesOf(two);
    const paths = [...files.keys()].filter((path) => !path.includes('/'));
    expect(paths).toEqual(['openapi-bank.yaml', 'openapi-shop.yaml']);
    const told = paths.map((path) => {
      const { info, servers, paths: routes } = read(files, path);
      return { info, servers, operations: Object.values(routes).flatMap((one) => Object.values(one)) };
    });
    expect(told).toMatchObject([
      {
        info: { title: 'API of bank', version: '1' },
        servers: [{ url: 'https://bank.example' }],
        operations: [{ operationId: 'pay' }],
      },
      {
        info: { title: 'API of shop', version: '1' },
        servers: [{ url: 'https://shop.example' }],
        operations: [{ operationId: 'cancel' }, { operationId: 'order' }],
      },
    ]);
  });

  it('repeats in the document of an operation what the document of its API states', async () => {
    const files = await bundlesOf(two);
    for (const [operation, api] of [
      ['order', 'shop'],
      ['pay', 'bank'],
    ]) {
      const [own, all] = [read(files, `${operation}/openapi.yaml`), read(files, `openapi-${api}.yaml`)];
      expect([own.info, own.servers]).toEqual([all.info, all.servers]);
      expect(all.components.schemas).toMatchObject(own.components.schemas);
    }
  });

  it('passes swagger-parser and the recommended rules of Redocly', async () => {
    const config = await loadConfig({ configPath: 'redocly.yaml' });
    for (const [path, text] of await bundlesOf(two)) {
      const document = parse(text) as Parameters<typeof SwaggerParser.validate>[0];
      await SwaggerParser.validate(document, { resolve: { external: false } });
      const problems = await lintFromString({ source: text, absoluteRef: resolve(path), config });
      expect(problems.map(({ ruleId, message }) => `${path} ${ruleId} ${message}`)).toEqual([]);
    }
  });

  it('has the form that the text of each document has', async () => {
    const loaded = Object.entries(two).map(([path, text]) => loadSource({ path: `in/${path}`, text }));
    const models = [buildModel(loaded.flatMap(({ file }) => file ?? [])).model, hostileModel().built.model];
    for (const model of models) {
      const files = await emit(model, { operationTargets: [openapiTarget], packageTargets: [openapiBundleTarget] });
      for (const { path, content, data } of files) {
        expect(data, path).toBeDefined();
        expect(await layoutHash(path, content, data), path).toBe(await layoutHash(path, content));
      }
    }
  });

  it('is one document when only one API has operations', async () => {
    const files = await bundlesOf(Object.fromEntries(Object.entries(two).filter(([path]) => path !== 'pay.spec.yaml')));
    expect([...files.keys()].filter((path) => !path.includes('/'))).toEqual(['openapi.yaml']);
    expect(read(files, 'openapi.yaml').servers).toEqual([{ url: 'https://shop.example' }]);
  });
});
