/**
 * Replacements for names while json-schema-to-typescript processes them: it respells names of types (`Line2a` to
 * `Line2A`) and fails on names that every object inherits (`hasOwnProperty`).
 */
import { identifier, propertyKey } from '../../encode.js';

/** A name that json-schema-to-typescript keeps, except for its case: `id` -> `X6964`. */
export function placeholder(name: string): string {
  return `X${Buffer.from(name).toString('hex')}`;
}

/** Restores the names in printed declarations. A line that starts with a placeholder declares it. */
export function restoreNames(code: string): string {
  return code
    .replace(/^export type X([0-9a-f]+)(?= = )/gim, (_, hex: string) => `export type ${identifier(nameIn(hex))}`)
    .replace(/^X([0-9a-f]+)(?=\??: )/gim, (_, hex: string) => propertyKey(nameIn(hex)));
}

function nameIn(hex: string): string {
  return Buffer.from(hex, 'hex').toString();
}
