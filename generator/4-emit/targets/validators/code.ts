/** Code that carries its references, so that the imports follow from the printed code and not from searching text. */
import { groupedBy } from '../../../grouped.js';

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

type Part = string | Reference | Constant;

/** Texts, references and constants in order. */
export interface Code {
  readonly parts: readonly Part[];
}

/** What a template may contain; each piece of a list gets its own line. */
export type Piece = string | number | Reference | Constant | Code | readonly Piece[];

/** A tagged template: ``code`if (${fails}) ${fail}(out);` ``. */
export function code(texts: TemplateStringsArray, ...pieces: readonly Piece[]): Code {
  // There is a piece after each text but the last.
  return { parts: texts.flatMap((text, index) => [text, ...pieces.slice(index, index + 1).flatMap(partsOf)]) };
}

/** Joins pieces with a separator. */
export function joined(pieces: readonly Piece[], separator: string): Code {
  return { parts: pieces.flatMap((piece, index) => [...(index === 0 ? [] : [separator]), ...partsOf(piece)]) };
}

function partsOf(piece: Piece): readonly Part[] {
  if (typeof piece === 'string') return [piece];
  if (typeof piece === 'number') return [String(piece)];
  if ('parts' in piece) return piece.parts;
  return 'module' in piece || 'initializer' in piece ? [piece] : joined(piece, '\n').parts;
}

/** The code as text, with the names of its references. No other emitted name looks like that of a constant. */
export function printed(all: Code): string {
  const initializers = initializersOf(all);
  const nameOf = ({ initializer }: Constant): string => constantName(initializers.indexOf(initializer));
  return all.parts
    .map((part) => (typeof part === 'string' ? part : 'initializer' in part ? nameOf(part) : part.name))
    .join('');
}

/** The declarations of the constants that the code refers to. */
export function constantsOf(all: Code): readonly string[] {
  return initializersOf(all).map((initializer, index) => `const ${constantName(index)} = ${initializer};`);
}

function initializersOf({ parts }: Code): readonly string[] {
  const found = parts.flatMap((part) => (typeof part !== 'string' && 'initializer' in part ? part.initializer : []));
  return [...new Set(found)];
}

function constantName(index: number): string {
  return `WORDS_${index + 1}`;
}

/** The import declarations for everything that the code refers to. */
export function importsOf({ parts }: Code): string {
  const references = new Map<string, Reference>();
  for (const part of parts)
    if (typeof part !== 'string' && 'module' in part) references.set(`${part.module} ${part.name}`, part);
  return [...groupedBy(references.values(), ({ module }) => module)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([module, names]) => {
      const sorted = names.sort((a, b) => (a.name < b.name ? -1 : 1));
      const areTypes = sorted.every(({ isType }) => isType);
      const specifiers = sorted.map(({ name, isType }) => (isType && !areTypes ? `type ${name}` : name));
      return `import ${areTypes ? 'type ' : ''}{ ${specifiers.join(', ')} } from '${module}';`;
    })
    .join('\n');
}

/** An expression that is true or false, and its opposite. */
export interface Test {
  readonly holds: Code;
  readonly fails: Code;
}

export function not({ holds, fails }: Test): Test {
  return { holds: fails, fails: holds };
}

/** A test whose opposite has no special form. */
export function test(holds: Code): Test {
  return { holds, fails: code`!(${holds})` };
}

/** Prettier removes unnecessary parentheses. */
export function allOf(tests: readonly Test[]): Test {
  const [only] = tests;
  if (only && tests.length === 1) return only;
  return test(
    joined(
      tests.map(({ holds }) => code`(${holds})`),
      ' && ',
    ),
  );
}

export function anyOf(tests: readonly Test[]): Test {
  const [only] = tests;
  if (only && tests.length === 1) return only;
  return test(
    joined(
      tests.map(({ holds }) => code`(${holds})`),
      ' || ',
    ),
  );
}
