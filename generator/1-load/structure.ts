/** Checks the nodes of a file against the definition format and collects every error. */
import { defined } from '../defined.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { isExactNumber } from '../exact-number.js';
import { nearest } from '../diagnostics/nearest.js';
import { anyBlank, isBlank } from '../model/blanks.js';
import type { Span } from '../diagnostics/source.js';
import { type Grammar, type NameRule, type ObjectGrammar, unprintable } from './grammar.js';
import { plainValue, type YamlList, type YamlMap, type YamlNode, type YamlScalar } from './yaml-node.js';

/** Every place where the node does not match the grammar. */
export function checkStructure(node: YamlNode, grammar: Grammar): readonly Diagnostic[] {
  if (node.kind === 'broken') return [];
  switch (grammar.kind) {
    case 'object':
      return node.kind === 'map' ? checkObject(node, grammar) : wrongKind(node, `${grammar.called} as a map`);
    case 'map':
      if (node.kind !== 'map') return wrongKind(node, 'a map of names');
      return [
        ...tooFew(node, grammar.least, 'entry'),
        ...tooMany(node, grammar.most),
        ...node.entries.flatMap(({ key, keySpan, value }) => [
          ...checkName(key, keySpan, grammar.name),
          ...checkStructure(value, grammar.value()),
        ]),
      ];
    case 'list':
      if (node.kind !== 'list') return wrongKind(node, 'a list');
      return [
        ...tooFew(node, grammar.least, 'entry'),
        ...tooMany(node, grammar.most),
        ...node.items.flatMap((item) => checkStructure(item, grammar.item())),
      ];
    case 'union': {
      const form = grammar.forms.find(({ when }) => when(node));
      return form ? checkStructure(node, form.then()) : wrongKind(node, grammar.called);
    }
    case 'json':
      return checkTexts(node);
    case 'empty':
      return isBlank(plainValue(node))
        ? []
        : wrongKind(
            node,
            anyBlank((spelling) => `\`${spelling}\``),
          );
    default:
      return node.kind === 'scalar' ? checkScalar(node, grammar) : wrongKind(node, expectation(grammar));
  }
}

function checkObject(node: YamlMap, grammar: ObjectGrammar): readonly Diagnostic[] {
  const names = Object.keys(grammar.keys);
  const found = new Set(node.entries.map(({ key }) => key));
  const free = names.filter((name) => !found.has(name));
  const missing = free.filter((name) => grammar.keys[name]?.required);
  const unknown = node.entries
    .filter(({ key }) => !Object.hasOwn(grammar.keys, key))
    // A key that is missing is what a misspelt one most likely means.
    .map(
      (entry) =>
        refusedKey(entry, grammar) ??
        unknownKey(entry, grammar.called, nearest(entry.key, missing) ?? nearest(entry.key, free)),
    );
  const suggested = new Set(unknown.map(({ suggestion }) => suggestion));
  // The suggestion for a misspelt key says it already, and so does what to write instead of a key from elsewhere.
  const unsaid = missing.filter((key) => !suggested.has(key));
  const isSaid = unsaid.length <= unknown.filter(({ code }) => code === 'refused-key').length;
  return [
    ...(node.isComplete && !isSaid ? unsaid : []).map((key) =>
      diagnostic('missing-key', headOf(node.span), { key, where: grammar.called }),
    ),
    ...tooFew(node, grammar.least, `of ${names.join(', ')}`),
    ...unknown,
    ...node.entries.flatMap(({ key, value }) => {
      const rule = Object.hasOwn(grammar.keys, key) ? grammar.keys[key] : undefined;
      return rule ? checkStructure(value, rule.value()) : [];
    }),
  ];
}

function refusedKey({ key, keySpan }: YamlMap['entries'][number], grammar: ObjectGrammar): Diagnostic | undefined {
  const { called, refused } = grammar;
  const meant = refused && Object.hasOwn(refused, key) ? refused[key] : undefined;
  return meant === undefined ? undefined : diagnostic('refused-key', keySpan, { key, where: called, meant });
}

function unknownKey({ key, keySpan }: YamlMap['entries'][number], where: string, meant?: string): Diagnostic {
  if (key.includes(' ') && !isFollowedByColon(keySpan)) {
    return diagnostic('unquoted-comma', keySpan, { key: shown(key) });
  }
  return diagnostic('unknown-key', keySpan, { key: shown(key), where }, meant);
}

/** In braces a key may have no value: `{ a: one, two }` has the key `two`. */
function isFollowedByColon({ source, end }: Span): boolean {
  return /^\s*:/.test(source.text.slice(end, end + 100));
}

type ScalarGrammar = Exclude<Grammar, { kind: 'object' | 'map' | 'list' | 'union' | 'json' | 'empty' }>;

function expectation(grammar: ScalarGrammar): string {
  const names = { word: 'a word', text: 'text', 'enum-value': 'text', number: 'a number', boolean: 'true or false' };
  if (grammar.kind === 'true') return grammar.or === undefined ? '`true`' : `\`true\` or ${grammar.or}`;
  if (grammar.kind === 'scalar') return 'text, a number or a boolean';
  return names[grammar.kind];
}

