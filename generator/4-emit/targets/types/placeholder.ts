/**
 * Names on their way through json-schema-to-typescript, which respells the names of types (`Line2a` to `Line2A`) and
 * trips over properties that every object of JavaScript has (`hasOwnProperty`).
 */

/** A name that comes through whole, letter case aside: `id` -> `X6964`. */
export function placeholder(name: string): string {
  return `X${Buffer.from(name).toString('hex')}`;
}

/** The name that a placeholder stands for; any other name is itself. */
export function restored(name: string): string {
  const [, hex] = /^X((?:[0-9a-f]{2})+)$/i.exec(name) ?? [];
  return hex === undefined ? name : Buffer.from(hex, 'hex').toString();
}
