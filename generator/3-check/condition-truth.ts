import { resolveCondition, type Siblings } from '../2-model/resolve-condition.js';
import { inside } from '../2-model/scope.js';
import { combinationsOf, countCombinations, holds, TOO_MANY, variablesOf } from '../model/truth.js';
import { valuesExpected } from '../2-model/values-expected.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import type { Field } from '../model/model.js';
import { conditionsOf, mentionsOf, type Written } from './conditions-of.js';
import type { Check, Row, Subject } from './subject.js';

/** A condition is sometimes true and sometimes false. */
export const conditionTruth: Check = (subject) =>
  subject.messages
    .flatMap(({ shapes }) => shapes)
    .flatMap(({ fields }) => {
      // Once for all conditions of a table, which may have as many as it has elements.
      const siblings = siblingsOf(fields, subject.rowOf);
      return fields.flatMap((field) => {
        const row = subject.rowOf(field);
        return conditionsOf(row).flatMap((written) => checkCondition(subject, fields, siblings, row, written));
      });
    });

function checkCondition(
  { rowOf }: Subject,
  fields: readonly Field[],
  siblings: Siblings,
  row: Row,
  written: Written,
): readonly Diagnostic[] {
  // Unknown elements, prose and impossible values are reported by other checks.
  const isInvalid = mentionsOf(written).some(({ field: name, values }) => {
    const named = fields.find((field) => field.name === name);
    return named && values?.some(({ value }) => valuesExpected(rowOf(named).definition, value) !== undefined);
  });
  const silent = { report: (): undefined => undefined };
  const where = inside(row.place, ...written.path);
  const condition = isInvalid ? undefined : resolveCondition(silent, written.condition, where, siblings);
  if (!condition) return [];
  const variables = variablesOf([condition], [], fields);
  const place = row.keyAt(...written.path);
  if (countCombinations(variables) > TOO_MANY) return [diagnostic('condition-too-large', place, { most: TOO_MANY })];
  const outcomes = new Set(combinationsOf(variables).map((combination) => holds(condition, variables, combination)));
  if (outcomes.size > 1) return [];
  return [diagnostic(outcomes.has(true) ? 'condition-always' : 'condition-never', place, { name: row.name })];
}

/** The rows that elements were built from. */
function siblingsOf(fields: readonly Field[], rowOf: Subject['rowOf']): Siblings {
  return {
    fields: Object.fromEntries(fields.map((field) => [field.name, rowOf(field).definition])),
    isOwn: true,
    filled: new Map(),
    ignored: new Map(),
    tableOf: (shape) => {
      const { type } = fields.find((field) => rowOf(field).definition.shape === shape) ?? {};
      return type?.kind === 'object' && 'fields' in type.shape ? siblingsOf(type.shape.fields, rowOf) : undefined;
    },
  };
}
