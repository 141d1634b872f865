/** Merges the documents of an API's operations. */
import { isDeepStrictEqual } from 'node:util';
import type { Api, Operation } from '../../../model/model.js';
import { componentNames } from './components.js';
import { type Document, documentOf } from './document.js';

export interface Bundle {
  /** `openapi.yaml`, or `openapi-platform-v2.yaml` if there are several APIs. */
  readonly path: string;
  readonly api: Api;
  readonly operations: readonly Operation[];
}

/**
 * The operations of each API; a common file describes one API. Each API has a document of its own, because title,
 * version and servers belong to a whole document: a shared document would offer each operation on every host.
 */
export function bundlesOf(operations: readonly Operation[]): readonly Bundle[] {
  const apis = [...new Map(operations.map(({ api }) => [api.name, api])).values()];
  return apis.map((api) => ({
    path: apis.length === 1 ? 'openapi.yaml' : `openapi-${api.name}.yaml`,
    api,
    operations: operations.filter((operation) => operation.api.name === api.name),
  }));
}

/** One document with all operations of an API, and one copy of what they share. */
export function documentOfBundle({ operations }: Bundle): Document {
  const nameOf = componentNames(operations);
  return operations.map((operation) => documentOf(operation, nameOf)).reduce(merge);
}

function merge(a: Document, b: Document): Document {
  return {
    ...a,
    tags: [...a.tags, ...b.tags.filter(({ name }) => !a.tags.some((tag) => tag.name === name))],
    paths: mergeRecords(a.paths, b.paths),
    components: mergeRecords(a.components, b.components),
  };
}

type Records = Document['paths'];

/** Merges two levels: methods of one path, components of one kind. Throws if one would overwrite another. */
function mergeRecords(a: Records, b: Records): Records {
  const merged = new Map(Object.entries(a).map(([key, record]) => [key, { ...record }]));
  for (const [key, record] of Object.entries(b)) {
    const known = merged.get(key) ?? {};
    for (const [name, value] of Object.entries(record)) {
      if (Object.hasOwn(known, name) && !isDeepStrictEqual(known[name], value))
        throw new Error(`Two things of an OpenAPI document are called ${name}`);
      known[name] = value;
    }
    merged.set(key, known);
  }
  return Object.fromEntries(merged);
}
