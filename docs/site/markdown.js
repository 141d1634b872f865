/** Pages of Markdown as HTML: anchors of headings and rows of tables, links between pages, and code in colours. */
import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import json from 'highlight.js/lib/languages/json';
import shell from 'highlight.js/lib/languages/shell';
import typescript from 'highlight.js/lib/languages/typescript';
import yaml from 'highlight.js/lib/languages/yaml';
import markdownIt from 'markdown-it';

const languages = { bash, json, shell, typescript, yaml };
for (const [name, language] of Object.entries(languages)) hljs.registerLanguage(name, language);
const names = { ts: 'typescript', sh: 'bash', console: 'shell', yml: 'yaml' };

export const escaped = (text) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]);

export function code(text, language) {
  const name = names[language] ?? language;
  return hljs.getLanguage(name) ? hljs.highlight(text, { language: name }).value : escaped(text);
}

/** As GitHub makes them, so that links to headings hold in both places. */
function slugOf(text, taken) {
  const slug = text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
    .replaceAll(' ', '-');
  const count = taken.get(slug) ?? 0;
  taken.set(slug, count + 1);
  return count === 0 ? slug : `${slug}-${count}`;
}

/**
 * A word of code breaks where a person would break it: the id of a rule, which is as wide as a column, behind a dot, and the
 * name of a file or an option nowhere.
 */
function wordOfCode(word) {
  if (word.length > 24) return escaped(word).replace(/\.(?=\w+[.:])/g, '.<wbr>');
  return /[-.]/.test(word) ? `<span class="whole">${escaped(word)}</span>` : escaped(word);
}

/**
 * A table that is too wide for a phone is laid out as a list there, and stays a table to those who hear it.
 * @returns the kind of list, if it is one, and the heads of the columns
 */
function tableOf(tokens, start) {
  const length = tokens.slice(start).findIndex(({ type }) => type === 'table_close');
  const rows = [];
  for (const { type, children } of tokens.slice(start, start + length)) {
    if (type === 'tr_open') rows.push([]);
    const texts = (children ?? []).filter((child) => child.type !== 'html_inline');
    if (type === 'inline') rows.at(-1).push(texts.map(({ content }) => content).join(''));
  }
  const [heads] = rows;
  if (heads[0] === 'Element') return { kind: 'elements', heads };
  const isWide = rows.some((row) => row.join('').length > 40);
  if (heads.length > 4)
    return { kind: rows.flat().some((text) => text.length > 150) ? 'list broad' : 'figures', heads };
  return { kind: isWide ? 'list' : undefined, heads };
}

/** Takes `<a id="…"></a>` out of a heading or a cell, so that the heading or the row has the id, and is marked as a whole. */
function takeAnchor({ children }) {
  const at = children.findIndex(({ type, content }) => type === 'html_inline' && content.startsWith('<a id="'));
  if (at === -1) return undefined;
  const [{ content }] = children.splice(at, 2);
  return /^<a id="([^"]*)">/.exec(content)?.[1];
}

/**
 * @param linkTo the address of what a link of the page names
 * @returns the title, the headings with their anchors, and the HTML of a page
 */
export function pageOf(text, linkTo) {
  const markdown = markdownIt({ html: true, linkify: false });
  const { rules } = markdown.renderer;
  rules.fence = (tokens, index) => {
    const { info, content } = tokens[index];
    const [language = ''] = info.split(/\s/, 1);
    return `<pre tabindex="0"><code>${code(content, language)}</code></pre>\n`;
  };
  rules.table_open = (tokens, index, _, env) => {
    const label = escaped(env.heading ?? 'Table');
    const count = (env.tables.get(label) ?? 0) + 1;
    env.tables.set(label, count);
    const suffix = count === 1 ? '' : ` (${count})`;
    const kind = tokens[index].meta.kind;
    const attributes = kind === undefined ? '' : ` class="${kind}" role="table"`;
    return `<div class="table" role="region" aria-label="Table: ${label}${suffix}" tabindex="0"><table${attributes}>\n`;
  };
  for (const [name, role] of [
    ['tr', 'row'],
    ['td', 'cell'],
    ['thead', 'rowgroup'],
    ['tbody', 'rowgroup'],
  ]) {
    rules[`${name}_open`] = (tokens, index, options, _, self) => {
      tokens[index].attrSet('role', role);
      return self.renderToken(tokens, index, options);
    };
  }
  rules.code_inline = (tokens, index) => `<code>${tokens[index].content.split(' ').map(wordOfCode).join(' ')}</code>`;
  rules.table_close = () => '</table></div>\n';
  rules.th_open = () => '<th scope="col" role="columnheader">';
  rules.html_block = (tokens, index) => (tokens[index].content.startsWith('<!--') ? '' : tokens[index].content);
  rules.heading_open = (tokens, index, _, __, self) => {
    tokens[index].attrSet('id', tokens[index].meta.id);
    return self.renderToken(tokens, index, {});
  };
  rules.heading_close = (tokens, index) => {
    const { id, text: title } = tokens[index].meta;
    return ` <a class="anchor" href="#${id}" aria-label="Link to ${escaped(title)}">#</a></${tokens[index].tag}>\n`;
  };
  const tokens = markdown.parse(text.replace(/^---\n[\s\S]*?\n---\n/, ''), {});
  const taken = new Map();
  const headings = [];
  let row;
  let table;
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'table_open') {
      table = tableOf(tokens, index);
      token.meta = { kind: table.kind };
    }
    if (token.type === 'tr_open') {
      row = token;
      row.meta = { cells: 0 };
    }
    if (token.type === 'heading_open') {
      const inline = tokens[index + 1];
      const anchor = takeAnchor(inline);
      const title = inline.children
        .map(({ content }) => content)
        .join('')
        .trim();
      const meta = { id: anchor ?? slugOf(title, taken), text: title, level: Number(token.tag.slice(1)) };
      token.meta = meta;
      tokens[index + 2].meta = meta;
      headings.push(meta);
    }
    if (token.type === 'td_open') {
      const anchor = takeAnchor(tokens[index + 1]);
      if (anchor !== undefined) row.attrSet('id', anchor);
      const head = table.heads[row.meta.cells];
      if (table.kind?.startsWith('list') && table.heads.length > 2 && head) token.attrSet('data-label', head);
      row.meta.cells++;
    }
    for (const child of token.children ?? []) {
      if (child.type === 'link_open') child.attrSet('href', linkTo(child.attrGet('href')));
    }
  }
  const env = { tables: new Map() };
  let html = '';
  // A part at a time, so that a table knows the heading above it.
  for (const part of partsOf(tokens)) {
    env.heading = part[0]?.meta?.text ?? env.heading;
    html += markdown.renderer.render(part, markdown.options, env);
  }
  return { title: headings.find(({ level }) => level === 1)?.text ?? '', headings, html };
}

function partsOf(tokens) {
  const parts = [[]];
  for (const token of tokens) {
    if (token.type === 'heading_open') parts.push([]);
    parts.at(-1).push(token);
  }
  return parts;
}
