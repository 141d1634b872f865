/**
 * `npx tsx test/hostile/worst-body.ts [--seconds 60] [--kib 256] [--definitions definitions] [--operation create-customer]`
 *
 * Searches for the request body that costs the validators most, in multiples of its JSON.parse: it takes bodies that are
 * expensive by design, changes them at random, keeps the most expensive, and prints the worst for each function. The exit
 * code is 1 when one costs more than 20 times its JSON.parse.
 */
import { parseArgs } from 'node:util';
import type { Field, Message, Shape } from '../../generator/model/model.js';
import { importValidators, type Validators, validatorsOf } from '../support/emitted.js';
import { loadOperation } from '../support/model.js';

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    kib: { type: 'string', default: '256' },
    definitions: { type: 'string', default: 'definitions' },
    operation: { type: 'string', default: 'create-customer' },
    seed: { type: 'string', default: '1' },
  },
});
const most = Number(options.kib) * 1024;
const limit = 20;

const operation = await loadOperation(options.operation, options.definitions);
const message = operation.request ?? operation.response;
const functions = validatorsOf(await importValidators(operation), message);

/** A number from 0 to below 1; the seed makes a run everyone's. */
let state = Number(options.seed);
function random(): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
}
const pick = <Item>(items: readonly Item[]): Item => {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('There is nothing to pick from');
  return item;
};

/** A body is put together anew for each size, so that it fills what the server takes. */
interface Recipe {
  readonly what: string;
  readonly make: (count: number) => unknown;
}

const fieldsOf = (shape: Shape): readonly Field[] => shape.fields;
const allFields = message.shapes.flatMap(fieldsOf);
const nested = (from: Message): readonly Field[] =>
  from.root.fields.filter(({ type }) => type.kind === 'object' || type.kind === 'text');

/** Names that are nearly those of the tables, or odd in themselves. */
function oddName(index: number): string {
  const name = pick(allFields).name;
  const at = Math.floor(random() * name.length);
  return pick([
    () => `${name.slice(0, at)}${index.toString(36)}${name.slice(at + 1)}`,
    () => `${name}${index}`,
    () => `${name.toUpperCase()}${index}`,
    () => `~/~/${index}`,
    () => String(index),
    () => '~'.repeat(1 + Math.floor(random() * 300)) + index,
    () => name.repeat(8).slice(0, 60) + index.toString(36),
    () => `__proto__${index}`,
  ])();
}

const longText = (length: number): string =>
  pick(['a', 'é', '€', '\u{1f600}', '\ud800', '0', '@a.b', 'a.', '~', '/', ' ', 'ſ']).repeat(Math.max(1, length));

/** A value for an element: right, wrong, empty, long. */
function valueFor(field: Field, depth: number): unknown {
  const wrong: readonly (() => unknown)[] = [
    () => '',
    () => null,
    () => ({}),
    () => [],
    () => 1e21,
    () => longText(Math.floor(random() * 400)),
    () => 'x',
    () => true,
    () => [[]],
  ];
  const { type } = field;
  const right = (): unknown => {
    if (type.kind === 'enum') return pick(type.values)[pick(['toLowerCase', 'toUpperCase'] as const)]();
    if (type.kind === 'object') {
      const inner = depth > 4 ? {} : objectOf(type.shape, depth + 1);
      const wrapped = field.wire.wrapper === undefined ? inner : { [field.wire.wrapper]: inner };
      return field.array ? Array.from({ length: Math.floor(random() * 4) }, () => inner) : wrapped;
    }
    return pick(['usd', '29022000', 'a@b.example', '+31600000000', 'x', 7, 1.5, true]);
  };
  return random() < 0.6 ? right() : pick(wrong)();
}

function objectOf(shape: Shape, depth: number): object {
  const share = random();
  const own = shape.fields.filter(() => random() < share).map((field) => [field.name, valueFor(field, depth)]);
  const odd = Array.from({ length: random() < 0.3 ? Math.floor(random() * 4) : 0 }, (_, index) => [oddName(index), 1]);
  return Object.fromEntries([...own, ...odd]) as object;
}

