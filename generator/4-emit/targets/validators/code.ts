/** Code that carries its references, so that the imports follow from the printed code and not from searching text. */
import { groupedBy } from '../../../grouped.js';
import { literal } from '../../encode.js';

/** A name that another module exports. */
export interface Reference {
  readonly name: string;
  readonly module: string;
  readonly isType: boolean;
}

/** Data that the file contains once, in a constant, however often code refers to it. */
export interface Constant {
  /** An expression of data alone. */
  readonly initializer: string;
}

/** Pieces in order, which become text when all of the file is printed. */
export interface Code {
  readonly pieces: readonly Piece[];
  readonly separator: string;
  /** Of an expression: the operator that joins its pieces, if one does. */
  readonly operator?: Operator;
}

type Operator = '&&' | '||';

/** What a template may contain; each piece of a list gets its own line. */
export type Piece = string | number | Reference | Constant | Code | readonly Piece[];

/** A tagged template: ``code`if (${fails}) ${fail}(out);` ``. */
export function code(texts: TemplateStringsArray, ...pieces: readonly Piece[]): Code {
  const all: Piece[] = [];
  texts.forEach((text, index) => {
    if (text !== '') all.push(text);
    // There is a piece after each text but the last.
    const piece = pieces[index];
    if (piece !== undefined) all.push(piece);
  });
  return { pieces: all, separator: '' };
}

/** Joins pieces with a separator. */
export function joined(pieces: readonly Piece[], separator: string): Code {
  return { pieces, separator };
}

/** Code as text, and what it refers to. */
export interface Printed {
  readonly text: string;
  readonly references: ReadonlySet<Reference>;
  /** Names of the constants by their initializers. Nothing else that is emitted has a name like theirs. */
  readonly constants: ReadonlyMap<string, string>;
}

export function printed(all: Code): Printed {
  let text = '';
  const references = new Set<Reference>();
  const constants = new Map<string, string>();
  const add = (piece: Piece): void => {
    if (typeof piece === 'string') text += piece;
    else if (typeof piece === 'number') text += literal(piece);
    else if ('pieces' in piece) addAll(piece.pieces, piece.separator);
    else if ('module' in piece) {
      references.add(piece);
      text += piece.name;
    } else if ('initializer' in piece) {
      const name = constants.get(piece.initializer) ?? `WORDS_${constants.size + 1}`;
      constants.set(piece.initializer, name);
      text += name;
    } else addAll(piece, '\n');
  };
  const addAll = (pieces: readonly Piece[], separator: string): void => {
    pieces.forEach((piece, index) => {
      if (index > 0) text += separator;
      add(piece);
    });
  };
  add(all);
  return { text, references, constants };
}

/** The declarations of constants. */
export function declarationsOf({ constants }: Printed): readonly string[] {
  return Array.from(constants, ([initializer, name]) => `const ${name} = ${initializer};`);
}

/** The import declarations for everything that the code refers to. */
export function importsOf({ references }: Printed): string {
  const unique = new Map(Array.from(references, (reference) => [`${reference.module} ${reference.name}`, reference]));
  return [...groupedBy(unique.values(), ({ module }) => module)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([module, names]) => {
      const sorted = names.sort((a, b) => (a.name < b.name ? -1 : 1));
      const areTypes = sorted.every(({ isType }) => isType);
      const specifiers = sorted.map(({ name, isType }) => (isType && !areTypes ? `type ${name}` : name));
      return `import ${areTypes ? 'type ' : ''}{ ${specifiers.join(', ')} } from '${module}';`;
    })
    .join('\n');
}
