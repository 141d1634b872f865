/** Bundles what runs without Node: `specwright/browser`, and the analyser of patterns, which is as large again. */
import { readFileSync, writeFileSync } from 'node:fs';
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

/** Diagnostics of phases that do not run here: configurations, templates of users, and files that are written. */
const unsaid = /[\\/]diagnostics[\\/]catalogue-(config|merge|output|template)\.js$/;

const withoutUnsaid = {
  name: 'without-unsaid',
  setup(build) {
    build.onLoad({ filter: unsaid }, ({ path }) => ({
      contents: `export const ${unsaid.exec(path)[1]}Catalogue = {};`,
    }));
  },
};

/** A diagnostic that is left out has no message, so that no module of the bundle may name one. */
function checkUnsaid(root, paths) {
  const own = paths.filter((path) => path.startsWith('dist/'));
  const codes = own
    .filter((path) => unsaid.test(path))
    .flatMap((path) => [...readFileSync(join(root, path), 'utf8').matchAll(/^ {4}'([a-z-]+)': (?:error|warning)\(/gm)])
    .map(([, code]) => `'${code}'`);
  if (codes.length === 0) throw new Error('No diagnostics are left out of the bundle for browsers');
  for (const path of own.filter((one) => !unsaid.test(one))) {
    const code = codes.find((one) => readFileSync(join(root, path), 'utf8').includes(one));
    if (code) throw new Error(`${path} is bundled for browsers and names ${code}, which is left out`);
  }
}

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
    plugins: [precompiled((name) => name.startsWith('docs/')), instead, withoutUnsaid],
    legalComments: 'none',
    logLevel: 'warning',
  });
  checkUnsaid(root, Object.keys(metafile.inputs));
  for (const name of ['index', 'types']) {
    writeFileSync(join(outdir, `${name}.d.ts`), await declarationsOf(join(root, `generator/browser/${name}.ts`)));
  }
  const patterns = "export declare const checkSync: import('./types.js').PatternAnalyser['checkSync'];\n";
  writeFileSync(join(outdir, 'patterns.d.ts'), patterns);
  return metafile;
}
