import { newest, typeErrors } from '../../support/compiler.js';
import { literalToCheck } from '../../support/literal.js';
import { messageOf } from '../../../generator/model/messages.js';
import type { Shape, ValueType } from '../../../generator/model/model.js';
import { isNested } from '../../../generator/model/value-types.js';
import { rootsOf } from '../../../generator/model/outcomes.js';
import type { Opinion, Outputs, SlowJudge, Subject } from '../judge.js';

/** The newest compiler on literals of the emitted types: one program for all of them, a line for each. */
export function typesJudge({ operation, read }: Outputs): SlowJudge {
  const lineFor = ({ message: role, form, value }: Subject): string | undefined => {
    const message = messageOf(operation, role);
    if (form !== 'canonical' || !message) return undefined;
    const { typeName, unknown } = message;
    const known = { ...message.root, fields: rootsOf(message).flatMap(({ fields }) => fields) };
    return `(${literalToCheck(unknown.canonical === 'keep' ? pruned(known, value) : value)}) satisfies T.${typeName};`;
  };
  return {
    name: 'TypeScript on literals',
    target: 'types',
    judgeAll: async (subjects) => {
      const lines = subjects.map(lineFor);
      const header = `import type * as T from './types.js';`;
      const literals = [header, ...lines.map((line) => line ?? '')].join('\n');
      const errors = typeErrors(newest, { 'types.ts': read('types.ts'), 'literals.ts': literals });
      const elsewhere = errors.find(({ file, line }) => file !== 'literals.ts' || line <= 1);
      if (elsewhere) throw new Error(`${elsewhere.file}:${elsewhere.line} ${elsewhere.message}`);
      const wrong = new Set(errors.map(({ line }) => line));
      return lines.map((line, index): Opinion | undefined =>
        line === undefined ? undefined : { isGood: !wrong.has(index + 2) },
      );
    },
  };
}

/**
 * The value without elements that no table lists, where those are kept: TypeScript calls them a mistake of a fresh
 * literal, which is not what a reader has.
 */
function pruned(shape: Shape, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((entry) => pruned(shape, entry));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, element]) => {
      const type = shape.fields.find((field) => field.name === name)?.type;
      if (!type) return [];
      return [[name, prunedValue(type, element)]];
    }),
  );
}

function prunedValue(type: ValueType, value: unknown): unknown {
  if (type.kind === 'object') return pruned(type.shape, value);
  if (type.kind === 'alternatives') {
    if (Array.isArray(value)) return value.map((entry) => prunedValue(type, entry));
    const told =
      typeof value === 'object' && value !== null ? Object.entries(value).find(([name]) => name === type.by) : [];
    const found = type.of.find(({ values }) => values.includes(String(told?.[1])));
    return found ? pruned(found.shape, value) : value;
  }
  if (!isNested(type) || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((entry) => prunedValue(type.of.type, entry));
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, prunedValue(type.of.type, entry)]));
}
