/**
 * Patterns in definitions. This module decides on their syntax, not the engine, which supports more with every version of
 * Node: an accepted pattern means the same on all of them, in browsers and in JSON Schema.
 */
import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { limits } from '../limits.js';
import type { Span } from '../diagnostics/source.js';
import type { Scope } from './scope.js';

/** The edition of ECMAScript whose regular expressions with the flag `u` are the dialect, but for look-behind. */
const EDITION = 2018;
/** A later edition, so that a message can name newer syntax. */
const NEWEST = 2025;

/** The pattern; undefined, with a diagnostic, if it does not belong to the dialect. */
export function soundPattern(
  scope: Pick<Scope, 'report'>,
  pattern: string | undefined,
  where: Span,
): string | undefined {
  const flaw = pattern === undefined ? undefined : patternFlaw(pattern, where);
  if (flaw === undefined) return pattern;
  scope.report(flaw);
  return undefined;
}

/** Why a text is not a pattern of the dialect. */
export function patternFlaw(pattern: string, where: Span): Diagnostic | undefined {
  if (pattern.length > limits.pattern) return tooLarge(where, `it is longer than ${limits.pattern} characters`);
  // Parsers recurse at each group.
  if (groupsOf(pattern) > limits.patternNesting)
    return tooLarge(where, `its groups are nested deeper than ${limits.patternNesting} levels`);
  const parsed = parse(pattern, EDITION);
  if (typeof parsed === 'object') {
    const behind = firstOf(parsed, (node) => node.type === 'Assertion' && node.kind === 'lookbehind');
    if (behind) return foreign(where, `\`${behind.raw}\``, 'the preceding text as part of the pattern');
    return excess(parsed, where);
  }
  const newer = parse(pattern, NEWEST);
  if (typeof newer === 'object') {
    const node = firstOf(newer, (candidate) => isNewer(candidate, newer));
    if (node) return foreign(where, `\`${node.raw}\``, insteadOf(node));
  }
  if (typeof parse(pattern, NEWEST, 'v') === 'object')
    return foreign(where, 'a set of sets', 'all characters in one pair of brackets');
  return diagnostic('bad-pattern', where, { reason: parsed });
}

/** Why a pattern is too large: analysers and engines expand repetitions. */
function excess({ alternatives }: AST.Pattern, where: Span): Diagnostic | undefined {
  const { once, full } = extentOf(alternatives);
  return full - once > limits.patternRepeats
    ? tooLarge(where, `its repetitions are longer than ${limits.patternRepeats} characters when expanded`)
    : undefined;
}

function tooLarge(where: Span, what: string): Diagnostic {
  return diagnostic('pattern-too-large', where, { what });
}

/** The maximum nesting of groups, without brackets that are escaped or in a class. */
function groupsOf(pattern: string): number {
  let depth = 0;
  let deepest = 0;
  let isClass = false;
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at];
    if (character === '\\') at++;
    else if (isClass) isClass = character !== ']';
    else if (character === '[') isClass = true;
    else if (character === '(') deepest = Math.max(deepest, ++depth);
    else if (character === ')') depth--;
  }
  return deepest;
}

interface Extent {
  /** The number of characters as written, and with repetitions expanded. */
  readonly once: number;
  readonly full: number;
}

function extentOf(alternatives: readonly AST.Alternative[]): Extent {
  const parts = alternatives.flatMap(({ elements }) => elements.map(extentOfPart));
  return {
    once: parts.reduce((sum, { once }) => sum + once, 0),
    full: parts.reduce((sum, { full }) => sum + full, 0),
  };
}

function extentOfPart(part: AST.Element): Extent {
  if ('alternatives' in part) return extentOf(part.alternatives);
  if (part.type !== 'Quantifier') return { once: 1, full: 1 };
  const { once, full } = extentOfPart(part.element);
  return { once, full: full * Math.max(Number.isFinite(part.max) ? part.max : part.min, 1) };
}

function foreign(where: Span, what: string, instead: string): Diagnostic {
  return diagnostic('foreign-pattern', where, { what, instead });
}

/** The parsed pattern, or why it cannot be parsed. */
function parse(text: string, ecmaVersion: typeof EDITION | typeof NEWEST, flag: 'u' | 'v' = 'u'): AST.Pattern | string {
  const parser = new RegExpParser({ ecmaVersion });
  try {
    return parser.parsePattern(text, 0, text.length, flag === 'u' ? { unicode: true } : { unicodeSets: true });
  } catch (error) {
    if (error instanceof RangeError) return 'Groups are nested too deeply';
    if (!(error instanceof SyntaxError)) throw error;
    // Invalid regular expression: /(/u: Unterminated group -> Unterminated group
    return error.message.slice(error.message.lastIndexOf(': ') + 2);
  }
}

type Part = AST.Assertion | AST.CapturingGroup | AST.Group | AST.CharacterSet;

/** The first of the parts that the dialect only partly supports. */
function firstOf(pattern: AST.Pattern, isWanted: (part: Part) => boolean): Part | undefined {
  const found: Part[] = [];
  const visit = (part: Part): void => {
    if (isWanted(part)) found.push(part);
  };
  visitRegExpAST(pattern, {
    onAssertionEnter: visit,
    onCapturingGroupEnter: visit,
    onGroupEnter: visit,
    onCharacterSetEnter: visit,
  });
  return found[0];
}

/** Whether a part needs a later edition: `(?i:a)`, the name of another group, a newer script. */
function isNewer(part: Part, pattern: AST.Pattern): boolean {
  if (part.type === 'CapturingGroup') return firstOf(pattern, (other) => isNamesake(part, other)) !== undefined;
  if (part.type === 'Group') return part.modifiers !== null;
  return part.type === 'CharacterSet' && typeof parse(part.raw, EDITION) === 'string';
}

function isNamesake(group: AST.CapturingGroup, other: Part): boolean {
  return other.type === 'CapturingGroup' && other !== group && group.name !== null && other.name === group.name;
}

function insteadOf({ type }: Part): string {
  if (type === 'CapturingGroup') return '`(?:…)`, or a name for each group';
  return type === 'Group'
    ? 'both cases of each letter, as in `[Aa]`'
    : 'the characters, as in `[\\u{11F00}-\\u{11F59}]`';
}
