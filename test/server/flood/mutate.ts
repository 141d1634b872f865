/** Changes to JSON values and texts. */
import type { Random } from './random.js';

const oddities: readonly unknown[] = [
  ...[null, '', ' ', '0', 'true', 'ACTIVE', 'active', '__proto__', '\ud800', '\u0000', 'ſelfcare', 'é'.repeat(31)],
  ...[0, -1, 0.5, -0, 1e308, 2 ** 53, true, false, [], {}, [[]], [null], [{}], { '': {} }, { contact: {} }],
];

/** A copy with something changed, at a random place. */
export function mutated(random: Random, value: unknown, marker: string): unknown {
  const copy = structuredClone(value);
  const places = placesIn(copy);
  const place = places.length > 0 && random.chance(0.95) ? random.pick(places) : undefined;
  if (!place) return random.pick(oddities);
  const { parent, key } = place;
  const current = get(parent, key);
  switch (random.between(0, 6)) {
    case 0:
      if (Array.isArray(parent)) parent.splice(Number(key), 1);
      else Reflect.deleteProperty(parent, key);
      break;
    case 1:
      set(parent, key, [current]);
      break;
    case 2:
      set(parent, key, { [random.pick(['', key, marker, 'contact', 'toString'])]: current });
      break;
    case 3:
      if (Array.isArray(parent)) parent.push(structuredClone(current));
      else set(parent, random.pick([marker, key.toUpperCase(), `${key} `, 'constructor', 'prototype']), current);
      break;
    case 4:
      set(parent, key, typeof current === 'string' ? changedText(random, current, marker) : marker);
      break;
    default:
      set(parent, key, structuredClone(random.pick(oddities)));
  }
  return copy;
}

function changedText(random: Random, text: string, marker: string): string {
  return random.pick([`${text}${marker}`, `${text} `, text.toLowerCase(), text.slice(1), text.repeat(50), marker]);
}

interface Place {
  readonly parent: object;
  readonly key: string;
}

/** Every element and entry at any depth. */
function placesIn(value: unknown): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key) => [{ parent: value, key }, ...placesIn(get(value, key))]);
}

function get(parent: object, key: string): unknown {
  return Object.getOwnPropertyDescriptor(parent, key)?.value;
}

/** An own element, whatever its name. */
function set(parent: object, key: string, value: unknown): void {
  Object.defineProperty(parent, key, { value, writable: true, enumerable: true, configurable: true });
}

/** A text with some of it left out, doubled or replaced. */
export function garbled(random: Random, text: string): string {
  let result = text;
  for (let changes = random.between(1, 3); changes > 0; changes--) {
    const at = random.between(0, result.length);
    const until = Math.min(result.length, at + random.between(0, 6));
    const piece = random.pick(['', result.slice(at, until).repeat(2), ...'{}[]",:\\0e-\u0000\n']);
    result = result.slice(0, at) + piece + result.slice(until);
  }
  return result;
}
