/** Measures one row of the table in a process of its own, and prints it as JSON: nanoseconds by contestant. */
import { measure } from './measure.js';
import { contestants as load } from './contestants.js';
import { careless, inOrders, text, withDefects } from './payload.js';

const contestants = await load();
const parseJson = { name: 'JSON.parse', run: () => JSON.parse(text) };
const named = (key) => contestants.filter((one) => one[key]).map((one) => ({ name: one.name, run: one[key] }));
/** A list that is made when it is looked at is looked at. */
const counted = (key) => named(key).map(({ name, run }) => ({ name, run: (value) => run(value).length }));
const times = (value) => Array.from({ length: 64 }, () => JSON.parse(value));

const rows = {
  'is-1': () => [named('is'), inOrders(1)],
  'is-8': () => [named('is'), inOrders(8)],
  'is-64': () => [named('is'), inOrders(64)],
  'all-valid': () => [counted('all'), inOrders(1)],
  'first-defect': () => [firsts(), withDefects()],
  'all-defects': () => [counted('all'), withDefects()],
  'parse-clean': () => [named('parse'), times(text)],
  'parse-any': () => [named('parseAny'), times(text)],
  'parse-careless': () => [named('parse'), times(careless())],
};

/** The first error, or of those who only say yes or no, that. */
function firsts() {
  return contestants.map(({ name, first, is }) => ({ name, run: first ?? is }));
}

const [, , row, rounds] = process.argv;
const [subjects, inputs] = rows[row]();
console.log(JSON.stringify([...measure([...subjects, parseJson], inputs, Number(rounds))]));
