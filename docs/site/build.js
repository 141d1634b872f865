/**
 * Builds the site into `dist/`: pages of Markdown that stand elsewhere, the output of the generator, and the playground. All
 * addresses are relative, and scripts are no modules, so that the folder works from any path, and from a disk.
 */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { checkLinks } from './check-links.js';
import { layout } from './layout.js';
import { pageOf } from './markdown.js';
import { groups } from './pages.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
export const out = join(here, 'dist');
const read = (path) => readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n');

const pages = groups.flatMap((group) => group.pages);
const nameOf = new Map(pages.flatMap(({ name, from }) => (from === undefined ? [] : [[from, name]])));

/** Where a link leads that stands in a file of the repository. */
function linker(from, repository) {
  return (href) => {
    if (/^(#|[a-z]+:)/.test(href)) return href;
    const [path, anchor] = href.split('#');
    const file = normalize(join(dirname(from), path));
    const hash = anchor === undefined ? '' : `#${anchor}`;
    const name = nameOf.get(file);
    return name === undefined ? `${repository}/blob/main/${file}${hash}` : `${name}.html${hash}`;
  };
}

/** What the playground has to know of the tables: the anchor of each, and of each of its rows. */
function tablesOf({ messages }) {
  return Object.fromEntries(
    messages.map(({ role, tables }) => [
      role,
      Object.fromEntries(
        tables.map(({ heading, anchor, rows }) => [
          heading,
          { anchor, rows: rows.map((row) => ({ element: row.element, anchor: row.anchor })) },
        ]),
      ),
    ]),
  );
}

function examplesOf({ examples }) {
  return examples.map(({ title, role, canonical, value }) => ({
    title,
    message: role,
    form: canonical === 'good' ? 'canonical' : 'wire',
    value,
  }));
}

/** @param isFirst whether nothing is there yet; what never changes is made once */
async function bundle({ isDev, isFirst }) {
  const docs = JSON.parse(read('generated/create-customer/docs.json'));
  const data = {
    'site:tables': tablesOf(docs),
    'site:examples': examplesOf(docs),
    'site:definitions': Object.fromEntries(
      ['create-customer', 'common'].map((name) => [
        `definitions/${name}.spec.yaml`,
        read(`definitions/${name}.spec.yaml`),
      ]),
    ),
  };
  const options = {
    absWorkingDir: here,
    bundle: true,
    minify: !isDev,
    outdir: out,
    format: 'iife',
    platform: 'browser',
    target: 'es2023',
    charset: 'utf8',
    alias: { 'jsonc-parser': join(root, 'node_modules/jsonc-parser/lib/esm/main.js') },
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [
      {
        name: 'data',
        setup(one) {
          one.onResolve({ filter: /^site:/ }, ({ path }) => ({ path, namespace: 'data' }));
          one.onLoad({ filter: /./, namespace: 'data' }, ({ path }) => ({
            contents: JSON.stringify(data[path]),
            loader: 'json',
          }));
        },
      },
    ],
  };
  const entries = ['site', 'playground', 'definition'].map((name) => `src/${name}.js`);
  await build({ ...options, entryPoints: [...entries, 'src/style.css'] });
  if (!isFirst) return;
  // Loaded when a pattern has to be analysed.
  const patterns = join(root, 'dist/bundle/browser/patterns.js');
  await build({ ...options, entryPoints: { patterns }, globalName: 'patterns' });
}

/**
 * @param isFirst whether the folder is made anew
 * @param hasNewCode whether scripts, styles or what they are made from may have changed
 */
export async function buildSite({ isDev = false, isFirst = true, hasNewCode = true } = {}) {
  const manifest = JSON.parse(read('package.json'));
  const repository = manifest.homepage.replace(/#.*/, '');
  if (isFirst) rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const made = pages.map(({ name, from }) =>
    from === undefined
      ? {
          name,
          isWide: true,
          scripts: [`${name}.js`],
          title: name === 'playground' ? 'Playground' : 'Edit the definition',
          html: readFileSync(join(here, `src/${name}.html`), 'utf8'),
        }
      : { name, ...pageOf(read(from), linker(from, repository)) },
  );
  const titles = Object.fromEntries(made.map(({ name, title }) => [name, title]));
  const end = isDev ? '<script>new EventSource("/reload").onmessage=()=>location.reload()</script>' : '';
  const written = made.map((page) => ({ name: page.name, html: layout({ ...page, titles, end }) }));
  for (const { name, html } of written) writeFileSync(join(out, `${name}.html`), html);
  checkLinks(written);
  if (!hasNewCode) return;
  // Loaded when it is asked for; a script, since a page from a disk cannot fetch.
  writeFileSync(
    join(out, 'vectors.js'),
    `var vectors=${JSON.stringify(JSON.parse(read('generated/create-customer/vectors.json')).vectors)}`,
  );
  cpSync(join(root, 'LICENSE'), join(out, 'LICENSE.txt'));
  await bundle({ isDev, isFirst });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const start = performance.now();
  await buildSite();
  console.log(`docs/site/dist built in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
