/** The documents of several operations as one. */
import { isDeepStrictEqual } from 'node:util';
import type { Operation } from '../../model.js';
import type { Schema } from '../lower/schema.js';
import { type Document, documentOf } from './document.js';

/** One document with every operation; what they share is there once. */
export function bundle(operations: readonly Operation[]): Document {
  const [first, ...rest] = operations.map((operation) => ({ operation, document: documentOf(operation) }));
  if (!first) throw new Error('There is nothing to bundle');
  return rest.reduce((whole, { operation, document }) => {
    // Two common files may each have a shape of one name; the later operation's then carries the operation's name.
    const next = clashes(whole, document) ? documentOf(operation, { prefixShared: true }) : document;
    return merge(whole, next);
  }, first.document);
}

function clashes(a: Document, b: Document): boolean {
  return Object.entries(a.components).some(([kind, components]) =>
    Object.entries(components).some(([name, component]) => {
      const other = b.components[kind]?.[name];
      return other !== undefined && !isDeepStrictEqual(component, other);
    }),
  );
}

function merge(a: Document, b: Document): Document {
  const newServers = b.servers.filter((server) => !a.servers.some((known) => isDeepStrictEqual(known, server)));
  return {
    ...a,
    servers: [...a.servers, ...newServers],
    tags: [...a.tags, ...b.tags.filter(({ name }) => !a.tags.some((tag) => tag.name === name))],
    paths: mergeRecords(a.paths, b.paths),
    components: mergeRecords(a.components, b.components),
  };
}

/** Two levels deep: methods of one path, components of one kind. */
function mergeRecords(
  a: Readonly<Record<string, Schema>>,
  b: Readonly<Record<string, Schema>>,
): Record<string, Schema> {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(keys.map((key) => [key, { ...a[key], ...b[key] }]));
}
