/** Candidates about what is filled in for an element, where that depends on other elements. */
import { whenEach } from '../model/defaults.js';
import { countCombinations, TOO_MANY, variablesOf } from '../model/truth.js';
import type { Candidate } from './candidate.js';
import { assignmentFor } from './cases.js';
import type { ElementBuilder } from './element-builder.js';

export function defaultCandidates({ context, shape, field, make }: ElementBuilder): readonly Candidate[] {
  const { defaults = [] } = field;
  return whenEach(defaults).flatMap((when, index) => {
    if (countCombinations(variablesOf([when], [], shape.fields)) > TOO_MANY) return [];
    return [true, false].flatMap((holds) => {
      const given = assignmentFor(context, shape, field, when, holds);
      const name = `default-${index + 1}-${holds ? 'holds' : 'does-not-hold'}`;
      const note = `left out while its default ${index + 1} ${holds ? 'is filled in' : 'is not'}`;
      return given ? [make({ name, value: undefined, given, expects: 'any', note })] : [];
    });
  });
}
