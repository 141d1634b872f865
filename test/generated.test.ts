import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generated, generateTexts } from './support/emitted-package.js';

describe('generated/', () => {
  it('is the output of a first and of a second run, file by file', async () => {
    const first = await generated('definitions');
    const second = await generateTexts({ definitions: 'definitions' });
    expect(first.diagnostics).toEqual([]);
    expect(second.files).toEqual(first.files);
    for (const file of first.files) {
      const path = join('generated', file.path);
      expect(existsSync(path), path).toBe(true);
      expect(readFileSync(path, 'utf8'), path).toBe(file.content);
    }
  });

  it('has a manifest that lists exactly the emitted files', async () => {
    const { files } = await generated('definitions');
    const manifest = JSON.parse(readFileSync('generated/manifest.json', 'utf8')) as { files: Record<string, string> };
    expect(Object.keys(manifest.files).sort()).toEqual(files.map((file) => file.path).sort());
    const byHand = ['LICENSE', 'README.md', 'manifest.json', 'package.json', 'tsconfig.json'];
    const present = readdirSync('generated', { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative('generated', join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
      .filter((path) => !/^(dist|node_modules)\//.test(path));
    expect(present.sort()).toEqual([...Object.keys(manifest.files), ...byHand].sort());
  });
});
