import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

const folder = 'test/support/every-key';
const schema: unknown = JSON.parse(readFileSync('definitions/definition.schema.json', 'utf8'));
const definitions: readonly unknown[] = readdirSync(folder).map((file) =>
  parse(readFileSync(`${folder}/${file}`, 'utf8')),
);

/** Every value in a JSON value, itself included. */
function everyValue(value: unknown): readonly unknown[] {
  return typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(everyValue)] : [value];
}

function objectsIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return everyValue(value).filter(
    (one): one is Readonly<Record<string, unknown>> => typeof one === 'object' && one !== null && !Array.isArray(one),
  );
}

/** The keys that the editor's schema, and so the format, has in any place. */
const keys = new Set(objectsIn(schema).flatMap(({ properties }) => (properties ? Object.keys(properties) : [])));
const refused = new Set(objectsIn(schema).map((part) => part['not']));
/** The words that it has for any key; what stands under `not` are names that it refuses. */
const words = new Set(
  objectsIn(schema)
    .filter((part) => !refused.has(part))
    .flatMap((part) => (Array.isArray(part['enum']) ? part['enum'] : []))
    .filter((one): one is string => typeof one === 'string'),
);

it('the definition with every key has every key of the format', () => {
  const used = new Set(definitions.flatMap(objectsIn).flatMap((part) => Object.keys(part)));
  expect(keys.size).toBeGreaterThan(80);
  expect([...keys].filter((key) => !used.has(key))).toEqual([]);
});

it('the definition with every key has every type, format and presence of the format', () => {
  const used = new Set(definitions.flatMap(everyValue));
  // One operation has one method, and each of these is said of one place.
  const instead = ['GET', 'PUT', 'PATCH', 'DELETE', 'bearer', 'keep'];
  expect(words.size).toBeGreaterThan(20);
  expect([...words].filter((one) => !used.has(one) && !instead.includes(String(one)))).toEqual([]);
});
