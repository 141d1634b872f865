/** The sites, each set up as in examples/docs-sites/, with the pages at its root. */
import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderMarkdoc } from './markdoc.js';
import { run } from './processes.js';

const modules = fileURLToPath(new URL('node_modules/', import.meta.url));
const examples = fileURLToPath(new URL('../../examples/docs-sites/', import.meta.url));

/**
 * `pages`: the folder that the pages are generated into. `build`: makes the site. `output`: where it is then. `content`: what
 * is ours in a page, since the rest is the theme's. `missing`: why the site cannot be built here.
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
  mkdocs: {
    pages: 'pages',
    build: (folder, sidebar) => {
      const file = join(folder, 'mkdocs.yml');
      appendFileSync(file, `nav: ${JSON.stringify(sidebar)}\n`);
      return run('mkdocs', ['build', '--strict', '--quiet', '--config-file', file], folder);
    },
    output: 'site',
    content: '.md-content__inner',
    missing: () =>
      (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'mkdocs')))
        ? undefined
        : 'MkDocs is not installed; on Debian: apt-get install mkdocs mkdocs-material',
  },
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
  if (existsSync(join(examples, name))) cpSync(join(examples, name), folder, { recursive: true });
}

/** Files below a folder with an ending, relative to it and with forward slashes. */
export function filesIn(folder, ending) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/'))
    .sort();
}

export const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