function checkScalar(node: YamlScalar, grammar: ScalarGrammar): readonly Diagnostic[] {
  const { value, span } = node;
  switch (grammar.kind) {
    case 'word':
      if (typeof value === 'string' && (grammar.words.includes(value) || grammar.own?.test(value))) return [];
      if (value === null) return wrongKind(node, `one of ${grammar.words.join(', ')}`);
      if (grammar.refused && Object.hasOwn(grammar.refused, String(value))) {
        const reason = defined(grammar.refused[String(value)], 'a reason');
        return [diagnostic('refused-word', span, { word: String(value), reason, expected: grammar.words.join(', ') })];
      }
      return [
        diagnostic(
          'unknown-word',
          span,
          { word: shown(node.raw), expected: grammar.words.join(', ') },
          nearest(String(value), grammar.words),
        ),
      ];
    case 'enum-value':
      if (node.plain && (typeof value !== 'string' || looksLikeBoolean.test(value))) {
        return [diagnostic('quote-enum-value', span, { raw: shown(node.raw) }, JSON.stringify(node.raw))];
      }
      return checkText(node, grammar);
    case 'text':
      return checkText(node, grammar);
    case 'number':
      return typeof value === 'number' ? checkNumber(value, node, grammar) : wrongKind(node, expectation(grammar));
    case 'boolean':
      return typeof value === 'boolean' ? [] : wrongKind(node, expectation(grammar));
    case 'true':
      return value === true ? [] : wrongKind(node, expectation(grammar));
    case 'scalar':
      return value === null ? wrongKind(node, expectation(grammar)) : checkTexts(node);
  }
}

/** Words that YAML 1.1 parsers read as a boolean or null. */
const looksLikeBoolean = /^(y|n|yes|no|on|off|true|false|null|~)$/i;

function checkText(
  node: YamlScalar,
  { name, longest = Infinity }: { readonly name?: NameRule; readonly longest?: number },
): readonly Diagnostic[] {
  if (typeof node.value !== 'string') return wrongKind(node, 'text');
  if (node.value.trim() === '') return [diagnostic('empty-text', node.span, {})];
  if (node.value.length > longest) return [diagnostic('text-too-long', headOf(node.span), { most: longest })];
  return name ? checkName(node.value, node.span, name) : checkTexts(node);
}

function checkName(name: string, span: Span, { pattern, rule, refused }: NameRule): readonly Diagnostic[] {
  if (pattern.test(name) && !refused?.includes(name)) return [];
  return [diagnostic('bad-name', span, { name: shown(name), rule })];
}

function checkNumber(value: number, node: YamlScalar, grammar: Grammar & { kind: 'number' }): readonly Diagnostic[] {
  const { integer, minimum, maximum, above } = grammar;
  const inexact = checkExact(node);
  if (inexact.length > 0) return inexact;
  const wrong = (rule: string): readonly Diagnostic[] => [diagnostic('bad-number', node.span, { rule })];
  if (integer && !Number.isInteger(value)) return wrong('it has to be an integer');
  if (integer && Math.abs(value) > Number.MAX_SAFE_INTEGER)
    return wrong(`it has to be at most ${Number.MAX_SAFE_INTEGER}`);
  if (minimum !== undefined && value < minimum) return wrong(`it has to be at least ${minimum}`);
  if (maximum !== undefined && value > maximum) return wrong(`it has to be at most ${maximum}`);
  if (above !== undefined && value <= above) return wrong(`it has to be greater than ${above}`);
  return [];
}

/** Numbers have to be finite, as in JSON, and exactly representable as a double. */
function checkExact({ value, raw, span }: YamlScalar): readonly Diagnostic[] {
  if (typeof value !== 'number') return [];
  if (Number.isFinite(value) && isExactNumber(raw)) return [];
  const rule = Number.isFinite(value) ? `as a double it would become ${value}` : 'it has to be finite';
  return [diagnostic('bad-number', span, { rule })];
}

/** Control characters in any text of a node, including keys, and numbers that are not exact. */
function checkTexts(node: YamlNode): readonly Diagnostic[] {
  switch (node.kind) {
    case 'map':
      return node.entries.flatMap(({ key, keySpan, value }) => [...checkControls(key, keySpan), ...checkTexts(value)]);
    case 'list':
      return node.items.flatMap(checkTexts);
    case 'scalar':
      if (typeof node.value === 'string') return checkControls(node.value, node.span);
      return checkExact(node);
    case 'broken':
      return [];
  }
}

function checkControls(text: string, span: Span): readonly Diagnostic[] {
  const found = unprintable.exec(text);
  if (!found) return [];
  const code = `U+${defined(found[0].codePointAt(0), 'a character').toString(16).toUpperCase().padStart(4, '0')}`;
  return [diagnostic('control-character', span, { code })];
}

function tooFew(node: YamlMap | YamlList, least: number | undefined, what: string): readonly Diagnostic[] {
  const count = node.kind === 'map' ? node.entries.length : node.items.length;
  const isKnown = node.kind === 'list' || node.isComplete;
  return least !== undefined && isKnown && count < least
    ? [diagnostic('too-few', headOf(node.span), { least, what })]
    : [];
}

function tooMany(node: YamlMap | YamlList, most = Infinity): readonly Diagnostic[] {
  const count = node.kind === 'map' ? node.entries.length : node.items.length;
  return count > most ? [diagnostic('too-many', headOf(node.span), { count, most })] : [];
}

function wrongKind(node: Exclude<YamlNode, { kind: 'broken' }>, expected: string): readonly Diagnostic[] {
  const found = node.kind === 'scalar' ? scalarKind(node.value) : node.kind === 'list' ? 'a list' : 'a map';
  return [diagnostic('wrong-kind', headOf(node.span), { expected, found })];
}

function scalarKind(value: YamlScalar['value']): string {
  return value === null ? 'nothing' : typeof value === 'string' ? 'text' : `a ${typeof value}`;
}

/** The first line of a span, so that a message about a whole map does not underline all of it. */
function headOf(span: Span): Span {
  const end = span.source.text.slice(span.start, span.end).search(/[\r\n]/);
  return end < 0 ? span : { ...span, end: span.start + end };
}

/** User text shortened to one line for a message. */
function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}
