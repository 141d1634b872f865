/**
 * The model: what a definition says, with every reference resolved and nothing left to look up.
 * Phases 3 and 4 know this file and nothing of the definition's text.
 */
import type { Span } from '../diagnostics/source.js';
import type { FormatName, ScalarName, TypeName } from '../formats/index.js';

/** How the page's M/O/CM column puts it: mandatory, optional, conditionally mandatory. */
export type Presence = 'M' | 'O' | 'CM';

/** The names of the page's Type column. */
export type PageType = TypeName | 'Object';

/**
 * Canonical: what a careful sender sends and code works with (of a response: as it is written).
 * Wire: what a receiver accepts (of a response: as it is read).
 */
export type Form = 'canonical' | 'wire';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A value of an element that a default, an enum or a condition can name. */
export type Scalar = string | number | boolean;

export interface Model {
  readonly kind: 'model';
  /** Sorted by name. */
  readonly operations: readonly Operation[];
}

export interface Operation {
  readonly kind: 'operation';
  /** `create-customer`; folder, subpath and file names. */
  readonly name: string;
  /** `CreateCustomer`; type names. */
  readonly pascalName: string;
  /** `createCustomer`; function names and the OpenAPI operationId. */
  readonly camelName: string;
  readonly title: string;
  readonly description: string;
  readonly tag: string;
  readonly api: Api;
  readonly method: Method;
  /** `/api/v2/customer/{id}`. */
  readonly path: string;
  /** Path and query elements; absent when the operation has none. */
  readonly parameters?: Message;
  /** The body; absent for an operation without one. */
  readonly request?: Message;
  readonly response: Message;
  /** Who may call; when present a server must decide before it acts. */
  readonly eligibility?: Eligibility;
  /** The vendor's codes. */
  readonly errors: readonly ErrorCode[];
  /** How a server answers what it rejects by itself; one for every {@link RejectionKind}. */
  readonly rejections: readonly Rejection[];
  readonly examples: readonly Example[];
  /** Every reading that applies, the shared ones included, in order of id (R2 before R10). */
  readonly readings: readonly Reading[];
  readonly span: Span;
}

export interface Api {
  /** `platform-v2`: the name of the common file, unique among all. */
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly description?: string;
  readonly contact?: Party;
  readonly license?: Party;
  readonly servers: readonly string[];
  readonly security: 'bearer' | 'none';
  readonly readings: readonly Reading[];
}

/** Whom to ask, or the terms that apply. */
export interface Party {
  readonly name: string;
  readonly url?: string;
}

export interface Eligibility {
  readonly rule: string;
  readonly readings: readonly Reading[];
}

/** How an unclear place of the page is read, and what that rests on. */
export interface Reading {
  readonly kind: 'reading';
  readonly id: string;
  /** What the page says. */
  readonly stated?: string;
  /** What the page's examples show. */
  readonly example?: string;
  /** What goes beyond the page's letter, with the reason. */
  readonly inferred?: string;
  readonly span: Span;
}

export type MessageRole = 'parameters' | 'request' | 'response';

/** Something that is sent: the parameters, a request body or a response body. */
export interface Message {
  readonly kind: 'message';
  readonly role: MessageRole;
  /** `CreateCustomerRequest`. */
  readonly typeName: string;
  readonly root: Shape;
  /** Every shape reached from the root, the root first, depth first in the tables' order. */
  readonly shapes: readonly Shape[];
  /** What becomes of elements that no table lists, in each form. */
  readonly unknown: Readonly<Record<Form, 'error' | 'drop' | 'keep'>>;
  /** Set on a response that tells success from failure by an error code. */
  readonly envelope?: Envelope;
  readonly readings: readonly Reading[];
}

