/**
 * `node build/side-by-side.js lint types`: runs scripts of the package two at a time, which most machines can, since each of
 * them uses one processor. The generator has to be compiled before. What one prints comes when it ends; after one that fails no other is started.
 */
import { spawn } from 'node:child_process';

const waiting = process.argv.slice(2);
/** They are short, as runs of the command are, and V8 is as hasty with them. */
const late = `--import ${new URL('optimise-late.js', import.meta.url).href}`;

async function work() {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const { code, text } = await run(name);
    process.stdout.write(`${name}: ${code === 0 ? 'fine' : 'failed'}\n${text}`);
    if (code === 0) continue;
    process.exitCode = 1;
    waiting.length = 0;
  }
}

function run(name) {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', name], {
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
      // TypeScript 7 ends before its memory is worth collecting.
      env: { ...process.env, NODE_OPTIONS: [process.env.NODE_OPTIONS, late].filter(Boolean).join(' '), GOGC: '800' },
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part) => (text += part));
    child.on('error', (error) => resolve({ code: 1, text: `${error.message}\n` }));
    child.on('close', (code) => resolve({ code, text }));
  });
}

await Promise.all([work(), work()]);
