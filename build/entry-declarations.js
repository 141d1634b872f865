/**
 * The declarations of the package's entry: one file without imports, made of `api.ts`, the modules of `extend/` and the
 * model. A type of another module stands in it as what it is: an interface as declared, a computed type as its members.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** The modules that are public, relative to `generator/`; of those that are not `extend/`, only the types. */
const isValueModule = (path) => /^(api|extend\/[a-z-]+)\.ts$/.test(path);
const isPublic = (path) => /^(api|extend\/[a-z-]+|model\/([a-z]+-)*model|diagnostics\/source)\.ts$/.test(path);

/** @param root the folder of the generator */
export function entryDeclarations(root) {
  const entry = join(root, 'api.ts');
  const modules = modulesFrom(root, 'api.ts');
  const texts = modules.map((path) => declarationsOf(root, path));
  const others = foreignTypes(root, entry, modules);
  const parts = [...texts, ...others].filter((text) => text !== '');
  refuseRepeats(parts.join('\n'));
  return `${parts.join('\n')}\nexport {};\n`;
}

/** The public modules that an entry leads to, itself last. */
function modulesFrom(root, entry, seen = new Set()) {
  seen.add(entry);
  const found = importsOf(root, entry)
    .filter(({ path }) => isPublic(path))
    .flatMap(({ path }) => (seen.has(path) ? [] : modulesFrom(root, path, seen)));
  return [...found, entry];
}

function parse(root, path) {
  const text = readFileSync(join(root, path), 'utf8');
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

/** The modules that a module imports from, each with the names. */
function importsOf(root, path) {
  return parse(root, path).statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const specifier = statement.moduleSpecifier?.text;
    if (!specifier?.startsWith('.')) return [];
    const clause = statement.importClause?.namedBindings;
    const isType = statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    const names = isType && clause && ts.isNamedImports(clause) ? clause.elements.map(({ name }) => name.text) : [];
    const target = join(dirname(path), specifier).replaceAll('\\', '/').replace(/\.js$/, '.ts');
    return existsSync(join(root, target)) ? [{ path: target, names }] : [];
  });
}

/** The declarations of a module, without its imports and without what it passes on. */
function declarationsOf(root, path) {
  const source = readFileSync(join(root, path), 'utf8');
  const { outputText, diagnostics = [] } = ts.transpileDeclaration(source, {
    fileName: path,
    compilerOptions: { strict: true, isolatedDeclarations: true, declaration: true },
    reportDiagnostics: true,
  });
  if (diagnostics.length > 0)
    throw new Error(`${path}: ${diagnostics.map(({ messageText }) => JSON.stringify(messageText)).join('\n')}`);
  const file = ts.createSourceFile(path, outputText, ts.ScriptTarget.Latest, true);
  const isKept = (statement) => {
    if (ts.isImportDeclaration(statement)) return false;
    if (ts.isExportDeclaration(statement))
      return Boolean(statement.exportClause && ts.isNamespaceExport(statement.exportClause));
    return isValueModule(path) || ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
  };
  return file.statements
    .filter(isKept)
    .map((statement) => {
      if (ts.isExportDeclaration(statement)) return namespaceOf(root, path, statement);
      const text = textOf(file, statement);
      // The values of a namespace are exported as its members only.
      return path === 'extend/view.ts' ? text.replace('export declare ', 'declare ') : text;
    })
    .join('\n');
}

/** The text of a statement with its comment, but not with that of the file. */
function textOf(file, statement) {
  const comments = ts.getLeadingCommentRanges(file.text, statement.getFullStart()) ?? [];
  const own = comments.at(-1);
  const comment =
    own && (statement !== file.statements[0] || comments.length > 1) ? file.text.slice(own.pos, own.end) : '';
  return comment === '' ? statement.getText(file) : `${comment}\n${statement.getText(file)}`;
}

/** `export * as view from './extend/view.js'` as a value whose members have the types of those. */
function namespaceOf(root, path, statement) {
  const target = join(dirname(path), statement.moduleSpecifier.text).replace(/\.js$/, '.ts');
  const names = parse(root, target).statements.flatMap((one) => {
    const isExported =
      ts.canHaveModifiers(one) && ts.getModifiers(one)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported) return [];
    if (ts.isFunctionDeclaration(one)) return [one.name.text];
    return ts.isVariableStatement(one) ? one.declarationList.declarations.map(({ name }) => name.text) : [];
  });
  const name = statement.exportClause.name.text;
  return `export declare const ${name}: {\n${names.map((one) => `  readonly ${one}: typeof ${one};`).join('\n')}\n};`;
}

/** The types of other modules that the public ones refer to. */
function foreignTypes(root, entry, modules) {
  const needed = modules
    .flatMap((path) => importsOf(root, path))
    .filter(({ path }) => !isPublic(path))
    .flatMap(({ path, names }) => names.map((name) => ({ path, name })));
  const program = ts.createProgram([entry], {
    ...{ target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.NodeNext, strict: true, noEmit: true },
    ...{ types: [], lib: ['lib.es2022.d.ts'], skipLibCheck: true },
  });
  const checker = program.getTypeChecker();
  const done = new Map();
  for (const { path, name } of needed) {
    const symbol = exportedSymbol(checker, program.getSourceFile(join(root, path)), name);
    addType(checker, symbol, done);
  }
  return [...done.values()];
}

function exportedSymbol(checker, file, name) {
  const symbol = checker.getExportsOfModule(checker.getSymbolAtLocation(file)).find((one) => one.name === name);
  if (!symbol) throw new Error(`${file.fileName} does not export ${name}`);
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** Adds the declaration of a type, and of those that it refers to. */
function addType(checker, symbol, done) {
  if (done.has(symbol.name)) return;
  const declaration = symbol.declarations?.[0];
  if (!declaration) throw new Error(`${symbol.name} is declared nowhere`);
  const isComputed = ts.isTypeAliasDeclaration(declaration) && /\b(typeof|keyof)\b/.test(declaration.type.getText());
  if (isComputed) {
    const flags = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.InTypeAlias;
    const text = checker.typeToString(checker.getDeclaredTypeOfSymbol(symbol), undefined, flags);
    if (/\bany\b|\.\.\./.test(text)) throw new Error(`${symbol.name} is not known: ${text}`);
    done.set(symbol.name, `export type ${symbol.name} = ${text};`);
    return;
  }
  done.set(symbol.name, textOf(declaration.getSourceFile(), declaration));
  const visit = (node) => {
    if (ts.isTypeReferenceNode(node)) {
      const found = checker.getSymbolAtLocation(node.typeName);
      const target = found && found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
      if (target?.declarations?.length && !(target.flags & ts.SymbolFlags.TypeParameter))
        addType(checker, target, done);
    }
    ts.forEachChild(node, visit);
  };
  visit(declaration);
}

/** Two modules must not declare the same name. */
function refuseRepeats(text) {
  const file = ts.createSourceFile('api.d.ts', text, ts.ScriptTarget.Latest, true);
  const names = file.statements.flatMap((one) =>
    ts.isVariableStatement(one)
      ? one.declarationList.declarations.map(({ name }) => name.text)
      : (one.name?.text ?? []),
  );
  const twice = names.filter((name, at) => names.indexOf(name) !== at && !text.includes(`function ${name}`));
  if (twice.length > 0) throw new Error(`The package would export these twice: ${twice.join(', ')}`);
}
