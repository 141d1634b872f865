/** Opens a document in a reader, in Chromium, without a network, and returns what stands on the page. */
/* global document -- in functions that run in the page */
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { chromiumPath } from '../chromium.js';

const modules = fileURLToPath(new URL('node_modules/', import.meta.url));
const types = { '.js': 'text/javascript', '.css': 'text/css' };

async function served(reader, api, use) {
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>API</title>${reader.head}</head><body>${reader.body}</body></html>`;
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const answer = (type, content) => response.writeHead(200, { 'content-type': type }).end(content);
    if (path === '/') return answer('text/html', page);
    if (path === '/openapi.json') return answer('application/json', JSON.stringify(api));
    const file = join(modules, reader.package, reader.folder, path.replace(/^\/files\//, ''));
    if (!existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    return answer(types[extname(file)] ?? 'application/octet-stream', readFileSync(file));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await use(`http://127.0.0.1:${server.address().port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/**
 * @param limit milliseconds after which a page that does not answer is given up
 * @returns the text of the page, and the alternatives that it lets people choose; undefined if it does not answer
 */
export function read(reader, { document: api, title, marks }, { picture, limit = 30_000 }) {
  return served(reader, api, async (address) => {
    const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
    try {
      // What is below the screen is not made by some of them.
      const page = await browser.newPage({ viewport: { width: 1440, height: 16_000 } });
      page.setDefaultTimeout(limit);
      await page.route('**/*', (route) =>
        route.request().url().startsWith(address) ? route.continue() : route.abort(),
      );
      await page.goto(address);
      await reader.open(page, title);
      await page.getByText(marks.values().next().value).first().waitFor();
      await page.waitForTimeout(2000);
      const text = await page.evaluate(() => document.body.innerText);
      const choices = await page.locator(reader.choices).evaluateAll((all) => all.map((one) => one.innerText));
      if (picture !== undefined) await page.screenshot({ path: picture });
      return { text, choices };
    } catch (error) {
      if (error.name !== 'TimeoutError') throw error;
      return undefined;
    } finally {
      // A page that is busy does not close by itself.
      await browser.close();
    }
  });
}