/** Success has no error code and a filled payload; failure has a code and an empty payload. */
export interface Envelope {
  readonly errorCode: Field;
  readonly errorMessage: Field;
  readonly payload: readonly Field[];
  /** How an empty payload element is written. */
  readonly written: Blank;
  /** What a reader takes for an empty payload element, absence aside. */
  readonly read: readonly Blank[];
  /** `Response.condition.content`: payload filled on success, empty on failure. */
  readonly rule: Rule;
  readonly readings: readonly Reading[];
}

/** An empty text, array, object or null. */
export type Blank = '' | 'array' | 'object' | 'null';

/** One table of the page, as seen from one message. */
export interface Shape {
  readonly kind: 'shape';
  /** `Contact`: as in the definition; rule ids begin with it. */
  readonly name: string;
  /** `Contact`, or `CreateCustomerRequest` for a root: unique within the operation, also across its messages. */
  readonly typeName: string;
  /** True for a shape that comes from a common file (the envelope, paging). */
  readonly shared: boolean;
  /** The table's heading on the page. */
  readonly table: string;
  readonly description: string;
  /** In the table's order. */
  readonly fields: readonly Field[];
  readonly conditions: readonly ConditionRule[];
  /** The value is not an object: `Contact.type`. */
  readonly typeRule: Rule;
  /** An element that the table does not list: `Contact.unknown`. */
  readonly unknownRule: Rule;
  readonly span: Span;
}

/** One row of a table. */
export interface Field {
  readonly kind: 'field';
  readonly name: string;
  /** Its row in the table, from 1. */
  readonly row: number;
  readonly presence: Presence;
  readonly pageType: PageType;
  readonly type: ValueType;
  /** Set when the value is an array of the type. */
  readonly array?: { readonly minItems: number; readonly maxItems?: number };
  readonly description: string;
  /** The page's default, whether or not `parse` fills it in. */
  readonly default?: Scalar;
  /** True when `parse` fills the default in: there is one, and the element may be left out. */
  readonly fills: boolean;
  /** Why the element is no longer used. */
  readonly deprecated?: string;
  /** Carried for a feature that does not exist yet. */
  readonly future: boolean;
  readonly readings: readonly Reading[];
  /** What the wire form tolerates. */
  readonly wire: WireTolerance;
  /** True when null is a value of the canonical form (wire blanks mean 'set to null'). */
  readonly nullable: boolean;
  /** Of a parameter: where it stands, and how the page spells its name when two share one. */
  readonly location?: 'path' | 'query';
  readonly pageName?: string;
  /** Each rule of the element, one a kind, in the order of {@link FieldRuleKind}. */
  readonly rules: readonly Rule[];
  /** While this holds the element is not validated, and `parse` removes it. */
  readonly ignored?: Condition;
  /** Narrower ranges that hold under a condition, in order; each has a rule `minimum` or `maximum` in `rules`. */
  readonly ranges: readonly Range[];
  /** Rules in prose, which no validator can hold. */
  readonly prose: readonly ProseRule[];
  readonly span: Span;
}

export interface WireTolerance {
  /** What `""` and null mean: not provided, set to null, or a mistake. */
  readonly blank: 'absent' | 'null' | 'error';
  /** ASCII letters of any case are turned into the canonical case (enums, keywords and formats that fold only). */
  readonly foldCase: boolean;
  /** Other spellings of enum values: `nationalId` to `ID`. */
  readonly aliases: readonly { readonly alias: string; readonly value: string }[];
  /** Name of the one key of an extra object around the value that is taken off. */
  readonly wrapper?: string;
}

export type ValueType =
  | TextType
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | PlainType
  | { readonly kind: 'object'; readonly shape: Shape };

