/** Loads one contestant and judges one payload; prints milliseconds of loading, of the first judgement and of all. */
import { payload } from './payload.js';

const start = performance.now();
const { default: contestant } = await import(`./contestants/${process.argv[2]}.js`);
const { is } = contestant();
const loaded = performance.now();
is(payload);
const done = performance.now();
console.log(JSON.stringify([loaded - start, done - loaded, done - start]));
