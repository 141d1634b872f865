/**
 * Adds to a user's handler file what it lacks compared with a fresh one. ts-morph parses both; missing code is inserted
 * as text, so that formatting and comments of the user are preserved exactly.
 */
import type * as Morph from 'ts-morph';
import type { ArrayLiteralExpression, ImportDeclaration, SourceFile, Statement } from 'ts-morph';
import { type Edit, edited } from './edits.js';
import { type Compiler, namesBoundBy, parse, readHandler, routerList, tooDeep } from './handler-source.js';
import { defined } from '../defined.js';
import { nearest } from '../diagnostics/nearest.js';

/** The extended text, or the same text when nothing is missing, or the reason why it cannot be parsed. */
export type Merged =
  | ({ readonly kind: 'text'; readonly text: string } & Remarks)
  | { readonly kind: 'broken'; readonly reason: string; readonly start: number; readonly end: number };

interface Remarks {
  /** The names that were missing and are added. */
  readonly added: readonly string[];
  /** Handlers that no list could be found for. */
  readonly unlisted: readonly string[];
  /** Exports that seem to be meant for a missing function, which is not added then. */
  readonly misnamed: readonly Misnamed[];
}

interface Misnamed {
  readonly name: string;
  readonly wanted: string;
  readonly start: number;
  readonly end: number;
}

/** Adds missing exported functions, with the types and imports that they need. */
export async function mergeOperation(text: string, fresh: string): Promise<Merged> {
  return merge(text, async (morph, file) => {
    const wanted = parse(morph, fresh).file;
    const there = exportedNames(morph, file);
    // A file with `export *` may already export everything.
    if (there.has('*')) return nothing;
    const nameOf = (one: Statement): string => defined(declaredNames(one)[0], 'the name of a function');
    // Templates of users may declare them as functions.
    const exported = [...wanted.getFunctions(), ...wanted.getVariableStatements()].filter((one) => one.isExported());
    const names = exported.map(nameOf);
    const missing = exported.filter((one) => !there.has(nameOf(one)));
    const misnamed = misnamedAmong(morph, file, there, names);
    const functions = missing.filter((one) => misnamed.every((other) => other.wanted !== nameOf(one)));
    const bound = boundNames(morph, file);
    const declared = [...wanted.getInterfaces(), ...wanted.getTypeAliases()].sort((a, b) => a.getPos() - b.getPos());
    // A type may need another one that stands before it.
    const needed = new Set(namesIn(morph, functions));
    const types = declared.reverse().filter((one) => {
      const isMissing = needed.has(one.getName()) && !bound.has(one.getName());
      if (isMissing) for (const name of namesIn(morph, [one])) needed.add(name);
      return isMissing;
    });
    const additions = [...types.reverse(), ...functions].map((one) => `\n${one.getFullText().trim()}\n`);
    if (additions.length === 0) return { ...nothing, misnamed };
    const gap = file.getFullText() === '' || file.getFullText().endsWith('\n') ? '' : '\n';
    return {
      insertions: [
        ...importInsertions(file, missingImports(wanted, needed, bound)),
        { at: file.getFullText().length, text: gap + additions.join('') },
      ],
      ...{ added: functions.map(nameOf), unlisted: [], misnamed },
    };
  });
}

/** Adds operations to the list of `routerOf`, with their imports. */
export async function mergeIndex(text: string, fresh: string, operations: readonly string[]): Promise<Merged> {
  return merge(text, async (morph, file) => {
    const wanted = parse(morph, fresh).file;
    const elements = defined(routerList(morph, wanted), 'the list of operations')
      .getElements()
      .filter((element) => {
        const names = namesIn(morph, [element]);
        return importsOf(wanted).some(
          (one) => operations.includes(one.getModuleSpecifierValue()) && bindsAny(one, names),
        );
      });
    const mentioned = namesIn(morph, [file]);
    const bound = boundNames(morph, file);
    const handlers = elements.map((element) => ({
      text: element.getText(),
      names: namesIn(morph, [element]),
      handler: element.getText().replace(/\(.*/s, ''),
    }));
    const missing = handlers.filter(({ handler }) => !mentioned.has(handler));
    const list = routerList(morph, file);
    const added = missing.map(({ handler }) => handler);
    if (!list) return { ...nothing, unlisted: added };
    const needed = new Set(missing.flatMap(({ names }) => [...names]));
    return {
      insertions: [
        ...importInsertions(file, missingImports(wanted, needed, bound)),
        ...elementInsertions(
          morph,
          list,
          missing.map(({ text: element }) => element),
        ),
      ],
      ...{ added, unlisted: [], misnamed: [] },
    };
  });
}

interface Additions extends Remarks {
  readonly insertions: readonly Edit[];
}

const nothing: Additions = { insertions: [], added: [], unlisted: [], misnamed: [] };

/** Exports whose name is much like that of a missing function, and unlike those of all others. */
function misnamedAmong(
  { Node }: Compiler,
  file: SourceFile,
  there: ReadonlySet<string>,
  wanted: readonly string[],
): readonly Misnamed[] {
  const missing = wanted.filter((name) => !there.has(name));
  const identifiers = file.getDescendants().filter((node) => Node.isIdentifier(node));
  return [...there].flatMap((name): readonly Misnamed[] => {
    const meant = nearest(name, wanted);
    if (meant === undefined || meant === name || !missing.includes(meant)) return [];
    const at = identifiers.filter((node) => node.getText() === name).at(-1);
    return at ? [{ name, wanted: meant, start: at.getStart(), end: at.getEnd() }] : [];
  });
}

async function merge(
  text: string,
  additionsTo: (morph: Compiler, file: SourceFile) => Promise<Additions>,
): Promise<Merged> {
  const read = await readHandler(text);
  if (read.kind === 'broken') return read;
  const { morph, file, mark } = read;
  try {
    const { insertions, misnamed, ...remarks } = await additionsTo(morph, file);
    const moved = misnamed.map((one) => ({ ...one, start: one.start + mark.length, end: one.end + mark.length }));
    return { kind: 'text', text: mark + edited(text.slice(mark.length), insertions), ...remarks, misnamed: moved };
  } catch (error) {
    if (error instanceof RangeError) return tooDeep;
    throw error;
  }
}

/** The names of the values that the file exports; `*` if it re-exports another module. */
function exportedNames({ Node }: Compiler, file: SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of file.getStatements()) {
    if (Node.isExportDeclaration(statement)) {
      const namespace = statement.getNamespaceExport()?.getName();
      if (namespace !== undefined) names.add(namespace);
      else if (statement.isNamespaceExport()) names.add('*');
      for (const one of statement.getNamedExports()) names.add(one.getAliasNode()?.getText() ?? one.getName());
    } else if (Node.isExportable(statement) && statement.isExported()) {
      for (const name of declaredNames(statement)) names.add(name);
    } else if (Node.isVariableStatement(statement) && statement.hasExportKeyword()) {
      for (const name of declaredNames(statement)) names.add(name);
    }
  }
  return names;
}

