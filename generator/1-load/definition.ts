/** A definition file after loading: plain data with a checked structure, and the position of each node. */
import type { AlternativesDefinition, ArrayDefinition, MapDefinition } from './container-definition.js';
import type { ConditionDefinition, NarrowingDefinition } from './condition-definition.js';
import type { FailureDefinition, SuccessDefinition } from './outcome-definition.js';
import type { BodyRuleDefinition, RuleDefinition } from './rule-definition.js';
import type { SchemeDefinition, SecurityDefinition } from './security-definition.js';
import type { TypeDefinition } from './type-definition.js';
import type { Installed } from './uses.js';
import type { BlankValue } from '../model/blanks.js';
import type {
  Direction,
  ListStyle,
  MainRole,
  Method,
  OwnForm,
  PageType,
  ParameterLocation,
  Presence,
  RejectionKind,
  Scalar,
} from '../model/model.js';
import type { Source } from '../diagnostics/source.js';
import type { Locate, YamlNode } from './yaml-node.js';

export type * from './container-definition.js';
export type * from './condition-definition.js';
export type * from './security-definition.js';
export type * from './outcome-definition.js';
export type * from './rule-definition.js';
export type { Locate } from './yaml-node.js';

/** A file that was read and has a valid structure. */
export type LoadedFile = LoadedOperation | LoadedCommon;

export interface LoadedOperation extends Loaded<OperationDefinition> {
  readonly kind: 'operation';
  /** Where the common file is that it uses, if that is one of a package. */
  readonly installed?: Installed;
}

export interface LoadedCommon extends Loaded<CommonDefinition> {
  readonly kind: 'common';
}

interface Loaded<Data> {
  readonly source: Source;
  readonly data: Data;
  readonly at: Locate;
  /** The nodes of the file, for the positions of example values. */
  readonly node: YamlNode;
}

export interface OperationDefinition {
  readonly operation: string;
  readonly title: string;
  readonly description: string;
  readonly tag: string;
  /** File name of the common definition, in this folder or a parent folder. */
  readonly uses?: string;
  readonly http: HttpDefinition;
  /** Overrides that of the API. */
  readonly security?: SecurityDefinition;
  readonly eligibility?: { readonly rule: string; readonly reading?: ReadingRefs };
  readonly readings?: Readonly<Record<string, ReadingDefinition>>;
  readonly request?: RequestDefinition;
  /** Overrides that of the common definition. */
  readonly response?: ResponseDefinition;
  readonly errors?: Readonly<Record<string, ErrorDefinition>>;
  readonly types?: Readonly<Record<string, TypeDefinition>>;
  readonly shapes?: Readonly<Record<string, ShapeDefinition>>;
  readonly examples?: readonly ExampleDefinition[];
}

export interface CommonDefinition {
  readonly common: string;
  readonly api: ApiDefinition;
  /** Those of every operation that uses the file; one in the path, of every operation whose path has it. */
  readonly parameters?: Readonly<Record<string, ParameterDefinition>>;
  readonly readings?: Readonly<Record<string, ReadingDefinition>>;
  readonly response?: ResponseDefinition;
  readonly errors?: Readonly<Record<string, ErrorDefinition>>;
  readonly rejections: Readonly<Record<RejectionKind, RejectionDefinition>>;
  readonly types?: Readonly<Record<string, TypeDefinition>>;
  readonly shapes?: Readonly<Record<string, ShapeDefinition>>;
}

export interface ApiDefinition {
  readonly title: string;
  readonly version: string;
  readonly description?: string;
  readonly contact?: PartyDefinition;
  readonly license?: PartyDefinition;
  readonly servers: readonly string[];
  /** Named by the API itself, for `security`. */
  readonly schemes?: Readonly<Record<string, SchemeDefinition>>;
  readonly security: SecurityDefinition;
  readonly reading?: ReadingRefs;
}

export interface PartyDefinition {
  readonly name: string;
  readonly url?: string;
}

/** One or several ids. */
export type ReadingRefs = string | readonly string[];

/** At least one of the three. */
export interface ReadingDefinition {
  readonly stated?: string;
  readonly example?: string;
  readonly inferred?: string;
}

export interface HttpDefinition {
  readonly method: Method;
  readonly path: string;
  readonly parameters?: Readonly<Record<string, ParameterDefinition>>;
  /** Rules of the parameters as a whole. */
  readonly rules?: readonly RuleDefinition[];
}

export interface ParameterDefinition extends FieldDefinition {
  readonly in: ParameterLocation;
  /** The name on the page, when the page uses one name twice; in query and headers it is the name that is sent. */
  readonly pageName?: string;
  readonly array?: true | (Omit<ArrayDefinition, 'array' | 'nullEntries'> & { readonly style?: ListStyle });
}

/** A body is an object of a shape, or an array of such objects. */
export interface BodyDefinition {
  readonly shape?: string;
  /** In place of `shape`. */
  readonly array?: BodyArrayDefinition;
}

