/** OpenAPI of every folder of definitions that tests use: Redocly has nothing to say of it, examples of failures included. */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { expect, it } from 'vitest';
import { loadFolder } from '../generator/1-load/load.js';
import { buildModel } from '../generator/2-model/build.js';
import { emit } from '../generator/4-emit/emit.js';
import { openapiBundleTarget, openapiTarget } from '../generator/4-emit/targets/openapi/openapi.js';

const support = 'test/support';
const folders = readdirSync(support, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => join(support, name))
  .filter((folder) => readdirSync(folder).some((file) => file.endsWith('.spec.yaml')));

it('there are folders', () => expect(folders.length).toBeGreaterThan(8));

it.each(folders)('%s passes the recommended rules of Redocly without errors and warnings', async (folder) => {
  // What definitions of tests leave out.
  const rules = { 'info-license': 'off', 'no-server-example.com': 'off' } as const;
  const config = await createConfig({ extends: ['recommended'], rules });
  const { files, diagnostics } = await loadFolder(folder);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const emitted = await emit(buildModel(files).model, {
    operationTargets: [openapiTarget],
    packageTargets: [openapiBundleTarget],
  });
  for (const { path, content } of emitted) {
    const problems = await lintFromString({ source: content, absoluteRef: resolve(path), config });
    const told = problems.map(({ ruleId, location }) => `${path} ${ruleId} ${location[0]?.pointer ?? ''}`);
    expect(told).toEqual([]);
  }
});
