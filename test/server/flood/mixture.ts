/** Which attack comes when: the same seed and number always give the same one. */
import { type Attack, type Ground, outcomes } from './attack.js';
import { bodies, type Maker } from './bodies.js';
import { framing } from './framing.js';
import { heads } from './heads.js';
import { ask, careful, request } from './http.js';
import type { Material } from './material.js';
import { Random } from './random.js';
import { wishes } from './wishes.js';

const good: Maker = ({ ground, material }) => {
  const body = JSON.stringify({ ...material.example, [ground.marker]: ground.marker });
  return ask('good', request(ground, { headers: careful(body), body }), outcomes.good);
};

const wished: Maker = ({ random, ground, material }) => {
  const names = Object.keys(wishes) as (keyof typeof wishes)[];
  // One that is late occupies its caller for seconds.
  const wish = random.pick(random.chance(0.02) ? names : names.filter((name) => name !== 'late'));
  const body = JSON.stringify({ [ground.marker]: ground.marker, ...material.example });
  return ask(`wish/${wish}`, request(ground, { headers: careful(body, ['x-wish', wish]), body }), wishes[wish]);
};

const makers: Readonly<Record<string, Maker>> = { good, wished, ...bodies, ...framing, ...heads };

/** How often something comes that does not come as often as everything else, which is 1. */
const weights: Readonly<Record<string, number>> = {
  good: 10,
  wished: 4,
  'a vector, mutated': 12,
  'the example, mutated': 12,
  garbled: 8,
  // Hundreds of kilobytes.
  'deep nesting': 0.3,
  'huge number': 0.3,
  'huge text': 0.2,
  'many elements': 0.2,
  'just too large': 0.2,
  'just small enough': 0.2,
  'too many chunks': 0.2,
  // Megabytes, or seconds.
  'without end': 0.04,
  'never complete': 0.04,
};

const total = Object.keys(makers).reduce((sum, name) => sum + (weights[name] ?? 1), 0);

export function markerOf(number: number): string {
  return `zq${number.toString(36)}qz`;
}

export function attackOf(material: Material, seed: number, number: number): Attack {
  // Neighbouring numbers have nothing in common.
  const random = new Random(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
  const digits = number.toString(16).padStart(12, '0');
  const ground: Ground = { path: `/api/v2/customer/44444444-4444-4444-8444-${digits}`, marker: markerOf(number) };
  return makerOf(random)({ random, ground, material });
}

function makerOf(random: Random): Maker {
  let rest = random.next() * total;
  for (const [name, maker] of Object.entries(makers)) {
    rest -= weights[name] ?? 1;
    if (rest < 0) return maker;
  }
  return good;
}
