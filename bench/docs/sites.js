/** The sites, each set up as in examples/docs-sites/, with the pages at its root. */
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { renderMarkdoc } from './markdoc.js';
import { run } from './processes.js';

const modules = fileURLToPath(new URL('node_modules/', import.meta.url));
const examples = fileURLToPath(new URL('../../examples/docs-sites/', import.meta.url));

/** What people turn on in MkDocs, all at once: each gives a meaning to more characters. */
const extensions = [
  ...['abbr', 'admonition', 'def_list', 'footnotes', 'md_in_html', 'nl2br', 'sane_lists', 'smarty', 'wikilinks'],
  ...['arithmatex', 'betterem', 'caret', 'critic', 'details', 'emoji', 'inlinehilite', 'keys', 'mark', 'progressbar']
    .concat('smartsymbols', 'snippets', 'tasklist', 'tilde')
    .map((name) => `pymdownx.${name}`),
  {
    'pymdownx.magiclink': { repo_url_shorthand: true, social_url_shorthand: true, user: 'example', repo: 'example' },
  },
];

function mkdocs(more = []) {
  return {
    profile: 'mkdocs',
    pages: 'pages',
    build: (folder, nav) => {
      const file = join(folder, 'mkdocs.yml');
      const settings = parse(readFileSync(file, 'utf8'));
      const all = [...settings.markdown_extensions, ...more];
      writeFileSync(file, JSON.stringify({ ...settings, nav, markdown_extensions: all }));
      return run('mkdocs', ['build', '--strict', '--quiet', '--config-file', file], folder);
    },
    output: 'site',
    content: '.md-content__inner',
    missing: () =>
      (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'mkdocs')))
        ? undefined
        : 'MkDocs is not installed; on Debian: apt-get install mkdocs mkdocs-material',
  };
}

/**
 * `profile`: the option `site`, if it is not the name. `pages`: the folder that the pages are generated into. `build`: makes
 * the site. `output`: where it is then. `content`: what is ours in a page, since the rest is the theme's. `missing`: why the
 * site cannot be built here.
 */
export const sites = {
  vitepress: {
    pages: 'pages',
    build: (folder) => run(join(modules, 'vitepress/bin/vitepress.js'), ['build', folder], folder),
    output: '.vitepress/dist',
    content: '.vp-doc',
  },
  docusaurus: {
    pages: 'pages',
    build: (folder) =>
      run(join(modules, '@docusaurus/core/bin/docusaurus.mjs'), ['build', folder, '--no-minify'], folder),
    output: 'build',
    content: '.theme-doc-markdown',
  },
  starlight: {
    pages: 'src/content/docs',
    build: (folder) => run(join(modules, 'astro/astro.js'), ['build', '--root', folder], folder),
    output: 'dist',
    content: '.sl-markdown-content',
  },
  mkdocs: mkdocs(),
  'mkdocs-extensions': mkdocs(extensions),
  markdoc: {
    pages: 'pages',
    build: (folder, sidebar) => renderMarkdoc(join(folder, 'pages'), join(folder, 'dist'), sidebar),
    output: 'dist',
    content: 'main',
  },
};

/** What the pages are reached from; with one API, its page is that already. */
const home = '---\ntitle: Reference\nslug: /\n---\n\nAll pages are in the sidebar.\n';

/** Completes the project of a site around the pages that are generated into it. */
export function writeProject(name, folder) {
  const index = join(folder, sites[name].pages, 'index.md');
  if (!existsSync(index)) writeFileSync(index, home);
  const example = join(examples, sites[name].profile ?? name);
  if (existsSync(example)) cpSync(example, folder, { recursive: true });
}

/** Files below a folder with an ending, relative to it and with forward slashes. */
export function filesIn(folder, ending) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/'))
    .sort();
}

export const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