/** The names that a statement declares: functions, classes, types and variables, including destructured ones. */
function declaredNames(statement: Statement): readonly string[] {
  if ('getDeclarations' in statement) {
    const declarations = (statement as Morph.VariableStatement).getDeclarations();
    return declarations.flatMap(
      (one) =>
        one
          .getNameNode()
          .getText()
          .match(/[\p{ID_Continue}$]+/gu) ?? [],
    );
  }
  return 'getName' in statement ? [(statement as Morph.FunctionDeclaration).getName() ?? 'default'] : [];
}

/** The names that are declared at the top level of the file. */
function boundNames(_: Compiler, file: SourceFile): ReadonlySet<string> {
  return new Set([...importsOf(file).flatMap(namesBoundBy), ...file.getStatements().flatMap(declaredNames)]);
}

function importsOf(file: SourceFile): readonly ImportDeclaration[] {
  return file.getImportDeclarations();
}

function bindsAny(declaration: ImportDeclaration, names: ReadonlySet<string>): boolean {
  return namesBoundBy(declaration).some((name) => names.has(name));
}

/** Every identifier in the nodes. */
function namesIn({ Node }: Compiler, nodes: readonly Morph.Node[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const node of nodes) {
    if (Node.isIdentifier(node)) names.add(node.getText());
    node.forEachDescendant((one) => {
      if (Node.isIdentifier(one)) names.add(one.getText());
    });
  }
  return names;
}

/** The import lines of the fresh file for names that are needed but not declared yet. */
function missingImports(fresh: SourceFile, needed: ReadonlySet<string>, bound: ReadonlySet<string>): readonly string[] {
  return importsOf(fresh).flatMap((declaration) => {
    const missing = (name: string): boolean => needed.has(name) && !bound.has(name);
    const from = declaration.getModuleSpecifier().getText();
    const namespace = declaration.getNamespaceImport()?.getText();
    if (namespace !== undefined) return missing(namespace) ? [`import * as ${namespace} from ${from};`] : [];
    const names = declaration.getNamedImports().map((one) => one.getText());
    const wanted = names.filter(missing);
    if (wanted.length === 0) return [];
    return [`import ${declaration.isTypeOnly() ? 'type ' : ''}{ ${wanted.join(', ')} } from ${from};`];
  });
}

/** Inserts lines after the last import, or at the start of the file. */
function importInsertions(file: SourceFile, lines: readonly string[]): readonly Edit[] {
  if (lines.length === 0) return [];
  const last = importsOf(file).at(-1);
  if (last) return [{ at: last.getEnd(), text: `\n${lines.join('\n')}` }];
  const first = file.getStatements()[0];
  const start = first?.getNonWhitespaceStart() ?? 0;
  // A shebang stays the first line.
  const shebang = /^#!.*\r?\n?/.exec(file.getFullText())?.[0] ?? '';
  const gap = shebang === '' || shebang.endsWith('\n') ? '' : '\n';
  return [{ at: Math.max(start, shebang.length), text: `${gap}${lines.join('\n')}\n\n` }];
}

/** Inserts elements after the last one and its comments, with the same layout. */
function elementInsertions(
  { ts }: Compiler,
  list: ArrayLiteralExpression,
  elements: readonly string[],
): readonly Edit[] {
  if (elements.length === 0) return [];
  const last = list.getElements().at(-1);
  if (!last) return [{ at: list.getStart() + 1, text: elements.join(', ') }];
  const text = list.getSourceFile().getFullText();
  const afterComments = (at: number): number => ts.getTrailingCommentRanges(text, at)?.at(-1)?.end ?? at;
  const indent = /\n([ \t]*)$/.exec(text.slice(0, last.getStart()))?.[1];
  const next = elements.map((element) => (indent === undefined ? ` ${element}` : `\n${indent}${element}`));
  const end = afterComments(last.getEnd());
  const comma = text.slice(end).search(/\S/) + end;
  if (text[comma] !== ',')
    return [
      { at: last.getEnd(), text: ',' },
      { at: end, text: next.join(',') },
    ];
  // A trailing comma is kept.
  return [{ at: afterComments(comma + 1), text: next.map((one) => `${one},`).join('') }];
}
