/** What differs between the sites that read the pages: the encoder of each context, and what is around the texts. */
import { htmlId, htmlText, markdownCellCode, markdownCode, markdownText, yamlScalar } from '../encode.js';
import { printJsonValue } from '../print-data.js';
import type { SiteName } from '../../settings.js';
import { docusaurusTabs, headings, mkdocsTabs, type Tabs, vitepressTabs } from './tabs.js';
import { markdocCellCode, markdocCode, siteCode, siteText, siteTextInParts } from './site-text.js';

export interface Site {
  /** Text of the definition on one line. */
  readonly text: (text: string) => string;
  readonly code: (text: string) => string;
  readonly cellCode: (text: string) => string;
  /** JSON inside a fence. */
  readonly json: (value: unknown) => string;
  /** A text in front matter: a scalar of YAML. */
  readonly frontMatterText: (text: string) => string;
  readonly frontMatterTitle: (text: string) => string;
  /** A place that links lead to, in a line of text. */
  readonly anchor: (id: string) => string;
  /** The id of a heading, at its end. */
  readonly headingId: (id: string) => string;
  /** The whole front matter, of the keys that every site has; empty where a site would show it. */
  readonly frontMatter: (keys: string) => string;
  /** The heading of the page; empty where a site shows the title of the front matter. */
  readonly pageTitle: (heading: string) => string;
  readonly tabs: Tabs;
}

const element = (id: string): string => `<a id="${htmlId(id)}"></a>`;
const same = (text: string): string => text;
const matter = (...more: readonly string[]): Site['frontMatter'] => {
  return (keys) => ['---', keys.trim(), ...more, '---', ''].join('\n');
};

const github: Site = {
  text: markdownText,
  code: markdownCode,
  cellCode: markdownCellCode,
  json: printJsonValue,
  frontMatterText: yamlScalar,
  frontMatterTitle: yamlScalar,
  anchor: element,
  headingId: element,
  // It would show a table of the keys.
  frontMatter: () => '',
  pageTitle: same,
  tabs: headings,
};

const site: Site = {
  ...github,
  text: siteText,
  code: (text) => siteCode(text, siteText),
  cellCode: (text) => siteCode(text, siteText),
  frontMatter: matter(),
};

const inParts: Site = {
  ...site,
  text: siteTextInParts,
  code: (text) => siteCode(text, siteTextInParts),
  cellCode: (text) => siteCode(text, siteTextInParts),
};

export const sites: Readonly<Record<SiteName, Site>> = {
  github,
  vitepress: {
    ...site,
    // It puts both into an element of script as they are, and reads the title as Markdown.
    frontMatterText: (text) => yamlScalar(outsideScript(text)),
    frontMatterTitle: (text) => yamlScalar(siteText(outsideScript(text))),
    // Notes such as `[!code highlight]` are taken out of code.
    json: (value) => printJsonValue(value).replaceAll('[!', '[\\u0021'),
    headingId: (id) => `{#${htmlId(id)}}`,
    frontMatter: matter('outline: [2, 3]', 'editLink: false'),
    tabs: vitepressTabs,
  },
  docusaurus: {
    ...inParts,
    frontMatterText: moduleText,
    frontMatterTitle: moduleText,
    // Of a heading in Markdown, the site makes such a literal as well.
    pageTitle: (heading) => heading.replace(/^# (.*)/, '<h1>$1</h1>'),
    // The site checks links to the ids of its own components alone.
    anchor: (id) => `<Anchor id="${htmlId(id)}" />`,
    headingId: (id) => `{#${htmlId(id)}}`,
    frontMatter: (keys) =>
      `${matter('custom_edit_url: null', 'hide_title: true', 'mdx:', '  format: mdx')(keys)}\nimport Anchor from '@docusaurus/Link';\n`,
    tabs: docusaurusTabs,
  },
  starlight: { ...inParts, frontMatter: matter('editUrl: false'), pageTitle: () => '' },
  mkdocs: {
    ...site,
    // Its templates put them into the page as they are.
    frontMatterText: (text) => yamlScalar(htmlText(text)),
    frontMatterTitle: (text) => yamlScalar(htmlText(text)),
    headingId: (id) => `{: #${htmlId(id)} }`,
    tabs: mkdocsTabs,
  },
  markdoc: {
    ...site,
    code: markdocCode,
    cellCode: markdocCellCode,
    json: (value) => printJsonValue(value).replaceAll('{%', '{\\u0025'),
    anchor: markdocId,
    headingId: markdocId,
  },
};

/** The site puts it into a literal of JavaScript without escaping backslashes, so that one must not begin an escape, nor end it. */
function moduleText(text: string): string {
  return yamlScalar(text.replaceAll('\\', '\\\u2060'));
}

/** Text that ends no element of script, in a place where nothing can be escaped: a joiner, which nobody sees, is in the tag. */
function outsideScript(text: string): string {
  return text.replaceAll('</', '<\u2060/');
}

function markdocId(id: string): string {
  return `{% id="${htmlId(id)}" %}`;
}
