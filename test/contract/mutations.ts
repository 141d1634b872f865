/** Valid payloads with a few random changes: most mistakes are close to a valid payload. */
import fc from 'fast-check';
import type { MessageRole } from '../../generator/model/model.js';

export interface Payload {
  readonly message: MessageRole;
  readonly value: unknown;
}

interface Change {
  readonly kind: 'put' | 'replace' | 'remove' | 'wrap' | 'lower' | 'copy';
  /** Which of the objects and arrays in the value, and which of its entries; both wrap around. */
  readonly where: number;
  readonly entry: number;
  readonly name: string;
  readonly value: unknown;
}

/** Values that some element takes, nearly takes or has to refuse. */
const values: readonly unknown[] = [
  ...['', ' ', 'x', '0', '12', '1', '+12', '972000000000', '0123', 'private', 'ACTIVE', 'Suspend', 'nationalId', 'iD'],
  ...['passport', 'DAYS', 'days', 'usd', 'EUR', 'uſd', 'ſuspend', 'true', '29022000', '29021900', '31042001', 'MR'],
  ...['a@b', 'a@b.', 'robin.vale@example.com', 'GLOBAL_1001', '22222222-2222-4222-8222-222222222222', '2222'],
  ...['a'.repeat(60), 'a'.repeat(61), 'é'.repeat(30), 'é'.repeat(31), '€'.repeat(20), '😀'.repeat(16), '\uD800'],
  ...[0, -0, 1, -1, 15, 1.5, 8.5, -0.1, 2 ** 53 - 1, 2 ** 53, 1e308, true, false, null],
  ...[[], {}, [null], [''], [{}], [[]], { contact: {} }, { contact: { contact: {} } }, { role: 'NONE' }],
];

const oddNames = ['__proto__', 'constructor', 'toString', 'length', 'x', '', 'a/b~c', '0', 'Status', 'streetNumber'];

/** @param names the elements of the tables, which changes put in right and in wrong places */
export function payloads(good: readonly Payload[], names: readonly string[]): fc.Arbitrary<Payload> {
  const change: fc.Arbitrary<Change> = fc.record({
    kind: fc.constantFrom('put', 'replace', 'replace', 'replace', 'remove', 'wrap', 'lower', 'copy'),
    where: fc.nat(60),
    entry: fc.nat(30),
    name: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...names) }, fc.constantFrom(...oddNames)),
    value: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...values) },
      fc.string({ unit: 'binary' }),
      fc.double(json),
    ),
  });
  return fc
    .record({ base: fc.constantFrom(...good), changes: fc.array(change, { maxLength: 6 }) })
    .map(({ base, changes }) => {
      const value: unknown = structuredClone(base.value);
      for (const one of changes) apply(value, one);
      return { message: base.message, value };
    });
}

const json = { noNaN: true, noDefaultInfinity: true };

function apply(root: unknown, { kind, where, entry, name, value }: Change): void {
  const places = containers(root);
  const place = places[where % places.length];
  if (!place) return;
  const keys = Object.keys(place);
  const key = keys[entry % keys.length];
  const put = (at: string, what: unknown): void => {
    const own = { value: structuredClone(what), writable: true, enumerable: true, configurable: true };
    Object.defineProperty(place, at, own);
  };
  if (kind === 'put') put(Array.isArray(place) ? String(place.length) : name, value);
  if (key === undefined) return;
  const current: unknown = Object.getOwnPropertyDescriptor(place, key)?.value;
  if (kind === 'replace') put(key, value);
  if (kind === 'wrap') put(key, entry % 2 === 0 ? { [key]: current } : [current]);
  if (kind === 'lower' && typeof current === 'string') put(key, current.toLowerCase());
  if (kind === 'copy') put(Array.isArray(place) ? String(place.length) : name, current);
  if (kind === 'remove') {
    if (Array.isArray(place)) place.splice(Number(key), 1);
    else Reflect.deleteProperty(place, key);
  }
}

/** Every object and array in a value, the outermost first. */
function containers(value: unknown): readonly object[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(containers)];
}
