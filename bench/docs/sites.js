/** The sites, each set up as its own manual says and as docs/docs-sites.md shows, with the pages at its root. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderMarkdoc } from './markdoc.js';
import { run } from './processes.js';

const modules = fileURLToPath(new URL('node_modules/', import.meta.url));
const title = 'Reference';
const module = (value) => `export default ${value};\n`;
const json = (value) => JSON.stringify(value, undefined, 2);

/**
 * `pages`: the folder that the pages are generated into. `files`: what else a project of the site has, given the sidebar.
 * `build`: makes the site. `output`: where it is then. `content`: what is ours in a page, since the rest is the theme's.
 * `missing`: why the site cannot be built here.
 */
export const sites = {
  vitepress: {
    pages: 'pages',
    files: (sidebar) => ({
      '.vitepress/config.mjs': module(json({ title, srcDir: 'pages', themeConfig: { sidebar } })),
    }),
    build: (folder) => run(join(modules, 'vitepress/bin/vitepress.js'), ['build', folder], folder),
    output: '.vitepress/dist',
    content: '.vp-doc',
  },
  docusaurus: {
    pages: 'pages',
    files: (sidebar) => ({
      'sidebars.mjs': module(json({ reference: sidebar })),
      'docusaurus.config.mjs': module(
        json({
          ...{ title, url: 'https://example.com', baseUrl: '/' },
          ...{ onBrokenLinks: 'throw', onBrokenAnchors: 'throw', onDuplicateRoutes: 'throw' },
          markdown: { hooks: { onBrokenMarkdownLinks: 'throw', onBrokenMarkdownImages: 'throw' } },
          presets: [
            ['classic', { docs: { path: 'pages', routeBasePath: '/', sidebarPath: './sidebars.mjs' }, blog: false }],
          ],
        }),
      ),
      // Its own modules are CommonJS.
      'package.json': json({ private: true }),
    }),
    build: (folder) =>
      run(join(modules, '@docusaurus/core/bin/docusaurus.mjs'), ['build', folder, '--no-minify'], folder),
    output: 'build',
    content: '.theme-doc-markdown',
  },
  starlight: {
    pages: 'src/content/docs',
    files: (sidebar) => ({
      'src/content.config.mjs': [
        "import { defineCollection } from 'astro:content';",
        "import { docsLoader } from '@astrojs/starlight/loaders';",
        "import { docsSchema } from '@astrojs/starlight/schema';",
        'export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };',
        '',
      ].join('\n'),
      'astro.config.mjs': [
        "import starlight from '@astrojs/starlight';",
        "import starlightLinksValidator from 'starlight-links-validator';",
        module(
          `{ markdown: { smartypants: false }, integrations: [starlight({ title: '${title}', pagefind: false, plugins: [starlightLinksValidator()], sidebar: ${json(sidebar)} })] }`,
        ),
      ].join('\n'),
    }),
    build: (folder) => run(join(modules, 'astro/astro.js'), ['build', '--root', folder], folder),
    output: 'dist',
    content: '.sl-markdown-content',
  },
  mkdocs: {
    pages: 'pages',
    files: (sidebar) => ({
      // JSON is YAML.
      'mkdocs.yml': json({
        ...{ site_name: title, docs_dir: 'pages', nav: sidebar, plugins: [], extra_css: ['extra.css'] },
        theme: { name: 'material', font: false },
        markdown_extensions: [
          ...['attr_list', 'tables', 'admonition', 'pymdownx.superfences'],
          { 'pymdownx.tabbed': { alternate_style: true } },
        ],
      }),
      // Its headings do not break long words.
      'pages/extra.css': '.md-typeset { overflow-wrap: anywhere; }\n',
    }),
    build: (folder) =>
      run('mkdocs', ['build', '--strict', '--quiet', '--config-file', join(folder, 'mkdocs.yml')], folder),
    output: 'site',
    content: '.md-content__inner',
    missing: () =>
      (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'mkdocs')))
        ? undefined
        : 'MkDocs is not installed; on Debian: apt-get install mkdocs mkdocs-material',
  },
  markdoc: {
    pages: 'pages',
    files: () => ({}),
    build: (folder, sidebar) => renderMarkdoc(join(folder, 'pages'), join(folder, 'dist'), sidebar),
    output: 'dist',
    content: 'main',
  },
};

/** What the pages are reached from; with one API, its page is that already. */
const home = `---\ntitle: ${title}\nslug: /\n---\n\nAll pages are in the sidebar.\n`;

/** Writes the project of a site around the pages that are generated into it. */
export function writeProject(site, folder, sidebar) {
  const index = join(folder, site.pages, 'index.md');
  if (!existsSync(index)) writeFileSync(index, home);
  for (const [path, text] of Object.entries(site.files(sidebar))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Files below a folder with an ending, relative to it and with forward slashes. */
export function filesIn(folder, ending) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/'))
    .sort();
}

export const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
