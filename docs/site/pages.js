/** The pages of the site, and where each comes from: nothing of them is written here. */
import { readdirSync, readFileSync } from 'node:fs';

const generated = new URL('../../generated/', import.meta.url);

/** The pages that the generator writes, as its sidebar has them: `create-customer/rules.md` is `create-customer-rules`. */
const operations = JSON.parse(readFileSync(new URL('sidebar.json', generated), 'utf8')).map((api) => ({
  title: api.title,
  pages: [{ ...api, title: 'Operations' }, ...api.items].flatMap((entry) => pagesOf(entry)),
}));

function pagesOf({ title, page, items = [] }, level = 1) {
  const name = page
    .slice(0, -'.md'.length)
    .replace(/^index/, 'operations')
    .replace(/\/docs$/, '')
    .replaceAll('/', '-');
  const inside = name.startsWith('operations') ? [] : items;
  return [
    { name, from: `generated/${page}`, label: title, level },
    ...inside.flatMap((item) => pagesOf(item, level + 1)),
  ];
}

const listed = [
  {
    title: 'Guide',
    pages: [
      { name: 'index', from: 'README.md', label: 'Introduction' },
      { name: 'server', from: 'docs/server.md' },
      { name: 'configuration', from: 'docs/configuration.md' },
      { name: 'ci', from: 'docs/ci.md' },
      { name: 'package', from: 'docs/package.md' },
      { name: 'extending', from: 'docs/extending.md' },
      { name: 'docs-sites', from: 'docs/docs-sites.md' },
      { name: 'docs-json', from: 'docs/docs-json.md' },
      { name: 'openapi', from: 'docs/openapi.md' },
      { name: 'vectors', from: 'docs/vectors.md' },
      { name: 'browser', from: 'docs/browser.md' },
    ],
  },
  {
    title: 'Reference',
    pages: [
      { name: 'definitions', from: 'docs/definitions.md', label: 'The language' },
      { name: 'limits', from: 'docs/limits.md' },
      { name: 'diagnostics', from: 'docs/diagnostics.md' },
    ],
  },
  ...operations,
  { title: 'Playground', pages: [{ name: 'playground' }, { name: 'definition' }] },
  {
    title: 'How it is made',
    pages: [
      { name: 'architecture', from: 'docs/architecture.md' },
      { name: 'proof', from: 'docs/proof.md' },
      { name: 'fidelity', from: 'docs/fidelity.md' },
      { name: 'package-matrix', from: 'docs/package-matrix.md' },
      { name: 'interop', from: 'docs/interop.md' },
      { name: 'performance', from: 'docs/performance.md' },
      { name: 'contributing', from: 'docs/contributing.md' },
    ],
  },
];

const known = new Set(listed.flatMap(({ pages }) => pages.map(({ from }) => from)));
/** A page that is new, until it has a place above. */
const others = readdirSync(new URL('..', import.meta.url))
  .filter((name) => name.endsWith('.md') && !known.has(`docs/${name}`))
  .map((name) => ({ name: name.slice(0, -3), from: `docs/${name}` }));

export const groups = others.length === 0 ? listed : [...listed, { title: 'More', pages: others }];

/** The pages in the head of every page. */
export const main = [
  ['index', 'Guide'],
  ['definitions', 'Language'],
  ['diagnostics', 'Diagnostics'],
  ['create-customer', 'create-customer'],
  ['playground', 'Playground'],
];
