/**
 * Patterns of the definition's own. What they may hold is decided here and not by the engine at hand, which takes more
 * with every version of Node: whatever is taken reads the same on all of them, in browsers and in JSON Schema.
 */
import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import { type Diagnostic, diagnostic } from '../diagnostics.js';
import { limits } from '../limits.js';
import type { Span } from '../source.js';
import { at, type Place, type Scope } from './scope.js';

/** The edition of ECMAScript whose regular expressions with the flag `u` are the dialect, but for look-behind. */
const EDITION = 2018;
/** An edition that knows what has come since, so that it can be named. */
const NEWEST = 2025;

/** The pattern; undefined when it is none of the dialect, which is reported: nothing could be judged by it. */
export function soundPattern(scope: Scope, pattern: string | undefined, place: Place): string | undefined {
  const where = at(place, 'pattern');
  const flaw = pattern === undefined ? undefined : (patternFlaw(pattern, where) ?? patternExcess(pattern, where));
  if (flaw === undefined) return pattern;
  scope.report(flaw);
  return undefined;
}

/** What keeps a text from being a pattern of the dialect. */
export function patternFlaw(pattern: string, where: Span): Diagnostic | undefined {
  if (pattern.length > limits.pattern) return tooLarge(where, `it is longer than ${limits.pattern} characters`);
  const parsed = parse(pattern, EDITION);
  if (typeof parsed === 'object') {
    const behind = firstOf(parsed, (node) => node.type === 'Assertion' && node.kind === 'lookbehind');
    return behind && foreign(where, `\`${behind.raw}\``, 'what stands before as a part of the pattern');
  }
  const newer = parse(pattern, NEWEST);
  if (typeof newer === 'object') {
    const node = firstOf(newer, (candidate) => isNewer(candidate, newer));
    if (node) return foreign(where, `\`${node.raw}\``, insteadOf(node));
  }
  if (typeof parse(pattern, NEWEST, 'v') === 'object')
    return foreign(where, 'a set made of sets', 'the characters that are meant in one pair of brackets');
  return diagnostic('bad-pattern', where, { reason: parsed });
}

/** What makes a pattern of the dialect too large to be worked with: engines write repetitions out. */
function patternExcess(pattern: string, where: Span): Diagnostic | undefined {
  const parsed = parse(pattern, EDITION);
  if (typeof parsed === 'string') return undefined;
  const { depth, size } = extentOf(parsed.alternatives);
  if (depth > limits.patternNesting) {
    return tooLarge(where, `groups stand inside each other more than ${limits.patternNesting} times`);
  }
  return size > limits.patternSize
    ? tooLarge(where, `with its repetitions written out it is longer than ${limits.patternSize} characters`)
    : undefined;
}

function tooLarge(where: Span, what: string): Diagnostic {
  return diagnostic('pattern-too-large', where, { what });
}

interface Extent {
  /** Levels of groups. */
  readonly depth: number;
  /** Characters, with repetitions written out. */
  readonly size: number;
}

function extentOf(alternatives: readonly AST.Alternative[]): Extent {
  const parts = alternatives.flatMap(({ elements }) => elements.map(extentOfPart));
  return {
    depth: Math.max(0, ...parts.map(({ depth }) => depth)),
    size: parts.reduce((sum, { size }) => sum + size, 0),
  };
}

function extentOfPart(part: AST.Element): Extent {
  if ('alternatives' in part) {
    const { depth, size } = extentOf(part.alternatives);
    return { depth: depth + 1, size };
  }
  if (part.type !== 'Quantifier') return { depth: 0, size: 1 };
  const { depth, size } = extentOfPart(part.element);
  return { depth, size: size * Math.max(Number.isFinite(part.max) ? part.max : part.min, 1) };
}

function foreign(where: Span, what: string, instead: string): Diagnostic {
  return diagnostic('foreign-pattern', where, { what, instead });
}

/** The pattern in parts, or why it has none. */
function parse(text: string, ecmaVersion: typeof EDITION | typeof NEWEST, flag: 'u' | 'v' = 'u'): AST.Pattern | string {
  const parser = new RegExpParser({ ecmaVersion });
  try {
    return parser.parsePattern(text, 0, text.length, flag === 'u' ? { unicode: true } : { unicodeSets: true });
  } catch (error) {
    if (error instanceof RangeError) return 'Its groups are nested too deeply';
    if (!(error instanceof SyntaxError)) throw error;
    // Invalid regular expression: /(/u: Unterminated group -> Unterminated group
    return error.message.slice(error.message.lastIndexOf(': ') + 2);
  }
}

type Part = AST.Assertion | AST.CapturingGroup | AST.Group | AST.CharacterSet;

/** Among the parts of which some are not in the dialect. */
function firstOf(pattern: AST.Pattern, isWanted: (part: Part) => boolean): Part | undefined {
  const found: Part[] = [];
  const look = (part: Part): void => {
    if (isWanted(part)) found.push(part);
  };
  visitRegExpAST(pattern, {
    onAssertionEnter: look,
    onCapturingGroupEnter: look,
    onGroupEnter: look,
    onCharacterSetEnter: look,
  });
  return found[0];
}

/** Whether a part came with a later edition: `(?i:a)`, a name that another group has, a script that is younger. */
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
