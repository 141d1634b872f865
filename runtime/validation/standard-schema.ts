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

export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly { readonly message: string; readonly path: readonly string[] }[] };

/** What `parse` gave, as a Standard Schema says it. */
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

/** The only dialect in which every rule can be said. */
export function schemaFor(target: string, schema: Record<string, unknown>): Record<string, unknown> {
  if (target !== 'draft-2020-12') throw new TypeError(`There is no JSON Schema for ${target}, only for draft-2020-12`);
  return schema;
}
