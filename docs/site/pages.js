/** The pages of the site, and where each comes from: nothing of them is written here. */
import { readdirSync } from 'node:fs';

const listed = [
  {
    title: 'Guide',
    pages: [
      { name: 'index', from: 'README.md', label: 'Introduction' },
      { name: 'server', from: 'docs/server.md' },
      { name: 'configuration', from: 'docs/configuration.md' },
      { name: 'ci', from: 'docs/ci.md' },
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
      { name: 'create-customer', from: 'generated/create-customer/docs.md' },
    ],
  },
  { title: 'Playground', pages: [{ name: 'playground' }, { name: 'definition' }] },
  {
    title: 'How it is made',
    pages: [
      { name: 'architecture', from: 'docs/architecture.md' },
      { name: 'proof', from: 'docs/proof.md' },
      { name: 'fidelity', from: 'docs/fidelity.md' },
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
