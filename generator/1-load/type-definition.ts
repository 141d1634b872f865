/** Types that a definition names once. */
import type { TypeName } from '../formats/index.js';
import type { FieldDefinition } from './definition.js';

/** What the values of a type that is named once have in common. */
export interface TypeDefinition extends Pick<FieldDefinition, ValueKey> {
  readonly type: TypeName;
}

/** The keys of a row about its values. */
export type ValueKey =
  | 'enum'
  | 'open'
  | 'aliases'
  | 'keywords'
  | 'format'
  | 'pattern'
  | 'minLength'
  | 'maxLength'
  | 'maxBytes'
  | 'minimum'
  | 'maximum'
  | 'above'
  | 'below'
  | 'decimals'
  | 'multipleOf'
  | 'empty'
  | 'tolerances';