export interface BodyArrayDefinition {
  readonly shape: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly rules?: readonly BodyRuleDefinition[];
}

export interface RequestDefinition extends BodyDefinition {
  /** One or several; a client sends the first. */
  readonly mediaType?: string | readonly string[];
  readonly tolerances?: TolerancesDefinition;
  readonly reading?: ReadingRefs;
}

/** By default nothing is tolerated (error, exact, error). */
export interface TolerancesDefinition {
  readonly blank?: 'absent' | 'null' | 'error';
  readonly case?: 'fold' | 'exact';
  readonly unknown?: 'drop' | 'error';
  readonly reading?: ReadingRefs;
}

/** One shape, whose envelope may tell success from failure; or the outcomes one by one. */
export type ResponseDefinition = ShapeResponseDefinition | OutcomesDefinition;

interface AnyResponseDefinition {
  readonly unknown?: 'keep' | 'error';
  readonly tolerances?: Omit<TolerancesDefinition, 'unknown'>;
  readonly reading?: ReadingRefs;
}

/** How something that is empty is written, and what is read as empty. */
export interface EmptyDefinition {
  readonly written: BlankValue;
  readonly read: readonly BlankValue[];
}

/** Of an element, which with `always` has no other value. */
export interface ElementEmptyDefinition extends EmptyDefinition {
  readonly always?: boolean;
}

export interface ShapeResponseDefinition extends AnyResponseDefinition, BodyDefinition {
  readonly envelope?: EnvelopeDefinition;
  readonly success?: never;
}

export interface OutcomesDefinition extends AnyResponseDefinition {
  readonly success: SuccessDefinition | readonly SuccessDefinition[];
  readonly failure?: FailureDefinition | readonly FailureDefinition[];
  /** The array each of whose entries is a success or a failure by itself. */
  readonly each?: string;
  readonly shape?: never;
  readonly array?: never;
  readonly envelope?: never;
}

export interface EnvelopeDefinition {
  readonly errorCode: string;
  readonly errorMessage: string;
  readonly payload: readonly string[];
  readonly empty: EmptyDefinition;
  readonly reading?: ReadingRefs;
}

export interface ErrorDefinition {
  readonly status: number;
  readonly message: string;
  readonly retry?: boolean;
  readonly reading?: ReadingRefs;
}

export interface RejectionDefinition {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

export interface ShapeDefinition {
  readonly table: string;
  readonly description: string;
  /** The table whose rows come first; a row of the same name narrows one of them. */
  readonly extends?: string;
  readonly fields: Readonly<Record<string, FieldDefinition>>;
  /** Rules of the table as a whole. */
  readonly rules?: readonly RuleDefinition[];
}

export interface FieldDefinition {
  /** The page's type. In a file as it is loaded, the name of one of `types` may stand here; phase 2 replaces it. */
  readonly type: PageType;
  /** Not typed by anyone: the name of the type, and the format of the user, that phase 2 has replaced. */
  readonly named?: string;
  readonly own?: OwnForm;
  readonly presence: Presence;
  /** `1..N`; of more than one, `array` (or `map`) has the bounds as well. */
  readonly cardinality?: string | number;
  readonly description: string;
  readonly shape?: string;
  /** The tables that an Object may be of, in place of a shape. */
  readonly alternatives?: AlternativesDefinition;
  /** An Object of any elements, in place of a shape. */
  readonly free?: true;
  /** How deep an element may be nested in itself. */
  readonly depth?: number;
  /** The value is an object from keys to values of the type, or to arrays of it. */
  readonly map?: true | MapDefinition;
  readonly array?: true | ArrayDefinition;
  readonly enum?: readonly (string | number | boolean)[];
  readonly open?: boolean;
  readonly aliases?: Readonly<Record<string, string>>;
  readonly keywords?: readonly (string | number)[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly maxBytes?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly above?: number;
  readonly below?: number;
  readonly decimals?: number;
  readonly multipleOf?: number;
  readonly default?: Scalar;
  readonly deprecated?: string;
  readonly future?: boolean;
  readonly when?: ConditionDefinition;
  readonly unless?: ConditionDefinition;
  readonly forbidden?: ConditionDefinition;
  readonly ignored?: ConditionDefinition;
  readonly otherwise?: 'ignored' | 'forbidden';
  /** The older name of `values`, for bounds. */
  readonly ranges?: readonly NarrowingDefinition[];
  readonly values?: readonly NarrowingDefinition[];
  readonly tolerances?: Pick<TolerancesDefinition, 'blank' | 'case'>;
  readonly empty?: ElementEmptyDefinition;
  readonly wrapper?: string;
  /** The direction in which the element exists; both by default. */
  readonly only?: Direction;
  readonly reading?: ReadingRefs;
}

export interface ExampleDefinition {
  readonly name: string;
  readonly title: string;
  readonly message: MainRole;
  readonly canonical: 'good' | 'bad';
  /** Same as `canonical` by default. */
  readonly wire?: 'good' | 'bad';
  readonly value: unknown;
}
