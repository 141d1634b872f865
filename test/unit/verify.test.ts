import { parse, stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import { emit } from '../../generator/4-emit/emit.js';
import { verify } from '../../generator/4-emit/verify.js';
import { operationTargets, packageTargets } from '../../generator/4-emit/targets/index.js';
import { hostileModel } from '../support/hostile.js';
import { buildTexts, tinyText } from '../support/tiny.js';

describe('verify', () => {
  it('accepts the files of an operation', async () => {
    const model = buildTexts([tinyText({ a: 'type: String, presence: M' })]);
    // Without the modules that are copied, which `npm run format:check` looks at.
    const files = (await emit(model)).filter(({ path }) => !/^(http|validation)\//.test(path));
    expect(files.length).toBeGreaterThan(10);
    await expect(verify(files)).resolves.toBeUndefined();
  });

  it('accepts the OpenAPI documents of definitions with hostile text in every slot', async () => {
    const targets = {
      operationTargets: operationTargets.filter(({ name }) => name === 'openapi'),
      packageTargets: packageTargets.filter(({ name }) => name === 'openapi-bundle'),
    };
    const files = await emit(hostileModel().built.model, targets);
    expect(files.length).toBeGreaterThan(1);
    await expect(verify(files)).resolves.toBeUndefined();
  });

  it('rejects an OpenAPI document that swagger-parser rejects', async () => {
    const files = await emit(hostileModel().built.model, { operationTargets: [] });
    const bundle = files.find(({ path }) => path === 'openapi.yaml');
    const { info, ...rest } = parse(bundle?.content ?? '') as Record<string, unknown>;
    expect(info).toBeDefined();
    await expect(verify([{ path: 'openapi.yaml', content: stringify(rest) }])).rejects.toThrow(
      /^openapi\.yaml:1 is not valid: .*info/s,
    );
  });

  it('rejects a file that Prettier would change, and reports the line', async () => {
    const content = 'export const a = \'a\';\nexport const b = "b";\n';
    await expect(verify([{ path: 'a/b.ts', content }])).rejects.toThrow(
      "a/b.ts:2 is not as Prettier prints it: export const b = 'b';",
    );
  });
});
