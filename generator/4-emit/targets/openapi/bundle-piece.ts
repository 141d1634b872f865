/** What an OpenAPI document of several operations needs of one of them: printed, and kept as one text. */
import { defined } from '../../../defined.js';
import type { PieceParts } from '../../target.js';
import type { Part } from './components.js';

/** A text with the usual names of components. */
export interface Template {
  readonly text: string;
  /** Where names are, and the types that they stand for. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly typeNames: readonly string[];
}

/** A part of the document, as YAML and as JSON. */
export interface Printed<Text> {
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

/**
 * A template from a text in which names of types stand between marks.
 *
 * @param names the usual name of the component of each type
 */
export function templateOf(text: string, mark: string, names: ReadonlyMap<string, string>): Template {
  const [first = '', ...rest] = text.split(mark);
  let done = first;
  const starts: number[] = [];
  const ends: number[] = [];
  const typeNames: string[] = [];
  for (let index = 0; index < rest.length; index += 2) {
    const typeName = rest[index] ?? '';
    const name = defined(names.get(typeName), `a component for ${typeName}`);
    starts.push(done.length);
    ends.push(done.length + name.length);
    typeNames.push(typeName);
    done += name + (rest[index + 1] ?? '');
  }
  return { text: done, starts, ends, typeNames };
}

/** The text with the names of a document; with the usual ones if there are no others. */
export function filled({ text, starts, ends, typeNames }: Template, nameOf?: (typeName: string) => string): string {
  if (!nameOf) return text;
  let done = '';
  let end = 0;
  for (const [index, typeName] of typeNames.entries()) {
    done += text.slice(end, starts[index]) + nameOf(typeName);
    end = ends[index] ?? end;
  }
  return done + text.slice(end);
}

/** What only this operation has in a document with the usual names: its own texts, in the order of the document. */
export function piecePartsOf(piece: BundlePiece): PieceParts {
  const isOwn = ({ kind }: Part): boolean => kind !== 'shared';
  const rest = {
    ...piece,
    operation: null,
    // Whether a name is the usual one depends on the other members of a part.
    parts: piece.parts.map((part) => (isOwn(part) ? { ...part, schema: null } : part)),
  };
  const templates = [piece.operation, ...piece.parts.filter(isOwn).map(({ schema }) => schema)];
  return { blocks: templates.map(({ yaml }) => yaml.text), rest: JSON.stringify(rest) };
}

/** A piece as text: a line that describes it, and then its templates, which need not be parsed. */
export function packed(piece: BundlePiece): string {
  const texts: string[] = [];
  const kept = withTexts<string, number>(piece, (text) => {
    texts.push(text);
    return text.length;
  });
  return `${JSON.stringify(kept)}\n${texts.join('')}`;
}

/** The piece that {@link packed} has made a text of. */
export function unpacked(text: string): BundlePiece {
  let at = text.indexOf('\n') + 1;
  const kept = JSON.parse(text.slice(0, at)) as WithTexts<number>;
  return withTexts<number, string>(kept, (length) => {
    at += length;
    return text.slice(at - length, at);
  });
}

/** A piece with something else as the texts of its templates. */
type WithTexts<Text> = Omit<BundlePiece, 'operation' | 'parts'> & {
  readonly operation: Printed<TemplateWith<Text>>;
  readonly parts: readonly (Part & { readonly schema: Printed<TemplateWith<Text>> })[];
};
type TemplateWith<Text> = Omit<Template, 'text'> & { readonly text: Text };

/** Texts of one kind instead of those of another, asked for in the order in which they stand in the piece. */
function withTexts<From, To>(piece: WithTexts<From>, textFor: (from: From) => To): WithTexts<To> {
  const template = (one: TemplateWith<From>): TemplateWith<To> => ({ ...one, text: textFor(one.text) });
  const printed = ({ yaml, json }: Printed<TemplateWith<From>>): Printed<TemplateWith<To>> => ({
    yaml: template(yaml),
    json: template(json),
  });
  return {
    ...piece,
    operation: printed(piece.operation),
    parts: piece.parts.map((part) => ({ ...part, schema: printed(part.schema) })),
  };
}
