/** How calls end: the outcomes that a definition lists, the error codes of the vendor, and rejections. */
import type { Span } from '../diagnostics/source.js';
import type { Field, Message, Reading, Rule, Scalar, Shape } from './model.js';

/** A body that is an array of objects. */
export interface BodyArray {
  /** `ListProductsResponse`, or a name of its own where an answer may have other bodies: `ProductArray`. */
  readonly typeName: string;
  readonly minItems: number;
  readonly maxItems?: number;
  /** `Entry[].type`, `Entry[].minItems` and `Entry[].maxItems`: each about the body as a whole. */
  readonly rules: readonly Rule[];
  /** Set if the entries together have rules: a table with one element, the body, whose rules these are. */
  readonly whole?: Shape;
}

/** How a call may end. */
export interface Outcome {
  readonly kind: 'success' | 'failure';
  /** A failure without statuses has every one from 400 on that no other failure has. */
  readonly statuses: readonly number[];
  /** The shape of the body, or of each of its entries; absent if the answer has no body. */
  readonly shape?: Shape;
  /** Set if the body is an array. */
  readonly array?: BodyArray;
  readonly mediaType: string;
  /** The headers of the answer, as a message of their own; their texts are its wire form. */
  readonly headers?: Message;
  readonly description?: string;
  /** What an element says on this success; without it, the status tells. */
  readonly when?: Sign;
  /** Where a failure has its code and its message. */
  readonly code?: ElementPath;
  readonly message?: ElementPath;
  /** Where the definition says so. */
  readonly places: Readonly<Partial<Record<'when' | 'code' | 'message', Span>>>;
}

/** A body: an object of a shape, or an array of such objects. */
export type Body = Required<Pick<Outcome, 'shape'>> & Pick<Outcome, 'array'>;

export type BodyOutcome = Outcome & Required<Pick<Outcome, 'shape'>>;

/** An element of a body, or of an entry of {@link Message.each}, with the elements that contain it. Never empty. */
export type ElementPath = readonly Field[];

/** What an element says. An empty text and null are not given. */
export interface Sign {
  readonly path: ElementPath;
  readonly test:
    | { readonly kind: 'given'; readonly isGiven: boolean }
    | { readonly kind: 'in'; readonly values: readonly Scalar[] }
    | { readonly kind: 'matches'; readonly pattern: string };
}

export interface ErrorCode {
  readonly code: string;
  readonly status: number;
  readonly message: string;
  /** Whether the code means that the operation was not executed, so that a client may retry it. */
  readonly retry: boolean;
  readonly readings: readonly Reading[];
}

export type RejectionKind =
  | 'invalidRequest'
  | 'unauthenticated'
  | 'notEligible'
  | 'notFound'
  | 'methodNotAllowed'
  /** The body did not arrive before the deadline. */
  | 'requestTimeout'
  | 'payloadTooLarge'
  | 'unsupportedMediaType'
  | 'internalError'
  /** Whoever decides, or does the work, was not done before the deadline. */
  | 'deadlineExceeded';

export interface Rejection {
  readonly kind: RejectionKind;
  readonly status: number;
  readonly code: string;
  readonly message: string;
}
