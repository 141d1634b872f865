/** The state of a judgement, and how a broken rule is reported. */
import type { Field, FieldRuleKind, Form, Message, Rule, Shape, Violation } from '../model/model.js';
import type { Tables } from './tables.js';

/** A tolerance of the wire form that was applied, with a JSON Pointer into the input. */
export interface Applied {
  readonly pointer: string;
  readonly kind: 'blank' | 'case' | 'alias' | 'wrapper' | 'unknown' | 'ignored';
}

/**
 * Objects without violations that needed no tolerance: the table that each was judged as, and its canonical form. Only for
 * values that share their parts and do not change, as those of vectors.
 */
export type KnownParts = WeakMap<object, { readonly shape: Shape; readonly canonical: Elements }>;

export type Elements = Readonly<Record<string, unknown>>;

/** The state of a judgement. */
export interface Judging {
  readonly message: Message;
  readonly form: Form;
  readonly tables: Tables;
  /** Parts that are not judged again; undefined if every part is. */
  readonly parts?: KnownParts | undefined;
  readonly violations: Found<Violation>;
  readonly applied: Found<Applied>;
  /** How many elements with a limited depth lead to the value that is being judged. */
  depth: number;
}

/** Collects findings up to a maximum and counts the rest. */
export class Found<Finding> {
  readonly kept: Finding[] = [];
  count = 0;

  constructor(private readonly most: number) {}

  /** @param make only called for a finding that is kept */
  add(make: () => Finding): void {
    this.count++;
    if (this.kept.length < this.most) this.kept.push(make());
  }
}

export function pointerTo(parent: string, key: string | number): string {
  const name = String(key);
  return `${parent}/${/[~/]/.test(name) ? name.replaceAll('~', '~0').replaceAll('/', '~1') : name}`;
}

export function report(judging: Judging, rule: Rule, pointer: string): void {
  judging.violations.add(() => ({ pointer, rule: rule.id, message: rule.message, source: rule.source }));
}

/** Reports that an element breaks its rule of a kind. */
export function breaks(judging: Judging, field: Field, kind: FieldRuleKind, pointer: string): void {
  const rule = field.rules.find((candidate) => candidate.kind === kind);
  if (!rule) throw new Error(`${field.name} has no rule ${kind}`);
  report(judging, rule, pointer);
}
