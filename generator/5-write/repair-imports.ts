/** Imports of generated code that has moved, or is no more: the specifiers are set right, and nothing else. */
import { dirname, resolve } from 'node:path';
import type * as Morph from 'ts-morph';
import { type Edit, edited } from './edits.js';
import { emittedImport, type GeneratedCode, type Import, isGone, sideOf } from './generated-code.js';
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

/** Prefixes of output folders that are no longer written to; those that are relative, as whole paths. */
export type FormerFolders = ReadonlySet<string>;

/** From where a handler takes the servers of its operations, when that is not the output folder. */
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

/** The text with all imports from former folders made ones from the output folder. */
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

/** Relative imports keep the ending that the user writes; those of a package have none, and no index. */
function tailFor({ prefix, tail, path }: Import, { isPackage }: Prefix): string {
  if (isPackage) return tail.replace(/\.[jt]s$/, '').replace(/\/index$/, '');
  return prefix.startsWith('.') ? tail : path.replace(/\.ts$/, '.js');
}

/** Specifiers of a file that stand for generated code which is no more. */
export async function goneImports(file: string, text: string, code: GeneratedCode): Promise<readonly Specifier[]> {
  const read = await readHandler(text);
  if (read.kind === 'broken') return [];
  const gone: Specifier[] = [];
  for (const one of specifiersIn(read.morph, read.file)) {
    if (!(await isGone(file, one.text, code))) continue;
    gone.push({ text: one.text, start: one.start + read.mark.length, end: one.end + read.mark.length });
  }
  return gone;
}

/**
 * The list of operations without those whose servers are gone: their imports, their elements of the list, and the
 * imports that only those used. A file that uses them elsewhere stays as it is.
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

/** Takes whole lines where nothing else stands on them; of a list also a comma, so that it stays one. */
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
