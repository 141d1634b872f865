/** Shows the site while it is written: a save is built at once, and open pages load again. */
import { execFileSync } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSite, out } from './build.js';
import { serve } from './serve.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pages = new Set();
const { url } = await serve(out, {
  port: Number(process.env.PORT ?? 0),
  onRequest: (request, response) => {
    if (request.url !== '/reload') return false;
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write('\n');
    pages.add(response);
    request.on('close', () => pages.delete(response));
    return true;
  },
});

const first = { isFirst: true, isGenerated: true, hasNewCode: true };
let next = first;
let timer;
async function rebuild() {
  const { isFirst, isGenerated, hasNewCode } = next;
  next = { ...first, isFirst: false, hasNewCode: false };
  try {
    const start = performance.now();
    if (!isGenerated)
      execFileSync(process.execPath, ['dist/bundle/main.js', 'generate'], { cwd: root, stdio: 'inherit' });
    await buildSite({ isDev: true, isFirst, hasNewCode });
    console.log(`built in ${Math.round(performance.now() - start)} ms`);
    for (const page of pages) page.write('data: changed\n\n');
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
}

await rebuild();
console.log(url);
for (const folder of ['docs', 'docs/site/src', 'definitions', '.']) {
  watch(join(root, folder), (_, name) => {
    if (folder === '.' && name !== 'README.md') return;
    if (!/\.(md|html|css|js|yaml)$/.test(name ?? '')) return;
    if (folder === 'definitions') next = { ...next, isGenerated: false, hasNewCode: true };
    if (folder.endsWith('src')) next = { ...next, hasNewCode: true };
    clearTimeout(timer);
    timer = setTimeout(rebuild, 50);
  });
}
