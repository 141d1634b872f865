/**
 * The model: the content of a definition with every reference resolved.
 * Phases 3 and 4 use this file instead of the text of the definition.
 */
import type { Span } from '../diagnostics/source.js';
import type { TypeName } from '../formats/index.js';
import type { Condition, ConditionRule, Default } from './condition-model.js';
import type { BodyArray, BodyOutcome, ErrorCode, Outcome, Rejection } from './outcome-model.js';
import type { ProseRule, Range, Rule } from './rule-model.js';
import type { Security } from './security-model.js';
import type { TableRule } from './table-rule-model.js';
import type { ValueType } from './value-model.js';

export type * from './condition-model.js';
export type * from './name-path.js';
export type * from './outcome-model.js';
export type * from './rule-model.js';
export type * from './security-model.js';
export type * from './table-rule-model.js';
export type * from './value-model.js';

/** The M/O/CM column of the page: mandatory, optional, conditionally mandatory. */
export type Presence = 'M' | 'O' | 'CM';

/** The types that a page's Type column can name, other than those that a definition names itself. */
export type PageType = TypeName | 'Object' | 'Any';

/**
 * Canonical: what a careful sender sends and code works with; for a response, as it is written.
 * Wire: what a receiver accepts; for a response, as it is read.
 */
export type Form = 'canonical' | 'wire';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The messages that go to the server, or those that come from it. */
export type Direction = 'request' | 'response';

export type ParameterLocation = 'path' | 'query' | 'header';

/**
 * How the entries of a parameter are written: each as an element of its own (`a=1&a=2`), or all in one text, between commas
 * (`a=1,2`), spaces (`a=1%202`) or vertical bars (`a=1|2`).
 */
export type ListStyle = 'repeated' | 'commas' | 'spaces' | 'pipes';

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
  readonly security: Security;
  readonly method: Method;
  /** `/api/v2/customer/{id}`. */
  readonly path: string;
  /** Path and query elements; absent when the operation has none. */
  readonly parameters?: Message;
  /** The body; absent for an operation without one. */
  readonly request?: Message;
  /** The bodies of answers. */
  readonly response: Message;
  /** The outcomes, successes first; absent if the response has an envelope. */
  readonly outcomes?: readonly Outcome[];
  /** Who may call; if present, a server must check it before it acts. */
  readonly eligibility?: Eligibility;
  /** The error codes of the vendor. */
  readonly errors: readonly ErrorCode[];
  /** How a server answers requests that it rejects without calling a handler; one for every {@link RejectionKind}. */
  readonly rejections: readonly Rejection[];
  readonly examples: readonly Example[];
  /** Every reading that applies, including shared ones, sorted by id (R2 before R10). */
  readonly readings: readonly Reading[];
  readonly span: Span;
}

