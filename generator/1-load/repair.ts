/**
 * Repairs a file with structural errors by guessing, so that the later phases can report further errors in the same run.
 * Nothing is generated from a repaired file.
 */
import { defined } from '../defined.js';
import { nearest } from '../diagnostics/nearest.js';
import type { Span } from '../diagnostics/source.js';
import type { Grammar, ObjectGrammar } from './grammar.js';
import type { YamlList, YamlMap, YamlNode, YamlScalar } from './yaml-node.js';
import { checkStructure } from './structure.js';

export interface Repaired {
  readonly node: YamlNode;
  /** The changed places; diagnostics of later phases at these places are unreliable. */
  readonly places: readonly Span[];
}

/** The repaired node, or undefined when too much is missing. */
export function repair(node: YamlNode, grammar: Grammar): Repaired | undefined {
  const places: Span[] = [];
  const repaired = repairNode(node, grammar, places);
  return repaired && { node: repaired, places };
}

function repairNode(node: YamlNode, grammar: Grammar, places: Span[]): YamlNode | undefined {
  if (isWhole(node) && checkStructure(node, grammar).length === 0) return node;
  switch (grammar.kind) {
    case 'object':
      return node.kind === 'map' ? repairObject(node, grammar, places) : undefined;
    case 'map':
      return node.kind === 'map' ? repairMap(node, grammar, places) : undefined;
    case 'list':
      return node.kind === 'list' ? repairList(node, grammar.item(), places) : undefined;
    case 'union': {
      const form = grammar.forms.find(({ when }) => when(node));
      return form && repairNode(node, form.then(), places);
    }
    case 'enum-value':
      // A text without its quotes is meant as it stands.
      if (node.kind !== 'scalar' || node.raw === '') return undefined;
      places.push(node.span);
      return { ...node, value: node.raw, plain: false };
    default:
      return undefined;
  }
}

/** Whether reading the node produced no diagnostic. */
function isWhole(node: YamlNode): boolean {
  if (node.kind === 'map') return node.isComplete && node.entries.every(({ value }) => isWhole(value));
  return node.kind === 'list' ? node.items.every(isWhole) : node.kind !== 'broken';
}

type Entry = YamlMap['entries'][number];

function repairObject(node: YamlMap, grammar: ObjectGrammar, places: Span[]): YamlMap | undefined {
  const free = Object.keys(grammar.keys).filter((name) => !node.entries.some(({ key }) => key === name));
  const entries: Entry[] = [];
  const before = places.length;
  for (const entry of node.entries) {
    // A misspelt key is replaced by the suggested one: `presense` -> `presence`.
    const isKnown = Object.hasOwn(grammar.keys, entry.key);
    const missing = free.filter((name) => grammar.keys[name]?.required);
    const key = isKnown ? entry.key : (nearest(entry.key, missing) ?? nearest(entry.key, free));
    const rule = key === undefined || entries.some((other) => other.key === key) ? undefined : grammar.keys[key];
    const value = rule && repairNode(entry.value, rule.value(), places);
    if (key !== undefined && value) entries.push({ ...entry, key, value });
    else places.push(placeOf(entry));
  }
  for (const [key, { value, required }] of Object.entries(grammar.keys)) {
    if (!required || entries.some((entry) => entry.key === key)) continue;
    const filler = fillerFor(value(), node.span);
    if (!filler) return undefined;
    entries.push({ key, keySpan: node.span, value: filler });
    places.push({ ...node.span, end: node.span.start });
  }
  // The keys of what has a type depend on each other: with a wrong type the bounds cannot be checked.
  const hasType = grammar.keys['type']?.required === true;
  if (hasType && places.length > before) places.push(node.span);
  return (grammar.least ?? 0) > entries.length ? undefined : { ...node, entries };
}

function repairMap(node: YamlMap, grammar: Grammar & { kind: 'map' }, places: Span[]): YamlMap {
  const { pattern, refused } = grammar.name;
  const entries = node.entries.flatMap((entry): readonly Entry[] => {
    const hasName = pattern.test(entry.key) && !refused?.includes(entry.key);
    const before = places.length;
    const value = hasName ? repairNode(entry.value, grammar.value(), places) : undefined;
    // What is said of a name follows from what stands there.
    if (value && places.length > before) places.push(entry.keySpan);
    if (value) return [{ ...entry, value }];
    places.push(placeOf(entry));
    // An element that cannot be repaired stays, so that conditions can refer to it.
    const filler = hasName ? fillerFor(grammar.value(), entry.keySpan) : undefined;
    return filler ? [{ ...entry, value: filler }] : [];
  });
  return { ...node, entries };
}

function repairList(node: YamlList, item: Grammar, places: Span[]): YamlList {
  const items = node.items.flatMap((found) => {
    const repaired = repairNode(found, item, places);
    if (!repaired) places.push(found.span);
    return repaired ? [repaired] : [];
  });
  return { ...node, items };
}

/** The simplest value of a grammar, or undefined when there is none. */
function fillerFor(grammar: Grammar, span: Span): YamlNode | undefined {
  const scalar = (value: YamlScalar['value']): YamlScalar => ({ kind: 'scalar', value, plain: true, raw: '', span });
  switch (grammar.kind) {
    case 'text':
      return grammar.name ? undefined : scalar('?');
    case 'word':
      // The presence of an element becomes optional, which has no further rules.
      return scalar(grammar.words.includes('O') ? 'O' : defined(grammar.words[0], 'a word'));
    case 'map':
      return { kind: 'map', entries: [], isComplete: true, span };
    case 'object': {
      const empty: YamlMap = { kind: 'map', entries: [], isComplete: true, span };
      return repairObject(empty, grammar, []);
    }
    default:
      return undefined;
  }
}

function placeOf({ keySpan, value }: Entry): Span {
  return { ...keySpan, end: Math.max(keySpan.end, value.span.end) };
}
