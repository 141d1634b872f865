/** Statements that fill in what stands for an element that is not given. */
import { defaultsOf } from '../../../model/defaults.js';
import type { Field } from '../../../model/model.js';
import { literal } from '../../encode.js';
import { code, type Code } from './code.js';
import type { Tests } from './presence.js';
import { every } from './test-code.js';

interface Filling {
  /** Expressions that are all true where the element is not given and may be filled in. */
  readonly isMissing: readonly Code[];
  readonly tests: Tests;
  /** A statement that gives the element a value. */
  readonly put: (value: string) => Code;
}

export function fillLines(field: Field, { isMissing, tests, put }: Filling): readonly Code[] {
  const defaults = defaultsOf(field);
  const [only] = defaults;
  if (!only) return [];
  if (defaults.length === 1) {
    const all = only.when ? [...isMissing, tests.holds(only.when).holds] : isMissing;
    return [code`if (${every(all)}) ${put(literal(only.value))}`];
  }
  return [
    code`if (${every(isMissing)}) {`,
    ...defaults.map(({ when, value }, index) => {
      const otherwise = index === 0 ? '' : 'else ';
      return code`${otherwise}${when ? code`if (${tests.holds(when).holds}) ` : ''}${put(literal(value))}`;
    }),
    code`}`,
  ];
}
