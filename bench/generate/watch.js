/** From a save to the written output, with a process that watches. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { kill, start } from './process.js';

const LOOK_EVERY_MS = 1;
/** A save meets a process at rest, and not one that still writes the other files of the save before. */
const REST_MS = 500;

/**
 * Saves each text in turn, and returns the milliseconds until `output` has its word. The first is not counted: it may meet
 * the process at its first run. Fewer are returned if the process ends or takes too long.
 */
export async function saves(args, { folder, source, output, texts, limitMs }) {
  const child = start(args, folder);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said = (said + data).slice(-20_000)));
  const until = async (isTrue) => {
    const end = performance.now() + limitMs;
    while (!isTrue()) {
      if (child.exitCode !== null || performance.now() > end) return false;
      await wait(LOOK_EVERY_MS);
    }
    return true;
  };
  const times = [];
  try {
    // It says a line when its first run is done.
    if (!(await until(() => said.includes('\n')))) return { times, said };
    for (const { word, text } of texts) {
      await wait(REST_MS);
      const started = performance.now();
      writeFileSync(source, text);
      if (!(await until(() => existsSync(output) && readFileSync(output, 'utf8').includes(word)))) break;
      times.push(performance.now() - started);
    }
    return { times: times.slice(1), said };
  } finally {
    kill(child);
  }
}
