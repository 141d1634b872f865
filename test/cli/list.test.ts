import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cpSync } from 'node:fs';
import { createWorkspace, specwright, type Workspace } from './run.js';

let work: Workspace;
beforeAll(() => {
  work = createWorkspace();
  cpSync('definitions', work.path('customers'), { recursive: true });
  const hash = '0'.repeat(64);
  const files = { 'create-customer/types.ts': hash, 'create-customers/types.ts': hash, 'openapi.yaml': hash };
  work.put('generated/manifest.json', JSON.stringify({ version: 1, files }));
});
afterAll(() => work.remove());

const list = (...args: readonly string[]) => specwright(['list', ...args], { cwd: work.root });

describe('specwright list', () => {
  it('prints each operation with its size and files', async () => {
    const { code, out, err } = await list('--definitions', 'customers');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('create-customer  POST /api/v2/customer/{id}\n');
    // 69 rows of the page's tables, and the element in the path.
    expect(out).toMatch(/ request: 58 elements, \d+ rules\n/);
    expect(out).toMatch(/ response: 11 elements, \d+ rules\n/);
    expect(out).toMatch(/ parameters: 1 element, \d+ rules\n/);
    expect(out).toContain('  files: types.ts\n');
  });

  it('prints the same as JSON', async () => {
    const { code, out } = await list('--definitions', 'customers', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      ok: true,
      operations: [
        {
          name: 'create-customer',
          method: 'POST',
          path: '/api/v2/customer/{id}',
          elements: { parameters: 1, request: 58, response: 11 },
          rules: { request: expect.any(Number) as number },
          files: ['create-customer/types.ts'],
        },
      ],
      diagnostics: [],
    });
  });

  it('lists the valid operations of a folder with mistakes, and reports the others', async () => {
    work.put('definitions/odd.spec.yaml', 'operation: odd\n');
    const { code, out, err } = await list();
    expect(code).toBe(1);
    expect(out).toContain('get-thing  POST /get-thing\n');
    expect(err).toMatch(/^definitions\/odd\.spec\.yaml:1:1 missing-key /m);
  });
});
