/**
 * The model: the content of a definition with every reference resolved.
 * Phases 3 and 4 use this file instead of the text of the definition.
 */
import type { Span } from '../diagnostics/source.js';
import type { FormatName, Notation, ScalarName, TypeName } from '../formats/index.js';

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

/** How callers authenticate. */
export interface Security {
  /** A caller needs all schemes of one of them; there are none if callers do not authenticate. */
  readonly alternatives: readonly (readonly SecurityScheme[])[];
  /** Whether the definition names schemes that a call shows, so that server and client read and write the credentials. */
  readonly isTyped: boolean;
}

export type SecurityScheme = { readonly name: string; readonly description?: string } & (
  | { readonly kind: 'bearer' | 'basic' | 'mutualTLS' }
  | { readonly kind: 'apiKey'; readonly in: 'header' | 'query'; readonly sentAs: string }
);

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

export type MessageRole = 'parameters' | 'request' | 'response';

/** The parameters, a request body or a response body. */
export interface Message {
  readonly kind: 'message';
  readonly role: MessageRole;
  /** `CreateCustomerRequest`. */
  readonly typeName: string;
  /** The shape of the body, or of each of its entries. */
  readonly root: Shape;
  /** Set on a body that is an array. */
  readonly array?: BodyArray;
  /** Every shape reached from the root, depth first in the order of the tables, starting with the root. */
  readonly shapes: readonly Shape[];
  /** How elements that no table lists are treated, in each form. */
  readonly unknown: Readonly<Record<Form, 'error' | 'drop' | 'keep'>>;
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

/** How a call may end. */
export interface Outcome {
  readonly kind: 'success' | 'failure';
  /** A failure without statuses has every one from 400 on that no other failure has. */
  readonly statuses: readonly number[];
  /** Absent if the answer has no body. */
  readonly shape?: Shape;
  readonly mediaType: string;
  readonly headers: readonly Field[];
  readonly description?: string;
  /** What an element says on this success; without it, the status tells. */
  readonly when?: Sign;
  /** Where a failure has its code and its message. */
  readonly code?: ElementPath;
  readonly message?: ElementPath;
  /** Where the definition says so. */
  readonly places: Readonly<Partial<Record<'when' | 'code' | 'message', Span>>>;
}

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

/** A body that is an array of objects. */
export interface BodyArray {
  readonly minItems: number;
  readonly maxItems?: number;
  /** `Entry[].type`, `Entry[].minItems` and `Entry[].maxItems`: each about the body as a whole. */
  readonly rules: readonly Rule[];
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
  /** What the Type column of the page says: a {@link PageType}, or the name of a type of the definition. */
  readonly pageType: string;
  readonly type: ValueType;
  /** Set when the value is an array of the type. */
  readonly array?: {
    readonly minItems: number;
    readonly maxItems?: number;
    /** Words that stand for the whole list, each as its only entry. */
    readonly alone?: readonly string[];
  };
  readonly description: string;
  /** How often, at most, such elements stand on the way from the body to a value, itself included. */
  readonly depth?: number;
  /** The page's default, whether or not `parse` fills it in. */
  readonly default?: Scalar;
  /** Whether `parse` fills in the default: there is one, and the element may be absent. */
  readonly fills: boolean;
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

export type ValueType =
  | TextType
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | PlainType
  | { readonly kind: 'object'; readonly shape: Shape }
  | MapType
  | AlternativesType
  /** Entries of an array that are arrays themselves. */
  | { readonly kind: 'list'; readonly of: Field }
  /** Any JSON value, null and empty text among them; nothing inside of it is read or changed. */
  | { readonly kind: 'any' }
  /** An object of any elements; nothing inside of it is read or changed. */
  | { readonly kind: 'free' };

/** Objects of several tables, told apart by an element whose enum in each table has other values. */
export interface AlternativesType {
  readonly kind: 'alternatives';
  /** The element that tells them apart; each shape has it as a mandatory enum. */
  readonly by: string;
  readonly of: readonly Alternative[];
}

export interface Alternative {
  readonly values: readonly string[];
  readonly shape: Shape;
}

/** An object from keys to values. */
export interface MapType {
  readonly kind: 'map';
  /** What keys may be; any key if it is absent. */
  readonly keys?: { readonly pattern: string } | { readonly values: readonly string[] };
  readonly minEntries: number;
  readonly maxEntries?: number;
  /** Each value, as an element; its rules are those of the element. */
  readonly of: Field;
}

/** A scalar type other than text; only numbers have bounds. */
export interface PlainType {
  readonly kind: Exclude<ScalarName, 'text'>;
  readonly minimum?: number;
  readonly maximum?: number;
  /** Bounds that are no values themselves. */
  readonly above?: number;
  readonly below?: number;
  /** The most digits behind the point of the shortest text of the number. */
  readonly decimals?: number;
  /** Every value, where the page lists them. */
  readonly values?: readonly number[];
}

/** Non-empty text. */
export interface TextType {
  readonly kind: 'text';
  readonly format?: FormatName;
  /** Instead of a format that has a name: how dates and times are written. */
  readonly notation?: Notation;
  /** Words that are valid instead of a text in the format. */
  readonly keywords: readonly string[];
  /** A pattern in the dialect of JSON Schema; not anchored by itself. */
  readonly pattern?: string;
  /** The values that the page knows of an open enum; every other text is valid too. */
  readonly known?: readonly string[];
  /** In Unicode code points, as in JSON Schema. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** In bytes of UTF-8; a lone surrogate counts as three. */
  readonly maxBytes?: number;
}

/** The kinds of rules of an element, in their order. */
export type FieldRuleKind =
  | 'required'
  | 'type'
  | 'enum'
  | 'format'
  | 'minimum'
  | 'maximum'
  | 'decimals'
  | 'minLength'
  | 'maxLength'
  | 'maxBytes'
  | 'minItems'
  | 'maxItems'
  | 'alone'
  | 'alternative'
  | 'depth'
  | 'keys'
  | 'minEntries'
  | 'maxEntries';

export type RuleKind = FieldRuleKind | 'condition' | 'table' | 'unknown';

/** A rule that a value can break. */
export interface Rule {
  readonly kind: RuleKind;
  /** Stable: `Contact.role.enum`, `Contact.condition.landlinePhoneNumber`, `Contact.unknown`, `Contact.type`. */
  readonly id: string;
  /** The rule in words; names elements, never a value of a payload. */
  readonly message: string;
  readonly source: RuleSource;
}

/** Where the page states a rule. */
export interface RuleSource {
  readonly table: string;
  /** Rows from 1; several if they state the same rule, none for rules about the whole table. */
  readonly rows: readonly number[];
}

/** What judge and validators report. Two violations are the same if pointer and rule are. */
export interface Violation {
  /** JSON Pointer (RFC 6901) into the input. */
  readonly pointer: string;
  readonly rule: string;
  readonly message: string;
  readonly source: RuleSource;
}

/** What holds of a value in addition while a condition is true. */
export interface Range {
  readonly when: Condition;
  /** The value is one of these: a rule `enum`. */
  readonly only?: readonly Scalar[];
  /** The value is none of these: a rule `enum`. */
  readonly except?: readonly Scalar[];
  readonly minimum?: number;
  readonly maximum?: number;
  /** The text has the form: a rule `format`. */
  readonly format?: FormatName;
  readonly pattern?: string;
  readonly maxLength?: number;
}

export interface ProseRule {
  readonly effect: 'mandatory' | 'forbidden' | 'ignored';
  readonly text: string;
}

/**
 * A condition on other elements of the same table, and on what is inside of them; `present` means given and not null. All
 * but `present`, `absent` and the logic is false for an element that is not given.
 */
export type Condition =
  | { readonly kind: 'present'; readonly field: string }
  /** The value, or the default when the element is absent and has one that fills in, is one of these. */
  | { readonly kind: 'in'; readonly field: string; readonly values: readonly Scalar[] }
  | Atom
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition };

/** A condition that truth tables take as a whole: true or false. */
export type Atom =
  /** The text, or the default of an absent element that fills in, matches the pattern. */
  | { readonly kind: 'matches'; readonly field: string; readonly pattern: string }
  /** The number, or the default of an absent element that fills in, is within the bounds. */
  | { readonly kind: 'within'; readonly field: string; readonly bounds: Bounds }
  /** The element is an object of which the condition is true. */
  | { readonly kind: 'child'; readonly field: string; readonly of: Condition }
  /** The element is an array with an object of which the condition is true. */
  | { readonly kind: 'anyEntry'; readonly field: string; readonly of: Condition };

/** At least one of them. */
export interface Bounds {
  readonly minimum?: number;
  readonly maximum?: number;
  /** The value is more than this, or less. */
  readonly above?: number;
  readonly below?: number;
}

/**
 * The conditional rows of a shape that refer to each other are one rule. Each missing element that a demand requires, and
 * each forbidden one that is given, is a violation at that element.
 */
export interface ConditionRule extends Rule {
  readonly kind: 'condition';
  readonly demands: readonly Demand[];
  /**
   * The rule as alternatives, as few and as wide as possible: a value satisfies it if and only if a branch allows it.
   * Contact: [{landlinePhoneNumber present}, {mobilePhoneNumber present}].
   */
  readonly branches: readonly Branch[];
}

/** While `when` is true, the element must be given (`mandatory`) or must not (`forbidden`). */
export interface Demand {
  readonly field: string;
  readonly effect: 'mandatory' | 'forbidden';
  readonly when: Condition;
}

/** Restrictions on the named elements; other elements are free. Never empty. */
export type Branch = readonly BranchTerm[];

export type BranchTerm = ElementTerm | AtomTerm;

/** The condition is true, or it is false. */
export interface AtomTerm {
  readonly atom: Atom;
  readonly holds: boolean;
}

export interface ElementTerm {
  readonly field: string;
  /** The element may be absent (or null, where it is nullable). */
  readonly absent: boolean;
  /** Whether it may be null, if that differs: an absent nullable element may stand for its default. */
  readonly null?: boolean;
  /** The values with which the element may be given: none, any, only these, or all except these. */
  readonly present: 'none' | 'any' | { readonly only: readonly Scalar[] } | { readonly except: readonly Scalar[] };
}

/**
 * A rule of a table as a whole: one violation with one message, however many elements it names. An element that is absent,
 * blank, null where that means absent, or ignored is not given, and a default counts as a value.
 */
export type TableRule = TableCheck & {
  readonly kind: 'table';
  /** `exactlyOne.anaSub`, or as the definition names it; the id is `Shape.rule.<name>`. */
  readonly name: string;
  readonly readings: readonly Reading[];
  /** The places in the definition: `exactlyOne.0`, `unique.by`; the empty path is the whole rule. */
  readonly places: ReadonlyMap<string, Span>;
} & Rule;

/** What a rule of a table demands. */
export type TableCheck =
  GivenCheck | OrderCheck | UniqueCheck | AscendingCheck | CountCheck | SumCheck | ConcatenationCheck;

export type GivenKind = 'exactlyOne' | 'atLeastOne' | 'atMostOne' | 'together';

/** How many of the elements are given: one, one or more, one or none, all or none. A violation is at the object. */
export interface GivenCheck {
  readonly check: GivenKind;
  readonly fields: readonly string[];
}

/**
 * Each element is at most the next one (`order`) or less than it (`before`); those not given are skipped. A violation is at
 * the first element that is too small.
 */
export interface OrderCheck {
  readonly check: 'order' | 'before';
  readonly fields: readonly string[];
}

/** No two entries are equal, or have equal values of these elements. A violation is at the first repeated entry. */
export interface UniqueCheck {
  readonly check: 'unique';
  readonly array: string;
  /** Elements of an entry; empty for entries that are compared whole. */
  readonly by: readonly string[];
}

/** Each entry, or an element of it, is at least the one before. A violation is at the first entry that is too small. */
export interface AscendingCheck {
  readonly check: 'ascending';
  readonly array: string;
  readonly by?: string;
}

/** How many entries of the array, if it is given, meet a condition on their elements. A violation is at the array. */
export interface CountCheck {
  readonly check: 'count';
  readonly array: string;
  readonly where: Condition;
  readonly min?: number;
  readonly max?: number;
}

/**
 * The entries, or an element of each, add up to an element beside the array, or to a number; exactly, in decimals. A
 * violation is at the total, or at the array.
 */
export interface SumCheck {
  readonly check: 'sum';
  readonly array: string;
  readonly of?: string;
  readonly is: string | number;
}

/** The texts of the elements one after the other are the text of another one, if all are given. A violation is at that one. */
export interface ConcatenationCheck {
  readonly check: 'concatenation';
  readonly of: readonly string[];
  readonly is: string;
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

export interface Example {
  readonly kind: 'example';
  readonly name: string;
  readonly title: string;
  readonly role: MessageRole;
  /** A JSON value. */
  readonly value: unknown;
  readonly verdict: Readonly<Record<Form, 'good' | 'bad'>>;
  /** The span of each value by JSON Pointer; the empty pointer is the whole value. */
  readonly places: ReadonlyMap<string, Span>;
  readonly span: Span;
}
