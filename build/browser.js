/** Bundles what runs without Node: `specwright/browser`, and the analyser of patterns, which is as large again. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { declarationsOf } from './declarations.js';
import { precompiled } from './precompiled.js';

/** What stands for modules of Node. An import of another one fails. */
const instead = {
  name: 'instead-of-node',
  setup(build) {
    build.onResolve({ filter: /^node:util$/ }, ({ path }) => ({ path, namespace: 'instead' }));
    build.onLoad({ filter: /./, namespace: 'instead' }, () => ({
      contents: "export { default as isDeepStrictEqual } from 'fast-deep-equal';",
      resolveDir: import.meta.dirname,
    }));
  },
};

export async function bundleForBrowsers(build, { root, dist, outdir }) {
  const { metafile } = await build({
    entryPoints: { index: join(dist, 'browser/index.js'), patterns: join(dist, 'browser/patterns.js') },
    absWorkingDir: root,
    metafile: true,
    outdir,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    alias: { 'node:path/posix': 'path-browserify', 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
    target: 'es2023',
    plugins: [precompiled((name) => name.startsWith('docs/')), instead],
    legalComments: 'none',
    logLevel: 'warning',
  });
  for (const name of ['index', 'types']) {
    writeFileSync(join(outdir, `${name}.d.ts`), await declarationsOf(join(root, `generator/browser/${name}.ts`)));
  }
  const patterns = "export declare const checkSync: import('./types.js').PatternAnalyser['checkSync'];\n";
  writeFileSync(join(outdir, 'patterns.d.ts'), patterns);
  return metafile;
}
