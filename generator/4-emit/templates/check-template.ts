/** Checks a template against the view that it is rendered with: every path exists, every text passes an encoder. */
import { defined } from '../../defined.js';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import { nearest } from '../../diagnostics/nearest.js';
import type { Source, Span } from '../../diagnostics/source.js';
import { blocks, helpers, layouts } from './helpers.js';
import type { LeafKind, ViewShape } from './view.js';

/**
 * The position of the walk: the shapes around it, innermost last, and the optional values that are known to be present.
 */
interface Place {
  readonly frames: readonly ViewShape[];
  /** Keys of paths, as in {@link Found}. */
  readonly known: ReadonlySet<string>;
  readonly inEach: boolean;
}

interface Found {
  readonly shape: ViewShape;
  /** The path from its frame, the same for every spelling of it. */
  readonly key: string;
}

/** The mistakes of a template, in its order. */
export function checkTemplate(source: Source, program: hbs.AST.Program, view: ViewShape): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const toSpan = spansOf(source);
  const report = (found: Diagnostic): void => void diagnostics.push(found);

  const walk = (body: hbs.AST.Statement[], place: Place): void => {
    for (const statement of body) visit(statement, place);
  };

  const visit = (statement: hbs.AST.Statement, place: Place): void => {
    if (isType<hbs.AST.BlockStatement>(statement, 'BlockStatement')) visitBlock(statement, place);
    else if (isType<hbs.AST.MustacheStatement>(statement, 'MustacheStatement')) visitOutput(statement, place);
    else if (statement.type !== 'ContentStatement' && statement.type !== 'CommentStatement') {
      report(diagnostic('template-construct', toSpan(statement.loc), { what: constructs[statement.type] ?? 'this' }));
    }
  };

  const visitBlock = (block: hbs.AST.BlockStatement, place: Place): void => {
    const name = block.path.original;
    if (Object.hasOwn(layouts, name)) {
      visitLayout(block, place);
      return;
    }
    if (!blocks.includes(name)) {
      report(diagnostic('template-unknown-helper', toSpan(block.path.loc), { name }, nearest(name, [...blocks, ...Object.keys(layouts)])));
      return;
    }
    const [param, ...others] = block.params;
    const { body, inverse = [], names } = partsOf(block);
    const extra = others[0] ?? block.hash?.pairs[0] ?? names;
    if (extra) report(diagnostic('template-construct', toSpan(extra.loc), { what: 'a parameter of a block' }));
    if (!param) {
      report(diagnostic('template-construct', toSpan(block.path.loc), { what: 'a block without a path' }));
      return;
    }
    if (isFirstOrLast(param, place)) {
      walk(body, place);
      walk(inverse, place);
      return;
    }
    const found = resolve(param, place, name === 'each');
    if (!found) return;
    if (name === 'each' && found.shape.kind !== 'list') {
      report(wrongValue(param, name));
      return;
    }
    const withKnown: Place = { ...place, known: new Set([...place.known, found.key]) };
    const inside: Record<string, Place> = {
      if: withKnown,
      unless: place,
      each: found.shape.kind === 'list' ? enter(place, found.shape.item) : place,
    };
    walk(body, inside[name] ?? place);
    walk(inverse, name === 'unless' ? withKnown : place);
  };

  const visitLayout = (block: hbs.AST.BlockStatement, place: Place): void => {
    const { body, inverse, names } = partsOf(block);
    const extra = block.params[0] ?? block.hash?.pairs[0] ?? names;
    if (extra) report(diagnostic('template-construct', toSpan(extra.loc), { what: 'a parameter of this block' }));
    if (inverse)
      report(diagnostic('template-construct', toSpan(block.path.loc), { what: 'an alternative of this block' }));
    walk(body, place);
  };

  const visitOutput = (output: hbs.AST.MustacheStatement, place: Place): void => {
    const span = toSpan(output.loc);
    const [param, ...others] = output.params;
    const name = 'original' in output.path ? String(output.path.original) : '';
    if (!param) {
      const isHelper = Object.hasOwn(helpers, name);
      if (isHelper) report(diagnostic('template-construct', span, { what: 'a helper without a path' }));
      else if (resolve(output.path, place, true)) report(diagnostic('template-unencoded', span, { path: name }));
      return;
    }
    const helper = Object.hasOwn(helpers, name) ? helpers[name] : undefined;
    if (!helper) {
      const suggestion = nearest(name, Object.keys(helpers));
      report(diagnostic('template-unknown-helper', toSpan(output.path.loc), { name }, suggestion));
      return;
    }
    const extra = others[0] ?? output.hash?.pairs[0];
    if (extra) report(diagnostic('template-construct', toSpan(extra.loc), { what: 'a second parameter' }));
    if (!output.escaped) report(diagnostic('template-construct', span, { what: 'a third brace' }));
    const found = resolve(param, place, true);
    if (found && !helper.takes.includes(found.shape.kind as LeafKind)) report(wrongValue(param, name));
  };

  const wrongValue = (param: hbs.AST.Expression, helper: string): Diagnostic =>
    diagnostic('template-wrong-value', toSpan(param.loc), { path: pathText(param), helper });

  /** The shape at a path. If the value is used, an optional value must be known to be present. */
  const resolve = (expression: hbs.AST.Node, place: Place, isNeeded: boolean): Found | undefined => {
    if (!isType<hbs.AST.PathExpression>(expression, 'PathExpression')) {
      report(diagnostic('template-construct', toSpan(expression.loc), { what: 'a value that is not a path' }));
      return undefined;
    }
    const unknown = (suggestion?: string): undefined => {
      const path = expression.original;
      report(diagnostic('template-unknown-path', toSpan(expression.loc), { path }, suggestion));
      return undefined;
    };
    const depth = place.frames.length - 1 - expression.depth;
    let shape = place.frames[depth];
    if (expression.data || !shape) return unknown();
    let key = String(depth);
    for (const [index, part] of expression.parts.entries()) {
      const parent: ViewShape | undefined = shape && given(expression, shape, key, place);
      if (!parent) return undefined;
      const fields: Readonly<Record<string, ViewShape>> = parent.kind === 'group' ? parent.fields : {};
      if (!Object.hasOwn(fields, part)) {
        const close = nearest(part, Object.keys(fields));
        const rest = expression.parts;
        return unknown(close && '../'.repeat(expression.depth) + rest.with(index, close).join('.'));
      }
      shape = fields[part];
      key += `.${part}`;
    }
    if (isNeeded && shape) shape = given(expression, shape, key, place);
    if (shape?.kind === 'maybe') shape = shape.of;
    return shape && { shape, key };
  };

  const given = (path: hbs.AST.PathExpression, shape: ViewShape, key: string, place: Place): ViewShape | undefined => {
    if (shape.kind !== 'maybe') return shape;
    if (place.known.has(key)) return shape.of;
    report(diagnostic('template-may-be-missing', toSpan(path.loc), { path: path.original }));
    return undefined;
  };

  walk(program.body, { frames: [view], known: new Set(), inEach: false });
  return diagnostics;
}