export interface Api {
  /** `platform-v2`: the unique name of the common definition. */
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly description?: string;
  readonly contact?: Party;
  readonly license?: Party;
  readonly servers: readonly string[];
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

/** How an unclear place of the page is interpreted, and what that is based on. */
export interface Reading {
  readonly kind: 'reading';
  readonly id: string;
  /** What the page says. */
  readonly stated?: string;
  /** What the page's examples show. */
  readonly example?: string;
  /** What was concluded beyond the text of the page, with the reason. */
  readonly inferred?: string;
  readonly span: Span;
}

/** The messages of which an operation has at most one each. */
export type MainRole = 'parameters' | 'request' | 'response';

/** The headers of an outcome by its first status, `headers-201`, or `headers-other`; there may be a number behind it. */
export type HeadersRole = `headers-${string}`;

/** Unique among the messages of an operation. */
export type MessageRole = MainRole | HeadersRole;

/** The parameters, a request body, a response body, or the headers of an answer. */
export interface Message {
  readonly kind: 'message';
  readonly role: MessageRole;
  /** `CreateCustomerRequest`. */
  readonly typeName: string;
  /** The shape of the body, or of each of its entries. */
  readonly root: Shape;
  /** Set if the body is an array, however the call ends. */
  readonly array?: BodyArray;
  /** Every shape reached from the root, depth first in the order of the tables, starting with the root. */
  readonly shapes: readonly Shape[];
  /** How elements that no table lists are treated, in each form. */
  readonly unknown: Readonly<Record<Form, 'error' | 'drop' | 'keep'>>;
  /**
   * The media types of a request, as the definition spells them, if it says any; `application/json` otherwise. A client sends
   * the first.
   */
  readonly mediaTypes?: readonly [first: string, ...others: string[]];
  /** Set on a response that distinguishes success from failure by an error code. */
  readonly envelope?: Envelope;
  /**
   * The outcomes that have a body, unless the response has an envelope. The message is the body of any of them, and `root`
   * is the shape of the first.
   */
  readonly outcomes?: readonly BodyOutcome[];
  /** Set on a response of which no outcome has a body: its root is an empty shape, and nothing is emitted for it. */
  readonly isBodiless?: true;
  /** The array of the root each of whose entries is a success or a failure by itself. */
  readonly each?: Field;
  readonly readings: readonly Reading[];
}

/** A success has no error code and a filled payload; a failure has an error code and an empty payload. */
export interface Envelope {
  readonly errorCode: Field;
  readonly errorMessage: Field;
  readonly payload: readonly Field[];
  /** How an empty payload element is written. */
  readonly written: Blank;
  /** The values that are read as an empty payload element, in addition to an absent element. */
  readonly read: readonly Blank[];
  /** `Response.condition.content`: the payload is filled on success and empty on failure. */
  readonly rule: Rule;
  readonly readings: readonly Reading[];
}

/** An empty text, array, object or null. */
export type Blank = '' | 'array' | 'object' | 'null';

/** One table of the page, as seen from one message. */
export interface Shape {
  readonly kind: 'shape';
  /** `Contact`: as in the definition; rule ids start with it. */
  readonly name: string;
  /** `Contact`, or `CreateCustomerRequest` for a root; unique in the operation, across its messages. */
  readonly typeName: string;
  /** True for a shape from a common definition (the envelope, paging). */
  readonly shared: boolean;
  /** The table's heading on the page. */
  readonly table: string;
  readonly description: string;
  /** In the order of the table. */
  readonly fields: readonly Field[];
  readonly conditions: readonly ConditionRule[];
  /** The rules of the table as a whole, in the order of the definition; left out where it has none. */
  readonly tableRules?: readonly TableRule[];
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
  /** What the Type column of the page says: a {@link PageType}, or a type of the definition with its own: `Imsi (String)`. */
  readonly pageType: string;
  readonly type: ValueType;
  /** Set when the value is an array of the type. */
  readonly array?: {
    readonly minItems: number;
    readonly maxItems?: number;
    /** Set where an entry may be null. */
    readonly nullEntries?: true;
    /** Words that stand for the whole list, each as its only entry. */
    readonly alone?: readonly Scalar[];
  };
  readonly description: string;
  /** How often, at most, such elements stand on the way from the body to a value, itself included. */
  readonly depth?: number;
  /** The page's default, whether or not `parse` fills it in. */
  readonly default?: Scalar;
  /** Whether `parse` fills in the default: there is one, under no condition, and the element may be absent. */
  readonly fills: boolean;
  /** Set where what `parse` fills in depends on other elements; the page's `default` comes last, if there is one. */
  readonly defaults?: readonly Default[];
  /** Why the element is no longer used. */
  readonly deprecated?: string;
  /** Reserved for a feature that does not exist yet. */
  readonly future: boolean;
  readonly readings: readonly Reading[];
  /** What the wire form tolerates. */
  readonly wire: WireTolerance;
  /** Whether null is a value of the canonical form (wire blanks mean 'set to null', or the row says that it may be empty). */
  readonly nullable: boolean;
  /** Whether an empty text is a value of the canonical form, and means that the element is empty. */
  readonly emptyText?: true;
  /** The direction in which the element exists, where it is not both. */
  readonly only?: Direction;
  /** For a parameter: where it is sent, and its name on the page when two share one. */
  readonly location?: ParameterLocation;
  readonly pageName?: string;
  /** For a parameter that is an array: how its entries are written. */
  readonly list?: ListStyle;
  /** The rules of the element, one per kind, in the order of {@link FieldRuleKind}. */
  readonly rules: readonly Rule[];
  /** While this is true, the element is not validated, and `parse` removes it. */
  readonly ignored?: Condition;
  /** What holds of the value in addition under a condition, in order; each has its rules in `rules`. */
  readonly ranges: readonly Range[];
  /** Rules in prose, which validators cannot enforce. */
  readonly prose: readonly ProseRule[];
  readonly span: Span;
}

export interface WireTolerance {
  /** What `""` and null mean: not given, null, an empty text, or an error (unless the canonical form has it). */
  readonly blank: 'absent' | 'null' | 'text' | 'error';
  /** Whether the case of ASCII letters is changed to the canonical one (enums, keywords and currencies only). */
  readonly foldCase: boolean;
  /** Other spellings of enum values: `nationalId` to `ID`. */
  readonly aliases: readonly { readonly alias: string; readonly value: string }[];
  /** The key of an extra object around the value, which is removed. */
  readonly wrapper?: string;
}

export interface Example {
  readonly kind: 'example';
  readonly name: string;
  readonly title: string;
  readonly role: MainRole;
  /** A JSON value. */
  readonly value: unknown;
  readonly verdict: Readonly<Record<Form, 'good' | 'bad'>>;
  /** The span of each value by JSON Pointer; the empty pointer is the whole value. */
  readonly places: ReadonlyMap<string, Span>;
  readonly span: Span;
}