/** Bodies that are dear by design. */
const designs: readonly (() => Recipe)[] = [
  () => {
    const field = pick(nested(message));
    const entry = pick<() => unknown>([
      () => ({}),
      () => [],
      () => 1,
      () => '',
      () => null,
      () => valueFor(field, 0),
    ])();
    return { what: `${field.name}: many of one entry`, make: (count) => ({ [field.name]: Array(count).fill(entry) }) };
  },
  () => {
    const names = Array.from({ length: 40_000 }, (_, index) => oddName(index));
    const value = pick<unknown>([1, {}, [], '', null]);
    return {
      what: 'unknown names',
      make: (count) => Object.fromEntries(names.slice(0, count).map((name) => [name, value])),
    };
  },
  () => {
    const field = pick(allFields);
    const text = longText(1);
    return { what: `${field.name}: a long text`, make: (count) => ({ [field.name]: text.repeat(count) }) };
  },
  () => {
    const key = pick(['~', '/', 'a', '\ud800', '€']);
    return { what: 'one long name', make: (count) => ({ [key.repeat(count)]: 1 }) };
  },
  () => {
    const field = pick(nested(message));
    const names = Array.from({ length: 20_000 }, (_, index) => oddName(index));
    return {
      what: `${field.name}: an object of unknown names`,
      make: (count) => {
        const inner = Object.fromEntries(names.slice(0, count).map((name) => [name, 1]));
        return { [field.name]: field.array ? [inner] : inner };
      },
    };
  },
  () => {
    const field = pick(nested(message));
    const entries = Array.from({ length: 50 }, () => valueFor({ ...field, array: undefined } as never, 0));
    return {
      what: `${field.name}: many different entries`,
      make: (count) => ({ [field.name]: Array.from({ length: count }, (_, index) => entries[index % entries.length]) }),
    };
  },
  () => {
    const [open, close] = pick([
      ['[', ']'],
      ['{"a":', '}'],
      [`{"${pick(nested(message)).name}":`, '}'],
    ] as const);
    return {
      what: `nested ${open}`,
      // As deep as the server reads.
      make: (count) =>
        JSON.parse(`${open.repeat(Math.min(64, count))}1${close.repeat(Math.min(64, count))}`) as unknown,
    };
  },
  () => {
    const bodies = Array.from({ length: 30 }, () => objectOf(message.root, 0));
    return {
      what: 'some elements',
      make: (count) => Object.assign({}, ...bodies.slice(0, 1 + (count % 30))) as object,
    };
  },
];

/** Two bodies in one: what one does to the report, the other pays for. */
function mixed(a: Recipe, b: Recipe): Recipe {
  return {
    what: `${a.what} + ${b.what}`,
    make: (count) => Object.assign({}, a.make(Math.ceil(count / 2)), b.make(Math.ceil(count / 2))) as object,
  };
}

/** The largest text of a recipe within the limit. */
function textOf({ make }: Recipe): string {
  let text = JSON.stringify(make(1));
  for (let count = 2, next = text; count < 2 ** 19 && next.length <= most; count = Math.ceil(count * 1.4)) {
    text = next;
    next = JSON.stringify(make(count));
    if (next.length < text.length) break;
  }
  return text;
}

/** The quickest of some runs, in nanoseconds: at least so many of them, and of a small body as many as a server has. */
function best(run: () => unknown, times: number): number {
  let least = Infinity;
  const end = process.hrtime.bigint() + 4_000_000n;
  for (let time = 0, now = 0n; time < times || now < end; time++) {
    const start = process.hrtime.bigint();
    run();
    now = process.hrtime.bigint();
    least = Math.min(least, Number(now - start));
  }
  return least;
}

type Cost = Readonly<Record<string, number>>;

function costOf(text: string, { is, validate, parse }: Validators, times: number): Cost {
  const value: unknown = JSON.parse(text);
  const unit = best(() => JSON.parse(text) as unknown, times + 2);
  const costs = {
    is: () => is(value),
    validate: () => validate(value),
    parse: () => parse(value),
    'parse plain': () => parse(value, { plain: true }),
  };
  return Object.fromEntries(Object.entries(costs).map(([name, run]) => [name, best(run, times) / unit]));
}

interface Found {
  readonly ratio: number;
  readonly recipe: Recipe;
  readonly text: string;
}

const worst = new Map<string, Found>();
const until = Date.now() + Number(options.seconds) * 1000;
let tried = 0;
while (Date.now() < until) {
  const known = [...worst.values()].map(({ recipe }) => recipe);
  const fresh = pick(designs)();
  const recipe = known.length > 0 && random() < 0.4 ? mixed(pick(known), fresh) : fresh;
  if (recipe.what.split('+').length > 4) continue;
  const text = textOf(recipe);
  if (text.length > most || text.length < 64) continue;
  tried++;
  for (const [name, once] of Object.entries(costOf(text, functions, 3))) {
    if (once <= (worst.get(name)?.ratio ?? 0)) continue;
    // Once more, so that a pause of the machine is not taken for a finding.
    const ratio = Math.min(once, costOf(text, functions, 7)[name] ?? 0);
    if (ratio > (worst.get(name)?.ratio ?? 0)) worst.set(name, { ratio, recipe, text });
  }
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);
print(`${tried} bodies of at most ${options.kib} KiB for ${operation.name}; in units of one JSON.parse of the body:`);
for (const [name, { ratio, recipe, text }] of worst) {
  print(`  ${name.padEnd(12)} ${ratio.toFixed(2).padStart(7)}  ${text.length} bytes, ${recipe.what}`);
  print(`               ${text.slice(0, 100)}`);
}
process.exitCode = [...worst.values()].some(({ ratio }) => ratio > limit) ? 1 : 0;
