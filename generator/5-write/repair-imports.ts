/** Fixes imports of generated code that was moved or removed, and changes nothing else. */
import { dirname, resolve } from 'node:path';
import type * as Morph from 'ts-morph';
import { type Edit, edited } from './edits.js';
import { emittedImport, fateOf, type GeneratedCode, type Import, sideOf } from './generated-code.js';
import {
  type Compiler,
  namesBoundBy,
  readHandler,
  routerList,
  type Specifier,
  specifiersIn,
  tooDeep,
} from './handler-source.js';
import { type Prefix, prefixOf } from './specifiers.js';

type Repaired =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'broken'; readonly reason: string; readonly start: number; readonly end: number };

/** Prefixes of former output folders; relative ones as absolute paths. */
export type FormerFolders = ReadonlySet<string>;

/** The former output folders from which a handler imports the servers of its operations. */
export async function formerFoldersIn(file: string, text: string, code: GeneratedCode): Promise<FormerFolders> {
  const read = await readHandler(text);
  const former = new Set<string>();
  if (read.kind === 'broken') return former;
  for (const { text: specifier } of specifiersIn(read.morph, read.file)) {
    const one = emittedImport(specifier, code);
    if (!one?.path.endsWith('/server.ts')) continue;
    if ((await sideOf(file, one, code)) === 'former') former.add(folderOf(file, one));
  }
  return former;
}

function folderOf(file: string, { prefix }: Import): string {
  return prefix.startsWith('.') ? resolve(dirname(file), prefix) : prefix;
}

/** The text with imports from former output folders changed to the current one. */
export async function withMovedImports(
  file: string,
  text: string,
  former: FormerFolders,
  code: GeneratedCode,
): Promise<string> {
  if (former.size === 0) return text;
  const read = await readHandler(text);
  if (read.kind === 'broken') return text;
  const prefix = await prefixOf(dirname(file), code.out);
  const edits = specifiersIn(read.morph, read.file).flatMap(({ text: specifier, start, end }): readonly Edit[] => {
    const one = emittedImport(specifier, code);
    if (!one || !former.has(folderOf(file, one))) return [];
    return [{ at: start, length: end - start, text: `${prefix.text}/${tailFor(one, prefix)}` }];
  });
  return read.mark + edited(text.slice(read.mark.length), edits);
}

/** Relative imports keep the extension that the user writes; imports of a package have none, and no index. */
function tailFor({ prefix, tail, path }: Import, { isPackage }: Prefix): string {
  if (isPackage) return tail.replace(/\.[jt]s$/, '').replace(/\/index$/, '');
  return prefix.startsWith('.') ? tail : path.replace(/\.ts$/, '.js');
}

/** A specifier that refers to generated code that no longer exists, or is no longer generated and kept. */
export interface Former extends Specifier {
  readonly fate: 'gone' | 'kept';
}

export async function formerImports(
  file: string,
  specifiers: readonly Specifier[],
  code: GeneratedCode,
): Promise<readonly Former[]> {
  const former: Former[] = [];
  for (const one of specifiers) {
    const fate = await fateOf(file, one.text, code);
    if (fate) former.push({ ...one, fate });
  }
  return former;
}

/**
 * Removes operations whose servers no longer exist from the list, with their imports and the imports that only they use.
 * A file that uses them elsewhere is not changed.
 */
export async function withoutOperations(text: string, gone: readonly Specifier[]): Promise<Repaired> {
  const read = await readHandler(text);
  if (read.kind === 'broken') return read;
  const { morph, file, mark } = read;
  try {
    const isGoneImport = (one: Morph.ImportDeclaration): boolean =>
      gone.some(({ start }) => start - mark.length === one.getModuleSpecifier().getStart() + 1);
    const declarations = file.getImportDeclarations().filter(isGoneImport);
    const names = new Set(declarations.flatMap(namesBoundBy));
    const list = routerList(morph, file);
    const elements = (list?.getElements() ?? []).filter((element) => usesOf(morph, element, names).length > 0);
    const used = new Set(elements.flatMap((element) => identifiersIn(morph, element).map((one) => one.getText())));
    const removed: Morph.Node[] = [...declarations, ...elements];
    for (const one of file.getImportDeclarations()) {
      const bound = namesBoundBy(one);
      const isTheirs = bound.length > 0 && bound.every((name) => used.has(name));
      const others = usesOf(morph, file, new Set(bound)).filter((use) => !isWithin(use, [one, ...removed]));
      if (isTheirs && !removed.includes(one) && others.length === 0) removed.push(one);
    }
    const left = usesOf(morph, file, names).filter((use) => !isWithin(use, removed));
    if (removed.length === 0 || left.length > 0) return { kind: 'text', text };
    const source = text.slice(mark.length);
    return { kind: 'text', text: mark + edited(source, removals(source, removed, new Set(elements))) };
  } catch (error) {
    if (error instanceof RangeError) return tooDeep;
    throw error;
  }
}

function identifiersIn({ Node }: Compiler, node: Morph.Node): readonly Morph.Node[] {
  return [node, ...node.getDescendants()].filter((one) => Node.isIdentifier(one));
}

function usesOf(morph: Compiler, node: Morph.Node, names: ReadonlySet<string>): readonly Morph.Node[] {
  return identifiersIn(morph, node).filter((one) => names.has(one.getText()));
}

function isWithin(node: Morph.Node, outer: readonly Morph.Node[]): boolean {
  return outer.some((one) => one.getStart() <= node.getStart() && node.getEnd() <= one.getEnd());
}

/** Removes whole lines if nothing else is on them, and the comma of a list element. */
function removals(text: string, nodes: readonly Morph.Node[], elements: ReadonlySet<Morph.Node>): readonly Edit[] {
  return nodes.map((node) => {
    const isElement = elements.has(node);
    let end = node.getEnd();
    if (isElement) end += /^\s*,/.exec(text.slice(end))?.[0].length ?? 0;
    const before = /(?:^|\n)([ \t]*)$/.exec(text.slice(0, node.getStart()))?.[1];
    const after = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(end))?.[0];
    if (before !== undefined && after !== undefined) {
      const at = node.getStart() - before.length;
      return { at, length: end + after.length - at, text: '' };
    }
    const blank = isElement ? (/^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0) : 0;
    return { at: node.getStart(), length: end + blank - node.getStart(), text: '' };
  });
}
