/** Rules of a table as a whole. */
import type { ConditionDefinition } from './condition-definition.js';
import type { ReadingRefs } from './definition.js';

/** A rule of a table as a whole: one of its kinds, and what every rule may have. */
export interface RuleDefinition extends EveryRule {
  readonly exactlyOne?: readonly string[];
  readonly atLeastOne?: readonly string[];
  readonly atMostOne?: readonly string[];
  readonly together?: readonly string[];
  readonly order?: readonly string[];
  readonly before?: readonly string[];
  readonly distance?: DistanceDefinition;
  readonly different?: readonly string[];
  readonly same?: readonly string[];
  readonly unique?: string | UniqueDefinition;
  readonly ascending?: string | AscendingDefinition;
  readonly count?: CountDefinition;
  readonly sum?: SumDefinition | AdditionDefinition;
  readonly concatenation?: ConcatenationDefinition;
}

export interface EveryRule {
  readonly when?: ConditionDefinition;
  readonly name?: string;
  readonly message?: string;
  readonly reading?: ReadingRefs;
}

/** A rule of a body that is an array, which needs no name there; a condition has nothing beside the body to ask. */
export interface BodyRuleDefinition extends Omit<EveryRule, 'when'> {
  readonly unique?: Required<Omit<UniqueDefinition, 'array'>>;
  readonly ascending?: Required<Omit<AscendingDefinition, 'array'>>;
  readonly count?: Omit<CountDefinition, 'array'>;
  readonly sum?: Required<Pick<SumDefinition, 'of'>> & { readonly is: number };
}

export interface DistanceDefinition {
  readonly from: string;
  readonly to: string;
  readonly min?: string | number;
  readonly max?: string | number;
}

export interface UniqueDefinition {
  readonly array: string;
  readonly by?: string | readonly string[];
}

export interface AscendingDefinition {
  readonly array: string;
  readonly by?: string;
}

export interface CountDefinition {
  readonly array: string;
  readonly where: ConditionDefinition;
  readonly min?: number;
  readonly max?: number;
  readonly exactly?: number;
}

export interface SumDefinition {
  readonly array: string;
  readonly of?: string;
  readonly is: string | number;
}

/** Of elements of the table. */
export interface AdditionDefinition {
  readonly array?: never;
  readonly of: readonly string[];
  readonly is: string | number;
}

export interface ConcatenationDefinition {
  readonly of: readonly string[];
  readonly is: string;
}
