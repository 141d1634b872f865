/**
 * Replacements for names while json-schema-to-typescript processes them: it respells names of types (`Line2a` to
 * `Line2A`) and fails on names that every object inherits (`hasOwnProperty`).
 */

/** A name that json-schema-to-typescript keeps, except for its case: `id` -> `X6964`. */
export function placeholder(name: string): string {
  return `X${Buffer.from(name).toString('hex')}`;
}

/** The name that a placeholder stands for; any other name is itself. */
export function restored(name: string): string {
  const [, hex] = /^X((?:[0-9a-f]{2})+)$/i.exec(name) ?? [];
  return hex === undefined ? name : Buffer.from(hex, 'hex').toString();
}
