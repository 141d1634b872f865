/** A value of JavaScript as nodes with positions, so that it is checked as a definition is. */
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/source.js';
import type { YamlNode } from '../1-load/yaml-node.js';

/** The position of the value at a path, or of its key. */
export type SpanAt = (path: readonly (string | number)[], part?: 'key') => Span;

/** Nested deeper than any configuration; a value may contain itself. */
const DEEPEST = 16;

export interface ValueNodes {
  readonly node: YamlNode;
  /** What is no value of a configuration. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What stands for a function. */
const functionMark = Symbol('function');

/** Whether a node stands for a function. */
export function isFunction(node: YamlNode): boolean {
  return node.kind === 'scalar' && (node.value as unknown) === functionMark;
}

/** The places of functions of targets and checks; there are none elsewhere. */
const takesFunction =
  /^(targets\.[^.]+\.(operation|piece|package)|extend\.targets\.[^.]+\.(operation|piece|package)|extend\.checks\.\d+\.(operation|piece|operations))$/;

export function nodesOf(value: unknown, spanAt: SpanAt): ValueNodes {
  const diagnostics: Diagnostic[] = [];
  const refuse = (path: readonly (string | number)[], found: string): YamlNode => {
    diagnostics.push(diagnostic('config-value', spanAt(path), { found }));
    return { kind: 'broken', span: spanAt(path) };
  };
  const nodeOf = (one: unknown, path: readonly (string | number)[]): YamlNode => {
    if (path.length > DEEPEST) return refuse(path, 'a value that is nested too deeply');
    if (typeof one === 'function' && takesFunction.test(path.join('.')))
      return { kind: 'scalar', value: functionMark as never, plain: false, raw: 'a function', span: spanAt(path) };
    if (one === null || typeof one === 'string' || typeof one === 'boolean' || Number.isFinite(one))
      return { kind: 'scalar', value: one as string, plain: false, raw: String(one), span: spanAt(path) };
    if (Array.isArray(one)) {
      const items = Array.from(one, (item: unknown, at) => nodeOf(item, [...path, at]));
      return { kind: 'list', items, span: spanAt(path) };
    }
    if (typeof one !== 'object' || !isPlain(one)) return refuse(path, kindOf(one));
    const entries = Object.entries(one)
      // A key without a value is a key that is not given.
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => {
        const place = [...path, key];
        return { key, keySpan: spanAt(place, 'key'), value: nodeOf(item, place) };
      });
    return { kind: 'map', entries, isComplete: true, span: spanAt(path) };
  };
  return { node: nodeOf(value, []), diagnostics };
}

/** What an object literal makes, also one of another realm, and the namespace of a module. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function kindOf(value: unknown): string {
  if (value instanceof Promise) return 'a promise';
  if (typeof value === 'object' && value !== null) return 'an object of a class';
  if (typeof value === 'function') return 'a function';
  return typeof value === 'number' || value === undefined ? String(value) : `a ${typeof value}`;
}
