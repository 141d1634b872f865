import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadFolder } from '../../generator/1-load/load.js';
import { readPayload } from '../../generator/1-load/payload.js';
import { loadTemplates } from '../../generator/4-emit/templates/load-templates.js';
import { group } from '../../generator/4-emit/templates/view.js';
import type { Diagnostic } from '../../generator/diagnostics/diagnostic.js';
import { cannotRead, cannotWrite } from '../../generator/diagnostics/failed-file.js';

describe('a path that cannot be read', () => {
  let folder: string;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'specwright-unreadable-')));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const told = (diagnostics: readonly Diagnostic[]): readonly string[] =>
    diagnostics.filter(({ code }) => code === 'cannot-read').map(({ message }) => message);

  it.each([
    ['a folder', mkdirSync, 'it is a folder, not a file'],
    [
      'a link to itself',
      (path: string) => {
        symlinkSync(path, path);
      },
      'its symbolic links form a loop',
    ],
  ])('has the same reason for every use of a file: %s', async (_, make, reason) => {
    for (const name of ['a.spec.yaml', 'payload.json', 'a.hbs']) make(join(folder, name));
    const { diagnostics: definition } = await loadFolder(folder);
    const { diagnostics: payload } = await readPayload(join(folder, 'payload.json'));
    const { diagnostics: template } = await loadTemplates({ 'a.hbs': group({}) }, folder);
    expect([definition, payload, template].map(told)).toEqual([
      [`the file cannot be read: ${reason}`],
      [`the file cannot be read: ${reason}`],
      [`the template cannot be read: ${reason}`],
    ]);
  });

  it.each([
    [
      'a file',
      (path: string) => {
        writeFileSync(path, '');
      },
      [['the definitions folder cannot be read: it is not a folder'], 'it is not a folder'],
    ],
    // A diagnostic of its own says how to begin.
    ['nothing', () => undefined, [[], 'it does not exist']],
  ])('has the same reason for every use of a folder: %s', async (_, make, [reported, reason]) => {
    make(join(folder, 'place'));
    const { diagnostics: definitions } = await loadFolder(join(folder, 'place'));
    const { diagnostics: templates } = await loadTemplates({}, join(folder, 'place'));
    expect([definitions, templates].map(told)).toEqual([
      reported,
      [`the folder of templates cannot be read: ${reason}`],
    ]);
  });

  it('is not blamed for an error in specwright', () => {
    const bug = new TypeError('x is not a function');
    expect(() => cannotRead('a.json', 'the file', bug)).toThrow(bug);
    expect(() => cannotWrite('a.json', bug)).toThrow(bug);
  });
});
