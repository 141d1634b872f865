import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { compiledGenerator, external } from './test/support/compiled.js';

export default defineConfig({
  plugins: [compiledGenerator()],
  test: {
    include: ['{test,examples}/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // The generator and the compilers are loaded, and grow warm, once for all files; processes, since a run of the command
    // line has a working folder of its own.
    pool: 'forks',
    isolate: false,
    maxWorkers: 2,
    // Most of what tests make is gone at once: room for it saves a few per cent of the time, which collecting it takes.
    execArgv: ['--min-semi-space-size=32', '--max-semi-space-size=64'],
    globalSetup: ['test/support/build.ts'],
    setupFiles: ['test/support/setup.ts'],
    unstubGlobals: true,
    // What tests emit into temporary folders is JavaScript that Node loads by itself; Vite would transform each module again.
    server: { deps: { external: [/\/specwright-\w{6}\//, external] } },
  },
  // Examples are tested with what was generated last, not with what was last compiled of it.
  resolve: {
    alias: [{ find: /^@specwright\/contract\//, replacement: fileURLToPath(new URL('generated/', import.meta.url)) }],
  },
});
