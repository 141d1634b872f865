/**
 * Names on their way through json-schema-to-typescript, which respells the names of types (`Line2a` to `Line2A`) and
 * trips over properties that every object of JavaScript has (`hasOwnProperty`).
 */
import { identifier, propertyKey } from '../../encode.js';

/** A name that comes through whole, letter case aside: `id` -> `X6964`. */
export function placeholder(name: string): string {
  return `X${Buffer.from(name).toString('hex')}`;
}

/** Printed declarations with the names back in place. A line that begins with a placeholder declares it. */
export function restoreNames(code: string): string {
  return code
    .replace(/^export type X([0-9a-f]+)(?= = )/gim, (_, hex: string) => `export type ${identifier(nameIn(hex))}`)
    .replace(/^X([0-9a-f]+)(?=\??: )/gim, (_, hex: string) => propertyKey(nameIn(hex)));
}

function nameIn(hex: string): string {
  return Buffer.from(hex, 'hex').toString();
}
