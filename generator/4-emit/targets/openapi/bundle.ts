/**
 * The document of an API with all its operations, put together from what was printed for each of them: a change of one
 * operation does not print the others again.
 */
import { defined } from '../../../defined.js';
import { addTo } from '../../../grouped.js';
import type { Operation } from '../../../model/model.js';
import { printYaml } from '../../print-yaml.js';
import { type BundlePiece, filled, type Printed, type Template, templateOf } from './bundle-piece.js';
import { type ComponentName, componentNames, partsOf, usualName, type Wording } from './components.js';
import { contributionOf } from './document.js';

export function bundlePiece(operation: Operation, wording?: Wording): BundlePiece {
  const plain = contributionOf(operation, (typeName) => typeName, wording);
  const parts = partsOf(operation, plain.schemas);
  const mark = markOutside(JSON.stringify(plain));
  const made = contributionOf(operation, (typeName) => `#/components/schemas/${mark}${typeName}${mark}`, wording);
  const usual = new Map(parts.map((part) => [part.typeName, usualName(part)]));
  const print = (value: unknown, depth: number): Printed<Template> => ({
    yaml: templateOf(indented(printYaml(value), depth), mark, usual),
    json: templateOf(JSON.stringify(value), mark, usual),
  });
  const schemas = new Map(made.schemas);
  const { head, tag, path, method, securitySchemes } = made;
  return {
    name: operation.name,
    api: operation.api.name,
    head: { yaml: printYaml(head), json: inside(head) },
    tag: { name: tag.name, yaml: printYaml({ tags: [tag] }).replace('tags:\n', ''), json: JSON.stringify(tag) },
    path,
    operation: print({ [method]: made.operation }, 2),
    parts: parts.map((part) => ({ ...part, schema: print(schemas.get(part.typeName), 3) })),
    securitySchemes: Object.entries(securitySchemes ?? {}).map(([schemeName, scheme]) => ({
      name: schemeName,
      yaml: indented(printYaml({ [schemeName]: scheme }), 2),
      json: inside({ [schemeName]: scheme }),
    })),
  };
}

/** The members of an object as JSON text. */
function inside(value: object): string {
  return JSON.stringify(value).slice(1, -1);
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
  const isPlain = /^[A-Za-z/][A-Za-z0-9/_{}.-]*$/.test(key) && !/^(null|true|false|yes|no|on|off|y|n)$/i.test(key);
  return isPlain ? `${key}:\n` : printYaml({ [key]: null }).replace(/ null\n$/, '\n');
}

export interface Bundle {
  /** `openapi.yaml`, or `openapi-platform-v2.yaml` if there are several APIs. */
  readonly path: string;
  readonly content: string;
  /** The document as JSON text; absent if it is large. */
  readonly data?: string;
  /** Where the own texts of each piece begin, if the document is large and has no other than the usual names. */
  readonly blocks?: readonly (readonly number[])[];
}

/**
 * A document for each API; a common file describes one API. Title, version and servers belong to a whole document: a
 * shared document would offer each operation on every host.
 */
export function bundlesOf(pieces: readonly BundlePiece[]): readonly Bundle[] {
  const apis = [...new Set(pieces.map(({ api }) => api))];
  return apis.map((api) => {
    const { starts, ...texts } = documentTexts(pieces.filter((piece) => piece.api === api));
    const blocks = starts && { blocks: pieces.map((piece) => starts.get(piece) ?? []) };
    return { path: bundlePath(api, apis), ...texts, ...blocks };
  });
}

/** The path of the document of one of several APIs. */
export function bundlePath(api: string, apis: readonly string[]): string {
  return apis.every((other) => other === api) ? 'openapi.yaml' : `openapi-${api}.yaml`;
}

/** In characters. */
const LARGE = 4_000_000;

/** One document, with one copy of what its operations share. */
function documentTexts(
  pieces: readonly BundlePiece[],
): Pick<Bundle, 'content' | 'data'> & { readonly starts?: OwnStarts } {
  const names = componentNames(pieces.flatMap(({ parts }) => parts));
  const named = pieces.map((piece) => ({ piece, nameOf: namesOf(piece, names) }));
  const { content, starts } = yamlOf(named);
  // The text says whether a formatter has changed the file, which is not worth its time here.
  if (content.length <= LARGE) return { content, data: jsonOf(named) };
  return named.every(({ nameOf }) => nameOf === undefined) ? { content, starts } : { content };
}

