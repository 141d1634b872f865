/** Reads the pages of a site in Chromium, on a screen of a phone. */
/* global document, innerWidth, Node -- in functions that run in the page */
import { createServer } from 'node:http';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumPath } from '../chromium.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** What the style sheet of a theme decides alone, whatever stands in a page. */
const ofThemes = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable'];
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

/** Serves a folder, and calls `use` with its address; `missing` collects what was asked for in vain. */
export async function served(folder, missing, use) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const file = [path, `${path}.html`, join(path, 'index.html')]
      .map((candidate) => join(folder, candidate))
      .find((candidate) => existsSync(candidate) && statSync(candidate).isFile());
    if (file === undefined && !path.startsWith('/favicon.')) missing.add(path);
    response.writeHead(file === undefined ? 404 : 200, {
      'content-type': types[extname(file ?? '')] ?? 'application/octet-stream',
    });
    response.end(file === undefined ? undefined : readFileSync(file));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await use(`http://127.0.0.1:${server.address().port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/**
 * @param judged whether axe looks at a page, since it takes long
 * @returns for each page its text, its ids, where its links lead, and what is wrong with it
 */
export async function readPages(address, paths, { content, judged }) {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
  const results = new Map();
  const open = [...paths];
  const readSome = async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    // A machine that is busy with something else is no fault of the page.
    page.setDefaultTimeout(120_000);
    let errors = [];
    page.on('pageerror', (error) => errors.push(`throws: ${error.message}`));
    for (let path = open.shift(); path !== undefined; path = open.shift()) {
      errors = [];
      await page.goto(`${address}/${path}`, { waitUntil: 'load' });
      // What a framework changes when it takes the page over.
      await page.waitForTimeout(60);
      await page
        .waitForFunction((selector) => document.querySelector(selector)?.textContent.trim(), content)
        .catch(() => errors.push(`has nothing in ${content}`));
      const seen = await page.evaluate(look, content);
      if (seen.width > 390) errors.push(`scrolls sideways: ${seen.width} pixels, ${seen.widest}`);
      if (judged(path))
        errors.push(...(await violations(page, content).catch(({ message }) => [`cannot be judged: ${message}`])));
      results.set(path, { ...seen, errors });
    }
  };
  try {
    // While one page waits, others are read.
    await Promise.all([readSome(), readSome(), readSome()]);
  } finally {
    await browser.close();
  }
  return results;
}

/** Runs in the page. */
function look(content) {
  const root = document.querySelector(content) ?? document.body;
  const texts = [];
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) texts.push(node.data);
    else if (!['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT'].includes(node.nodeName)) node.childNodes.forEach(walk);
  };
  walk(document.body);
  const width = document.documentElement.scrollWidth;
  const widest =
    width <= innerWidth
      ? ''
      : [...root.querySelectorAll('*')]
          .find((element) => element.getBoundingClientRect().right > innerWidth)
          ?.outerHTML.slice(0, 200);
  return {
    text: `${document.title} ${texts.join('')}`,
    ids: [...document.querySelectorAll('[id]')].map(({ id }) => id),
    links: [...root.querySelectorAll('a[href]')].map(({ href }) => href),
    width,
    widest,
  };
}

/** What axe calls serious or critical in our part of the page. */
async function violations(page, content) {
  await page.evaluate(axe);
  const found = await page.evaluate(
    async ([selector, rules]) => {
      const { violations: all } = await globalThis.axe.run(selector, {
        resultTypes: ['violations'],
        rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: false }])),
      });
      return all.map(({ id, impact, nodes }) => ({ id, impact, html: nodes[0].html }));
    },
    [content, ofThemes],
  );
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, html }) => `axe: ${id}: ${html.slice(0, 200)}`);
}
