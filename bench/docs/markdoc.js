/** A site of Markdoc, which comes without one: each page as HTML, with the sidebar beside it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import Markdoc from '@markdoc/markdoc';
import { parse } from 'yaml';
import { filesIn } from './sites.js';

const escape = (text) => text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);
const toHtml = (href) => href.replace(/\.md(?=$|#)/, '.html');
const style = `body { font: 16px/1.5 sans-serif; margin: 1rem; overflow-wrap: anywhere }
main { max-width: 60rem } table { display: block; overflow-x: auto; overflow-wrap: normal } pre { white-space: pre-wrap }`;

/** Renders all pages of a folder into another one. Throws with the mistakes that Markdoc finds. */
export function renderMarkdoc(pages, output, sidebar) {
  const link = {
    ...Markdoc.nodes.link,
    transform(node, config) {
      const { href, ...attributes } = node.transformAttributes(config);
      return new Markdoc.Tag('a', { ...attributes, href: toHtml(href) }, node.transformChildren(config));
    },
  };
  for (const path of filesIn(pages, '.md')) {
    const page = Markdoc.parse(readFileSync(join(pages, path), 'utf8'));
    const config = { nodes: { link } };
    const mistakes = Markdoc.validate(page, config).map(
      ({ lines, error }) => `${path}:${lines[0] + 1} ${error.message}`,
    );
    if (mistakes.length > 0) throw new Error(mistakes.join('\n'));
    const { title } = parse(page.attributes.frontmatter);
    const body = Markdoc.renderers.html(Markdoc.transform(page, config));
    const nav = entries(sidebar, (target) => toHtml(posix.relative(posix.dirname(path), target)));
    const target = join(output, toHtml(path));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(
      target,
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
        `<title>${escape(title)}</title><style>${style}</style></head>` +
        `<body><nav aria-label="Pages">${nav}</nav><main>${body}</main></body></html>`,
    );
  }
}

function entries(all, hrefOf) {
  const one = ({ group, label, page, items }) => {
    const name = escape(label ?? group);
    const own = page === undefined ? name : `<a href="${escape(hrefOf(page))}">${name}</a>`;
    return `<li>${own}${items ? entries(items, hrefOf) : ''}</li>`;
  };
  return `<ul>${all.map(one).join('')}</ul>`;
}
