/**
 * The document of an API with all its operations, put together from what was printed for each of them: a change of one
 * operation does not print the others again.
 */
import { defined } from '../../../defined.js';
import { addTo } from '../../../grouped.js';
import type { Operation } from '../../../model/model.js';
import { printYaml } from '../../print-yaml.js';
import { type ComponentName, componentNames, type Part, partsOf, type Wording } from './components.js';
import { contributionOf } from './document.js';

/** A text in which the name of a component is missing after every part but the last: the name for a type. */
interface Template {
  readonly texts: readonly string[];
  readonly typeNames: readonly string[];
}

/** A part of the document, as YAML and as JSON. */
interface Printed<Text> {
  readonly yaml: Text;
  readonly json: Text;
}

/** An operation in a document. */
export interface BundlePiece {
  readonly name: string;
  /** The name of the API. */
  readonly api: string;
  /** The document up to its tags. */
  readonly head: Printed<string>;
  readonly tag: Printed<string> & { readonly name: string };
  readonly path: string;
  /** Its method and what stands there. */
  readonly operation: Printed<Template>;
  readonly parts: readonly (Part & { readonly schema: Printed<Template> })[];
  readonly securitySchemes: readonly (Printed<string> & { readonly name: string })[];
}

export function bundlePiece(operation: Operation, wording?: Wording): BundlePiece {
  const parts = partsOf(operation, wording);
  const mark = markOutside(JSON.stringify(contributionOf(operation, (typeName) => typeName, wording)));
  const made = contributionOf(operation, (typeName) => `#/components/schemas/${mark}${typeName}${mark}`, wording);
  const print = (value: unknown, depth: number): Printed<Template> => ({
    yaml: templateOf(indented(printYaml(value), depth), mark),
    json: templateOf(JSON.stringify(value), mark),
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

function templateOf(text: string, mark: string): Template {
  const pieces = text.split(mark);
  return {
    texts: pieces.filter((_, index) => index % 2 === 0),
    typeNames: pieces.filter((_, index) => index % 2 === 1),
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
}

/**
 * A document for each API; a common file describes one API. Title, version and servers belong to a whole document: a
 * shared document would offer each operation on every host.
 */
export function bundlesOf(pieces: readonly BundlePiece[]): readonly Bundle[] {
  const apis = [...new Set(pieces.map(({ api }) => api))];
  return apis.map((api) => ({
    path: bundlePath(api, apis),
    ...documentTexts(pieces.filter((piece) => piece.api === api)),
  }));
}

/** The path of the document of one of several APIs. */
export function bundlePath(api: string, apis: readonly string[]): string {
  return apis.every((other) => other === api) ? 'openapi.yaml' : `openapi-${api}.yaml`;
}

/** In characters. */
const LARGE = 4_000_000;

/** One document, with one copy of what its operations share. */
function documentTexts(pieces: readonly BundlePiece[]): Pick<Bundle, 'content' | 'data'> {
  const nameOf = componentNames(pieces.flatMap(({ parts }) => parts));
  const tags = new Map(pieces.map(({ tag }) => [tag.name, tag]));
  const paths = new Map<string, Printed<string>[]>();
  const schemas = new Map<string, Printed<string>>();
  for (const piece of pieces) {
    addTo(paths, piece.path, named(piece.operation, piece, nameOf));
    for (const { typeName, schema } of piece.parts) {
      const name = nameOf(piece, typeName);
      const text = named(schema, piece, nameOf);
      if ((schemas.get(name) ?? text).json !== text.json)
        throw new Error(`Two things of an OpenAPI document are called ${name}`);
      schemas.set(name, text);
    }
  }
  const head = defined(pieces[0], 'an operation').head;
  const security = [
    ...new Map(pieces.flatMap(({ securitySchemes }) => securitySchemes.map((one) => [one.name, one]))).values(),
  ];
  const yaml = [
    `${head.yaml}tags:\n`,
    ...[...tags.values()].map((tag) => tag.yaml),
    'paths:\n',
    ...[...paths].flatMap(([path, methods]) => [indented(keyLine(path), 1), ...methods.map((method) => method.yaml)]),
    'components:\n  schemas:\n',
    ...[...schemas].flatMap(([name, text]) => [indented(keyLine(name), 2), text.yaml]),
    ...(security.length === 0 ? [] : ['  securitySchemes:\n', ...security.map((one) => one.yaml)]),
  ];
  const content = yaml.join('');
  // The text says whether a formatter has changed the file, which is not worth its time here.
  if (content.length > LARGE) return { content };
  const member = (key: string, value: string): string => `${JSON.stringify(key)}:${value}`;
  const components = [
    member('schemas', `{${[...schemas].map(([name, text]) => member(name, text.json)).join(',')}}`),
    ...(security.length === 0 ? [] : [member('securitySchemes', `{${security.map((one) => one.json).join(',')}}`)]),
  ];
  const json = [
    head.json,
    member('tags', `[${[...tags.values()].map((tag) => tag.json).join(',')}]`),
    member('paths', `{${[...paths].map(([path, methods]) => member(path, merged(methods))).join(',')}}`),
    member('components', `{${components.join(',')}}`),
  ];
  return { content, data: `{${json.join(',')}}` };
}

/** The members of several objects in one. */
function merged(objects: readonly Printed<string>[]): string {
  return `{${objects.map(({ json }) => json.slice(1, -1)).join(',')}}`;
}

function named({ yaml, json }: Printed<Template>, piece: BundlePiece, nameOf: ComponentName): Printed<string> {
  // There is a type name before every text but the first.
  const fill = ({ texts, typeNames }: Template): string =>
    typeNames.reduce(
      (done, typeName, index) => done + nameOf(piece, typeName) + (texts[index + 1] ?? ''),
      texts[0] ?? '',
    );
  return { yaml: fill(yaml), json: fill(json) };
}