/** Where the own texts of a piece begin in a document. */
type OwnStarts = ReadonlyMap<BundlePiece, readonly number[]>;

/** A text of a document, and the piece that it is from, unless others may have the same. */
interface Placed {
  readonly text: string;
  readonly owner?: BundlePiece;
}

/** An operation, and the names of its components, unless all of them are the usual ones. */
interface Named {
  readonly piece: BundlePiece;
  readonly nameOf: ((typeName: string) => string) | undefined;
}

function namesOf(piece: BundlePiece, names: ComponentName): Named['nameOf'] {
  const nameOf = (typeName: string): string => names(piece, typeName);
  return piece.parts.every((part) => nameOf(part.typeName) === usualName(part)) ? undefined : nameOf;
}

function yamlOf(named: readonly Named[]): { readonly content: string; readonly starts: OwnStarts } {
  const { head, tags, securitySchemes, paths, schemas } = membersOf(named, 'yaml');
  const starts = new Map<BundlePiece, number[]>();
  const texts: string[] = [];
  let length = 0;
  const add = ({ text, owner }: Placed): void => {
    if (owner) addTo(starts, owner, length);
    texts.push(text);
    length += text.length;
  };
  add({ text: `${head.yaml}tags:\n${tags.map((tag) => tag.yaml).join('')}paths:\n` });
  for (const [path, methods] of paths) [{ text: indented(keyLine(path), 1) }, ...methods].forEach(add);
  add({ text: 'components:\n  schemas:\n' });
  for (const [name, schema] of schemas) [{ text: indented(keyLine(name), 2) }, schema].forEach(add);
  if (securitySchemes.length > 0)
    add({ text: `  securitySchemes:\n${securitySchemes.map((one) => one.yaml).join('')}` });
  return { content: texts.join(''), starts };
}

function jsonOf(named: readonly Named[]): string {
  const { head, tags, securitySchemes, paths, schemas } = membersOf(named, 'json');
  const member = (key: string, value: string): string => `${JSON.stringify(key)}:${value}`;
  const components = [
    member('schemas', `{${[...schemas].map(([name, { text }]) => member(name, text)).join(',')}}`),
    ...(securitySchemes.length === 0
      ? []
      : [member('securitySchemes', `{${securitySchemes.map((one) => one.json).join(',')}}`)]),
  ];
  const json = [
    head.json,
    member('tags', `[${tags.map((tag) => tag.json).join(',')}]`),
    member('paths', `{${[...paths].map(([path, methods]) => member(path, merged(methods))).join(',')}}`),
    member('components', `{${components.join(',')}}`),
  ];
  return `{${json.join(',')}}`;
}

/** What the document has, in its order; paths and schemas in one of its two forms. */
function membersOf(
  named: readonly Named[],
  form: keyof Printed<Template>,
): Pick<BundlePiece, 'head' | 'securitySchemes'> & {
  readonly tags: readonly BundlePiece['tag'][];
  readonly paths: ReadonlyMap<string, readonly Placed[]>;
  readonly schemas: ReadonlyMap<string, Placed>;
} {
  const paths = new Map<string, Placed[]>();
  const schemas = new Map<string, Placed>();
  for (const { piece, nameOf } of named) {
    addTo(paths, piece.path, { text: filled(piece.operation[form], nameOf), owner: piece });
    for (const part of piece.parts) {
      const name = nameOf?.(part.typeName) ?? usualName(part);
      const text = filled(part.schema[form], nameOf);
      const same = schemas.get(name)?.text ?? text;
      if (same !== text) throw new Error(`Two things of an OpenAPI document are called ${name}`);
      schemas.set(name, part.kind === 'shared' ? { text } : { text, owner: piece });
    }
  }
  const pieces = named.map(({ piece }) => piece);
  return {
    head: defined(pieces[0], 'an operation').head,
    tags: [...new Map(pieces.map(({ tag }) => [tag.name, tag])).values()],
    securitySchemes: [
      ...new Map(pieces.flatMap(({ securitySchemes }) => securitySchemes.map((one) => [one.name, one]))).values(),
    ],
    paths,
    schemas,
  };
}

/** The members of several objects in one. */
function merged(objects: readonly Placed[]): string {
  return `{${objects.map(({ text }) => text.slice(1, -1)).join(',')}}`;
}
