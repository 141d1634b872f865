import { describe, expect, it } from 'vitest';
import { expectedFiles, listCases, runCase, updateCase } from './support/cases.js';

/** `UPDATE=1` makes what comes of the cases the expectation; look at the difference before you commit it. */
const update = process.env['UPDATE'] === '1';

describe('cases', () => {
  it.each(listCases())('%s has the expected output', async (name) => {
    const actual = await runCase(name);
    if (update) updateCase(name, actual);
    const expected = expectedFiles(name);
    expect([...expected.keys()].sort(), 'files: none missing, none left over').toEqual([...actual.keys()].sort());
    for (const [path, text] of actual) expect(expected.get(path), `${name}/${path}`).toBe(text);
  });

  it.each(listCases())('%s has at least one expected file', (name) => {
    expect([...expectedFiles(name).keys()]).not.toEqual([]);
  });
});
