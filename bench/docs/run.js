/**
 * `node run.js [--only SITE,…] [--texts N|FROM-TO] [--keep]`: builds each site of the docs of create-customer and of definitions
 * with a hostile text in every slot, reads the pages in Chromium, and prints a table. Ends with 1 if anything is not as it
 * should be.
 */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromiumPath } from '../chromium.js';
import { readPages, served } from './browser.js';
import { writeDefinitions } from './definitions.js';
import { run } from './processes.js';
import { filesIn, readJson, sites, writeProject } from './sites.js';
import { count, shown, texts } from './texts.js';

const option = { type: 'string' };
const { values } = parseArgs({ options: { only: option, texts: option, keep: { type: 'boolean' } } });
const asked = values.only?.split(',') ?? Object.keys(sites);
const unknown = asked.filter((name) => !(name in sites));
if (unknown.length > 0) end(`There is no site ${unknown.join(', ')}. The sites are ${Object.keys(sites).join(', ')}.`);
const [from, to] = (values.texts?.includes('-') ? values.texts.split('-') : [1, values.texts ?? texts.length]).map(
  Number,
);
if (!(from >= 1 && from <= to && to <= texts.length))
  end(
    `--texts is the number of the last line of texts, or of the first and the last as in 3-5; there are ${texts.length}.`,
  );
if (chromiumPath() === undefined) end('There is no Chromium. Install it, or set CHROMIUM to its path.');

const root = fileURLToPath(new URL('../../', import.meta.url));
const build = fileURLToPath(new URL('build/', import.meta.url));
rmSync(build, { recursive: true, force: true });

const tried = texts.slice(from - 1, to);
const definitions = join(build, 'definitions');
cpSync(join(root, 'definitions'), definitions, { recursive: true });
const placed = new Map(
  tried.flatMap((text, number) => [...writeDefinitions(join(definitions, `copy-${number}`), text, number)]),
);

/** The addresses that the definitions link; all others are in texts. */
const ownLinks = new Set(['https://example.com/desk', 'https://example.com/rules']);

/** Which texts the Markdown of each page has: those that every site has to show there. */
const expected = new Map();
await generate('github', join(build, 'github'));
for (const path of filesIn(join(build, 'github'), '.md')) {
  const marks = readFileSync(join(build, 'github', path), 'utf8').match(/q\d+n\d+q/g) ?? [];
  expected.set(path.replace(/\.md$/, ''), [...new Set(marks)]);
}
// A text that no page is to show would be proven by nothing.
const isExpected = new Set([...expected.values()].flat().map((mark) => mark.split('n')[0]));
const unproven = tried.filter((_, number) => !isExpected.has(`q${number}`));
if (unproven.length > 0)
  end(`No page shows ${JSON.stringify(unproven.map(({ beginning }) => beginning.slice(0, 40)))}.`);

const rows = [];
for (const name of asked) {
  const site = sites[name];
  const missing = site.missing?.();
  const row = missing === undefined ? await prove(name, site) : { name, skipped: missing };
  rows.push(row);
  if (row.faults) console.error(`${name}: ${row.texts} texts are shown as they are, ${row.faults.length} faults`);
}

const lines = rows.map(({ name, skipped, pages, texts: all, faults }) =>
  skipped === undefined
    ? `| ${name} | ${pages} | ${all} | ${faults.length} |`
    : `| ${name} | skipped: ${skipped} | | |`,
);
const report = ['| site | pages | texts shown as they are | faults |', '| --- | ---: | ---: | ---: |', ...lines].join(
  '\n',
);
console.log(
  `\n${tried.length} of ${texts.length} lines with ${count} texts, ${placed.size} in all slots\n\n${report}\n`,
);
for (const { name, faults = [] } of rows) for (const fault of faults.slice(0, 40)) console.log(`${name}: ${fault}`);
const isProven = rows.every(({ faults = [] }) => faults.length === 0);
process.exitCode = isProven ? 0 : 1;
if (!values.keep) rmSync(build, { recursive: true, force: true });

async function generate(site, out) {
  mkdirSync(build, { recursive: true });
  const config = join(build, `specwright-${site}.config.json`);
  const off = ['json-schema', 'openapi', 'types', 'validators', 'server', 'client'].map((target) => [target, false]);
  const targets = { ...Object.fromEntries(off), docs: { site } };
  writeFileSync(config, JSON.stringify({ definitions, out, handlers: false, targets }));
  await run(join(root, 'dist/bundle/main.js'), ['generate', '--config', config, '--no-cache'], root);
}

/** Builds a site, and reads it. */
async function prove(name, site) {
  const folder = join(build, name);
  const pages = join(folder, site.pages);
  console.error(`${name}: generates`);
  await generate(site.profile ?? name, pages);
  const sidebar = readJson(join(pages, 'sidebar.json'));
  writeProject(name, folder);
  console.error(`${name}: builds`);
  try {
    await site.build(folder, sidebar);
  } catch (error) {
    return { name, pages: 0, texts: 0, faults: [`does not build: ${error.message.slice(0, 3000)}`] };
  }
  const output = join(folder, site.output);
  const paths = filesIn(output, '.html').filter((path) => !path.endsWith('404.html'));
  const missing = new Set();
  console.error(`${name}: is read`);
  const read = await served(output, missing, (address) =>
    readPages(address, paths, { content: site.content, judged: (path) => /^create-customer\/|-0\//.test(path) }),
  );
  return { name, ...judge(read, missing) };
}

function judge(read, missing) {
  const faults = [...missing].map((path) => `${path} does not exist`);
  const byPage = new Map([...read].map(([path, seen]) => [pageOf(path), seen]));
  for (const [path, { errors }] of read) faults.push(...errors.map((error) => `${path} ${error}`));
  let shownTexts = 0;
  for (const [page, marks] of expected) {
    const seen = byPage.get(page);
    if (!seen) {
      faults.push(`${page} is no page`);
      continue;
    }
    const text = shown(seen.text);
    for (const mark of marks) {
      const wanted = shown(placed.get(mark));
      if (text.includes(wanted)) shownTexts++;
      else
        faults.push(
          `${page} does not show ${JSON.stringify(wanted.slice(0, 60))}, but ${JSON.stringify(around(text, mark))}`,
        );
    }
    for (const link of seen.links) {
      const { origin, pathname, hash } = new URL(link);
      if (!origin.startsWith('http://127.0.0.1')) {
        if (!ownLinks.has(link)) faults.push(`${page} leads outside: ${link}`);
      } else {
        const target = byPage.get(pageOf(pathname.slice(1)));
        if (!target) faults.push(`${page} leads to ${pathname}, which is no page`);
        else if (hash !== '' && !target.ids.includes(decodeURIComponent(hash.slice(1))))
          faults.push(`${page} leads to ${pathname}${hash}, which is nowhere`);
      }
    }
  }
  return { pages: read.size, texts: shownTexts, faults };
}

/** `create-customer/docs`, from an address or a file of any site. */
function pageOf(path) {
  return path.replace(/(^|\/)index\.html$/, '').replace(/\.html$|\/$/, '') || 'index';
}

function around(text, mark) {
  const at = text.indexOf(mark);
  return at < 0 ? '' : text.slice(Math.max(0, at - 60), at + 30);
}

function end(message) {
  console.error(message);
  process.exit(2);
}
