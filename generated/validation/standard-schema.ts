/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/validation/standard-schema.ts, made by `specwright generate`. Do not edit.
/** Standard Schema and Standard JSON Schema, version 1 (standardschema.dev), without a dependency. */
import type { Violation } from './violation.js';

export interface StandardSchema<Input, Output> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
    readonly validate: (value: unknown) => StandardResult<Output>;
    readonly jsonSchema: {
      readonly input: (options: { readonly target: string }) => Record<string, unknown>;
      readonly output: (options: { readonly target: string }) => Record<string, unknown>;
    };
  };
}

/**
 * What a sender may write for a request of this type: texts in any spelling, a blank instead of an element that is not
 * given, and an object in a wrapper. The type accepts everything that `validate` and the JSON Schema accept, and also
 * tolerances that the definition does not declare; it does not describe elements that no table lists.
 */
export type WireForm<Value> = Value extends string
  ? string
  : Value extends readonly (infer Entry)[]
    ? readonly WireForm<Entry>[]
    : Value extends object
      ? { readonly [Element in keyof Value]: WireElement<Value[Element]> }
      : Value;

type WireElement<Value> = WireForm<Value> | Wrapped<Value> | '' | null;

type Wrapped<Value> = Value extends readonly unknown[]
  ? never
  : Value extends object
    ? { readonly [wrapper: string]: WireForm<Value> }
    : never;

export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly { readonly message: string; readonly path: readonly string[] }[] };

/** The result of `parse` as the result of a Standard Schema. */
export function standardResult<Output>(
  result:
    { readonly ok: true; readonly value: Output } | { readonly ok: false; readonly violations: readonly Violation[] },
): StandardResult<Output> {
  if (result.ok) return { value: result.value };
  return { issues: result.violations.map(({ message, pointer }) => ({ message, path: pathOf(pointer) })) };
}

/** A JSON Pointer as a path. */
function pathOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The schema, for the only dialect that can express every rule. */
export function schemaFor(target: string, schema: Record<string, unknown>): Record<string, unknown> {
  if (target !== 'draft-2020-12') throw new TypeError(`There is no JSON Schema for ${target}, only for draft-2020-12`);
  return schema;
}
