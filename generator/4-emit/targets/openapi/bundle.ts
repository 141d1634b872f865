/**
 * The document of an API with all its operations, put together from what was printed for each of them: a change of one
 * operation does not print the others again.
 */
import type { Operation } from '../../../model/model.js';
import { printYaml } from '../../print-yaml.js';
import { type ComponentName, componentNames, type Part, partsOf } from './components.js';
import { contributionOf } from './document.js';

/** YAML in which the name of a component is missing after every text but the last: the name for a type. */
interface Printed {
  readonly texts: readonly string[];
  readonly typeNames: readonly string[];
}

/** An operation in a document. */
export interface BundlePiece {
  readonly name: string;
  /** The name of the API. */
  readonly api: string;
  /** The document up to its tags. */
  readonly head: string;
  readonly tag: { readonly name: string; readonly text: string };
  readonly path: string;
  readonly operation: Printed;
  readonly parts: readonly (Part & { readonly schema: Printed })[];
  readonly securitySchemes: string;
}

export function bundlePiece(operation: Operation): BundlePiece {
  const parts = partsOf(operation);
  const mark = markOutside(JSON.stringify(contributionOf(operation, (typeName) => typeName)));
  const made = contributionOf(operation, (typeName) => `#/components/schemas/${mark}${typeName}${mark}`);
  const print = (value: unknown, depth: number): Printed => {
    const pieces = indented(printYaml(value), depth).split(mark);
    return {
      texts: pieces.filter((_, index) => index % 2 === 0),
      typeNames: pieces.filter((_, index) => index % 2 === 1),
    };
  };
  const schemas = new Map(made.schemas);
  return {
    name: operation.name,
    api: operation.api.name,
    head: printYaml(made.head),
    tag: { name: made.tag.name, text: printYaml({ tags: [made.tag] }).replace('tags:\n', '') },
    path: indented(keyLine(made.path), 1),
    operation: print({ [made.method]: made.operation }, 2),
    parts: parts.map((part) => ({ ...part, schema: print(schemas.get(part.typeName), 3) })),
    securitySchemes: made.securitySchemes ? indented(printYaml({ securitySchemes: made.securitySchemes }), 1) : '',
  };
}

/** A text that does not occur in another. */
function markOutside(text: string): string {
  let mark = '<name>';
  while (text.includes(mark)) mark = `<${mark}>`;
  return mark;
}

/** A document of YAML within a mapping of another; a blank line belongs to a text of several lines. */
function indented(text: string, depth: number): string {
  return text.replace(/^(?=.)/gm, '  '.repeat(depth));
}

function keyLine(key: string): string {
  // What needs no quotes in any version of YAML.
  const isPlain = /^[A-Za-z][A-Za-z0-9]*$/.test(key) && !/^(null|true|false|yes|no|on|off|y|n)$/i.test(key);
  return isPlain ? `${key}:\n` : printYaml({ [key]: null }).replace(/ null\n$/, '\n');
}

export interface Bundle {
  /** `openapi.yaml`, or `openapi-platform-v2.yaml` if there are several APIs. */
  readonly path: string;
  readonly content: string;
}

/**
 * A document for each API; a common file describes one API. Title, version and servers belong to a whole document: a
 * shared document would offer each operation on every host.
 */
export function bundlesOf(pieces: readonly BundlePiece[]): readonly Bundle[] {
  const apis = [...new Set(pieces.map(({ api }) => api))];
  return apis.map((api) => ({
    path: bundlePath(api, apis),
    content: documentText(pieces.filter((piece) => piece.api === api)),
  }));
}

/** The path of the document of one of several APIs. */
export function bundlePath(api: string, apis: readonly string[]): string {
  return apis.every((other) => other === api) ? 'openapi.yaml' : `openapi-${api}.yaml`;
}

/** One document, with one copy of what its operations share. */
function documentText(pieces: readonly BundlePiece[]): string {
  const nameOf = componentNames(pieces.flatMap(({ parts }) => parts));
  const tags = new Map(pieces.map(({ tag }) => [tag.name, tag.text]));
  const paths = new Map<string, string>();
  const schemas = new Map<string, string>();
  for (const piece of pieces) {
    paths.set(piece.path, (paths.get(piece.path) ?? '') + withNames(piece.operation, piece, nameOf));
    for (const { typeName, schema } of piece.parts) {
      const name = nameOf(piece, typeName);
      const text = withNames(schema, piece, nameOf);
      if ((schemas.get(name) ?? text) !== text) throw new Error(`Two things of an OpenAPI document are called ${name}`);
      schemas.set(name, text);
    }
  }
  return [
    pieces[0]?.head,
    'tags:\n',
    ...tags.values(),
    'paths:\n',
    ...[...paths].flat(),
    'components:\n  schemas:\n',
    ...[...schemas].flatMap(([name, text]) => [indented(keyLine(name), 2), text]),
    pieces.find(({ securitySchemes }) => securitySchemes !== '')?.securitySchemes,
  ].join('');
}

function withNames({ texts, typeNames }: Printed, piece: BundlePiece, nameOf: ComponentName): string {
  // There is a type name after every text but the last.
  const nameAfter = (index: number): string => {
    const typeName = typeNames[index];
    return typeName === undefined ? '' : nameOf(piece, typeName);
  };
  return texts.map((text, index) => text + nameAfter(index)).join('');
}
