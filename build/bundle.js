/**
 * Bundles the command, so that it loads a few files instead of some hundred: `dist/bundle/main.js`, and `worker.js` for its
 * threads. What only some runs need stays in files of its own, and large libraries stay packages (`packages.js`). What the
 * package exports is `api.js`, and what runs in a browser is in a folder of its own (`browser.js`). The templates of the package
 * are compiled on the way.
 *
 * Does nothing if no input has changed since the last time.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleForBrowsers } from './browser.js';
import { writeDocsTypes } from './docs-types.js';
import { entryDeclarations } from './entry-declarations.js';
import { inlined, packages } from './packages.js';
import { precompiled } from './precompiled.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const outdir = join(dist, 'bundle');
const mark = join(outdir, '.inputs');

/** The functions of the package, each a file of `functions/`. */
const functions = ['generate', 'check', 'validate'];

/** Names, sizes and times of everything that the bundle is made from. */
function inputs() {
  const folders = ['dist', 'templates', 'build'].map((name) => join(root, name));
  const lines = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.startsWith(outdir) && /\.(js|hbs)$/.test(entry.name))
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        const { size, mtimeMs } = statSync(path);
        return `${path} ${size} ${mtimeMs}`;
      }),
  );
  for (const name of [
    'package-lock.json',
    'generator/api.ts',
    'generator/browser/types.ts',
    'generator/browser/index.ts',
  ])
    lines.push(String(statSync(join(root, name), { throwIfNoEntry: false })?.mtimeMs));
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
}

function lastInputs() {
  try {
    return readFileSync(mark, 'utf8');
  } catch {
    return '';
  }
}

/** Modules find the files of the package from where they stand in `dist/`; the worker stands beside the bundle. */
const placed = {
  name: 'placed',
  setup(build) {
    build.onLoad({ filter: /[\\/]dist[\\/].*\.js$/ }, ({ path }) => {
      if (!path.startsWith(dist) || path.includes('node_modules')) return undefined;
      const text = readFileSync(path, 'utf8');
      if (path === join(dist, 'jobs/pool.js')) return { contents: text };
      const place = relative(outdir, path).replaceAll('\\', '/');
      return {
        contents: text
          .replaceAll('import.meta.url', `new URL(${JSON.stringify(place)}, import.meta.url).href`)
          .replaceAll("'recheck/lib/browser.js'", "'../bundle/recheck.cjs'"),
      };
    });
  },
};

/** json-schema-to-typescript loads Prettier to format, which it is not asked to do here. */
const withoutFormatter = {
  name: 'without-formatter',
  setup(build) {
    build.onResolve({ filter: /^prettier$/ }, ({ importer }) =>
      importer.includes('json-schema-to-typescript') ? { path: 'none', namespace: 'none' } : undefined,
    );
    build.onLoad({ filter: /^none$/, namespace: 'none' }, () => ({ contents: 'export {};' }));
  },
};

/** Of Prettier and Handlebars, only the parts that print and render are in the bundle. */
const separate = {
  name: 'separate',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path }) =>
      packages.some((name) => path === name || (path.startsWith(`${name}/`) && !inlined.includes(path)))
        ? { path, external: true }
        : undefined,
    );
  },
};

/**
 * What the package exports, as a module of both kinds, since a configuration may be either, with its declarations. The
 * functions are in the ES module, which the other one loads when they are called.
 */
async function writeApi(build) {
  const byName = {
    name: 'functions',
    setup({ onResolve }) {
      onResolve({ filter: /^\.\/functions\// }, ({ path }) => ({
        path: `./${basename(path, '.js')}-function.js`,
        external: true,
      }));
    },
  };
  await build({
    entryPoints: [join(dist, 'api.js')],
    outfile: join(outdir, 'api.cjs'),
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    plugins: [byName],
    legalComments: 'none',
  });
  const text = entryDeclarations(join(root, 'generator'));
  for (const ending of ['d.ts', 'd.cts']) writeFileSync(join(outdir, `api.${ending}`), text);
}

/** The licences of the packages that are in the bundle, which ask for that. */
function writeLicences({ inputs: paths }) {
  const inModules = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;
  const folders = new Set(Object.keys(paths).flatMap((path) => inModules.exec(path)?.[1] ?? []));
  folders.add('node_modules/recheck');
  const texts = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const file = readdirSync(join(root, folder)).find((one) => /^licen[cs]e/i.test(one));
    const text = file === undefined ? '' : `\n${readFileSync(join(root, folder, file), 'utf8').trim()}\n`;
    return `${name} ${version} (${license})\n${text}`;
  });
  writeFileSync(
    join(outdir, 'LICENSES.txt'),
    `The bundle contains these packages.\n\n${texts.join(`\n${'-'.repeat(80)}\n\n`)}`,
  );
}

const now = inputs();
if (now !== lastInputs()) {
  const { build } = await import('esbuild');
  rmSync(outdir, { recursive: true, force: true });
  const { metafile } = await build({
    entryPoints: {
      main: join(dist, 'cli/main.js'),
      worker: join(dist, 'jobs/worker.js'),
      api: join(dist, 'api.js'),
      ...Object.fromEntries(functions.map((name) => [`${name}-function`, join(dist, `functions/${name}.js`)])),
    },
    absWorkingDir: root,
    metafile: true,
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    // What jsonc-parser has for Node cannot be bundled.
    alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
    target: 'node20.19',
    // Beside each other, so that all of them find the files of the package in the same way.
    chunkNames: '[name]-[hash]',
    plugins: [precompiled(() => true), placed, withoutFormatter, separate],
    // For libraries that are no modules.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    legalComments: 'none',
    logLevel: 'warning',
  });
  // One file of a package that has native programs besides.
  copyFileSync(join(root, 'node_modules/recheck/lib/browser.js'), join(outdir, 'recheck.cjs'));
  await writeApi(build);
  await writeDocsTypes({ dist, outdir });
  const forBrowsers = await bundleForBrowsers(build, { root, dist, outdir: join(outdir, 'browser') });
  writeLicences({ inputs: { ...metafile.inputs, ...forBrowsers.inputs } });
  writeFileSync(mark, now);
}
