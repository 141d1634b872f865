import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import SwaggerParser from '@apidevtools/swagger-parser';
import { lintFromString, loadConfig } from '@redocly/openapi-core';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';

const documents = [
  'generated/openapi.yaml',
  'generated/create-customer/openapi.yaml',
  'test/cases/second-operation/out/openapi.yaml',
  'test/cases/second-operation/out/get-allowance/openapi.yaml',
];

interface Document {
  info: { title?: string };
  paths: Record<string, Record<string, { operationId?: string }>>;
}

async function redocly(text: string): Promise<string[]> {
  const config = await loadConfig({ configPath: 'redocly.yaml' });
  const problems = await lintFromString({ source: text, absoluteRef: resolve('openapi.yaml'), config });
  return problems.map(({ severity, ruleId, message }) => `${severity} ${ruleId} ${message}`);
}

async function swaggerParser(text: string): Promise<string> {
  const document = parse(text) as Parameters<typeof SwaggerParser.validate>[0];
  return SwaggerParser.validate(document, { resolve: { external: false } }).then(
    () => 'valid',
    (error: unknown) => String(error),
  );
}

describe.each(documents)('%s', (path) => {
  const text = readFileSync(path, 'utf8');

  it('passes swagger-parser', async () => {
    expect(await swaggerParser(text)).toBe('valid');
  });

  it('passes the recommended rules of Redocly without errors and warnings', async () => {
    expect(await redocly(text)).toEqual([]);
  });

  it('fails in both tools when it is broken', async () => {
    const broken = parse(text) as Document;
    for (const operation of Object.values(broken.paths).flatMap((path) => Object.values(path))) {
      delete operation.operationId;
    }
    expect((await redocly(stringify(broken))).join('\n')).toMatch(/operation-operationId/);
    delete broken.info.title;
    expect(await swaggerParser(stringify(broken))).toMatch(/title/);
  });
});