const constructs: Readonly<Record<string, string>> = {
  PartialStatement: 'a partial',
  PartialBlockStatement: 'a partial',
  Decorator: 'a decorator',
  DecoratorBlock: 'a decorator',
};

/** What is in a block, in its `else`, and the block if it names its items. `{{^if}}` has an `else` only. */
function partsOf(block: hbs.AST.BlockStatement): {
  readonly body: hbs.AST.Statement[];
  readonly inverse: hbs.AST.Statement[] | undefined;
  readonly names: hbs.AST.BlockStatement | undefined;
} {
  const program = block.program as hbs.AST.Program | undefined;
  return {
    body: program?.body ?? [],
    inverse: block.inverse?.body,
    names: program?.blockParams ? block : undefined,
  };
}

function enter(place: Place, item: ViewShape): Place {
  return { ...place, frames: [...place.frames, item], inEach: true };
}

/** `@first` and `@last`, which place separators. */
function isFirstOrLast(param: hbs.AST.Expression, { inEach }: Place): boolean {
  return inEach && ['@first', '@last'].includes(pathText(param));
}

function pathText(expression: hbs.AST.Node): string {
  return 'original' in expression ? String(expression.original) : '';
}

function isType<Node extends hbs.AST.Node>(node: hbs.AST.Node, type: Node['type']): node is Node {
  return node.type === type;
}

/** Handlebars counts lines from 1 and columns from 0. */
function spansOf(source: Source): (loc: hbs.AST.SourceLocation) => Span {
  const starts = [0, ...Array.from(source.text.matchAll(/\r\n?|\n/g), (match) => match.index + match[0].length)];
  const offset = ({ line, column }: hbs.AST.Position): number => defined(starts[line - 1], `line ${line}`) + column;
  return ({ start, end }) => ({ source, start: offset(start), end: offset(end) });
}
