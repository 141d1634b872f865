/** How an answer says that a call succeeded, or failed. */
import type { BodyDefinition, FieldDefinition } from './definition.js';
import type { Scalar } from '../model/model.js';

/** Without `shape` and `array`, the answer has no body. */
interface OutcomeDefinition extends BodyDefinition {
  readonly status?: number | readonly number[];
  readonly mediaType?: string;
  readonly headers?: Readonly<Record<string, FieldDefinition>>;
  readonly description?: string;
}

export interface SuccessDefinition extends OutcomeDefinition {
  readonly when?: SignDefinition;
}

export interface FailureDefinition extends OutcomeDefinition {
  readonly code?: string;
  readonly message?: string;
}

/** What an element of an answer says when the call succeeded; nested elements are separated by dots. */
export type SignDefinition =
  | { readonly absent: string }
  | { readonly present: string }
  | { readonly field: string; readonly equals: Scalar }
  | { readonly field: string; readonly in: readonly Scalar[] }
  | { readonly field: string; readonly matches: string };
