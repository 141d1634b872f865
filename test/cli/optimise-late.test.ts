/** The command has V8 optimise later, without a word, on each version of V8. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { optimiseLate } from '../../generator/cli/optimise-late.js';

it('the flags for this version of V8 are known to it', () => {
  const url = new URL('../../dist/cli/optimise-late.js', import.meta.url).href;
  const script = `import(${JSON.stringify(url)}).then((module) => module.optimiseLate())`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', script], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    encoding: 'utf8',
  });
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
});

it('an unknown version of V8 is left as it is', () => {
  expect(() => {
    optimiseLate('99.1.2');
    optimiseLate('');
  }).not.toThrow();
});