/** A scalar type other than text; only numbers have bounds. */
export interface PlainType {
  readonly kind: Exclude<ScalarName, 'text'>;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Non-empty text. */
export interface TextType {
  readonly kind: 'text';
  readonly format?: FormatName;
  /** Words that may stand instead of a text of the format. */
  readonly keywords: readonly string[];
  /** A pattern of the definition's own; JSON Schema dialect, unanchored unless it anchors itself. */
  readonly pattern?: string;
  /** In Unicode code points, as in JSON Schema. */
  readonly maxLength?: number;
  /** In bytes of UTF-8; a lone surrogate counts three. */
  readonly maxBytes?: number;
}

/** The kinds of rule that belong to one element, in the order in which they are listed. */
export type FieldRuleKind =
  'required' | 'type' | 'enum' | 'format' | 'minimum' | 'maximum' | 'maxLength' | 'maxBytes' | 'minItems' | 'maxItems';

export type RuleKind = FieldRuleKind | 'condition' | 'unknown';

/** One thing that a value can break. */
export interface Rule {
  readonly kind: RuleKind;
  /** Stable: `Contact.role.enum`, `Contact.condition.landlinePhoneNumber`, `Contact.unknown`, `Contact.type`. */
  readonly id: string;
  /** The rule in words; names elements, never a value of a payload. */
  readonly message: string;
  readonly source: RuleSource;
}

/** Where a rule stands on the page. */
export interface RuleSource {
  readonly table: string;
  /** Rows from 1; several where rows say the same thing, none for rules about the table as a whole. */
  readonly rows: readonly number[];
}

/** What judge and validators report. Two are the same when pointer and rule are. */
export interface Violation {
  /** JSON Pointer (RFC 6901) into the input. */
  readonly pointer: string;
  readonly rule: string;
  readonly message: string;
  readonly source: RuleSource;
}

export interface Range {
  readonly when: Condition;
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface ProseRule {
  readonly effect: 'mandatory' | 'forbidden' | 'ignored';
  readonly text: string;
}

/** A condition on the siblings of an element; `present` means there and not null. */
export type Condition =
  | { readonly kind: 'present'; readonly field: string }
  /** The value, or the default when the element is absent and has one that fills in, is one of these. */
  | { readonly kind: 'in'; readonly field: string; readonly values: readonly Scalar[] }
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition };

/**
 * The conditional rows of a shape that speak of each other are one rule. A missing element that a demand asks for, and
 * a forbidden one that is there, is one violation pointed at that element.
 */
export interface ConditionRule extends Rule {
  readonly kind: 'condition';
  readonly demands: readonly Demand[];
  /**
   * The rule as alternatives: a value keeps it exactly when some branch allows it. As few and as wide as possible.
   * Contact: [{landlinePhoneNumber present}, {mobilePhoneNumber present}].
   */
  readonly branches: readonly Branch[];
}

/** While `when` holds, the element must be there (`mandatory`) or must not (`forbidden`). */
export interface Demand {
  readonly field: string;
  readonly effect: 'mandatory' | 'forbidden';
  readonly when: Condition;
}

/** Restrictions on the elements it names; elements it does not name are free. Never empty. */
export type Branch = readonly BranchTerm[];

export interface BranchTerm {
  readonly field: string;
  /** The element may be absent (or null, where it is nullable). */
  readonly absent: boolean;
  /** Whether it may be null, where that is not the same: absence of a nullable element may stand for its default. */
  readonly null?: boolean;
  /** The element may be there with: no value, any value, only these, any but these. */
  readonly present: 'none' | 'any' | { readonly only: readonly Scalar[] } | { readonly except: readonly Scalar[] };
}

export interface ErrorCode {
  readonly code: string;
  readonly status: number;
  readonly message: string;
  /** True when the code says that the call was not carried out, so that a client may send it again. */
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

export interface Example {
  readonly kind: 'example';
  readonly name: string;
  readonly title: string;
  readonly role: MessageRole;
  /** A JSON value. */
  readonly value: unknown;
  readonly verdict: Readonly<Record<Form, 'good' | 'bad'>>;
  /** Place of each value by JSON Pointer; the empty pointer is the whole. */
  readonly places: ReadonlyMap<string, Span>;
  readonly span: Span;
}
