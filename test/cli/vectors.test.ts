import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { specwright } from './run.js';

describe('specwright vectors', () => {
  it('prints what vectors.json has', async () => {
    const { code, out } = await specwright(['vectors']);
    expect(code).toBe(0);
    expect(out).toBe(readFileSync('generated/create-customer/vectors.json', 'utf8'));
  });

  it('needs a name where there are several operations', async () => {
    const folder = ['--definitions', 'test/support/family'];
    const unnamed = await specwright(['vectors', ...folder]);
    expect(unnamed.code).toBe(2);
    expect(unnamed.err).toContain('create-orders, delete-plan, list-usage, update-plan. Name one of them.');
    const named = await specwright(['vectors', 'delete-plan', ...folder]);
    expect(named.code).toBe(0);
    expect(JSON.parse(named.out)).toMatchObject({ operation: 'delete-plan' });
  });

  it('rejects an unknown name with the nearest one', async () => {
    const { code, err } = await specwright(['vectors', 'create-custmer']);
    expect(code).toBe(2);
    expect(err).toContain('Did you mean create-customer?');
  });

  it('prints nothing if a definition has an error', async () => {
    const { code, out, err } = await specwright(['vectors', '--definitions', 'test/cases/unknown-shape/in']);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('unknown-shape');
  });
});
