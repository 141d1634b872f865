/** A small flood finds nothing behind a correct server, and finds each kind of mistake in a broken one. */
import { describe, expect, it } from 'vitest';
import { run } from './flood.js';
import { breaks } from './flood/breaks.js';
import { frameworks } from './frameworks.js';

const quiet = (): void => undefined;
const few = { requests: 400, rounds: 3, patienceMs: 2500 };

it.each(Object.keys(frameworks))('finds nothing behind %s', async (adapter) => {
  const lines: string[] = [];
  const { failures } = await run((line) => lines.push(line), { ...few, adapters: [adapter] });
  expect(failures).toEqual([]);
  expect(lines.join('\n')).toMatch(/400 LOCAL_INVALID_REQUEST \d{2,}×.* 503 GLOBAL_1001 \d+×/);
});

/** What the flood says about each of the servers with a mistake. */
const notices: Readonly<Record<string, RegExp>> = {
  'echoes the payload': /^node:http: echo: /,
  'tells a stack': /^node:http: leak: .* in /,
  'throws what it should answer': /^node:http: died: the server ended with 1/,
  'answers in words of its own': /^node:http: outcome: .*500 without a code and not 404/,
  'answers with an unknown code': /^node:http: envelope: .*not a code of the definition/,
  'has the wrong status': /^node:http: envelope: .*not the status of its code/,
  'fills what has to be empty': /^node:http: envelope: .*a failure that is not empty/,
  'takes what is wrong': /^node:http: outcome: .*200 and not 400/,
  'refuses what is good': /^node:http: outcome: good, .*503 GLOBAL_1001 and not 200/,
  'never answers': /^node:http: hang: .*no answer and no end/,
  'forgets nothing': /^node:http: memory: /,
  'changes all objects': /^node:http: prototype: .*polluted/,
  'writes what it meets': /^node:http: stderr: a log with personal data/,
};

describe.concurrent('a server that', () => {
  it('is broken in a known way has its notice listed here', () =>
    expect(Object.keys(notices)).toEqual(Object.keys(breaks)));

  it.each(Object.entries(notices))('%s is detected', async (broken, notice) => {
    const { failures } = await run(quiet, { ...few, adapters: ['node:http'], broken });
    expect(failures).toContainEqual(expect.stringMatching(notice));
  });
});
