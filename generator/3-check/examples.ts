import { type Diagnostic, diagnostic } from '../diagnostics.js';
import { judge } from '../judge.js';
import type { Example, Form, Operation } from '../model.js';
import type { Span } from '../source.js';
import type { Check, Subject } from './subject.js';

/** Examples are what they are declared to be. */
export const examples: Check = (subject) => [...repeatedNames(subject), ...judged(subject)];

function repeatedNames({ files }: Subject): readonly Diagnostic[] {
  return files.flatMap((file) => {
    const names = file.kind === 'operation' ? (file.data.examples ?? []).map(({ name }) => name) : [];
    return names.flatMap((name, index) =>
      names.indexOf(name) < index ? [diagnostic('example-twice', file.at(['examples', index, 'name']), { name })] : [],
    );
  });
}

function judged({ operations, files }: Subject): readonly Diagnostic[] {
  return operations.flatMap((operation) => {
    const file = files.find(({ source }) => source === operation.span.source);
    if (file?.kind !== 'operation') throw new Error(`${operation.name} comes from no file`);
    return operation.examples.flatMap((example, index) =>
      judgeExample(operation, example, (key) => {
        const isWritten = key !== 'wire' || file.data.examples?.[index]?.wire !== undefined;
        return file.at(['examples', index, isWritten ? key : 'canonical']);
      }),
    );
  });
}

function judgeExample(
  operation: Operation,
  example: Example,
  at: (key: Form | 'message') => Span,
): readonly Diagnostic[] {
  const { role, name } = example;
  const message = operation[role];
  if (!message) return [diagnostic('example-without-message', at('message'), { role })];
  return (['canonical', 'wire'] as const).flatMap((form) => {
    const { violations } = judge(message, form, example.value);
    if (example.verdict[form] === 'good') {
      // What breaks a rule in both forms is told once, since repeats are dropped in the end.
      return violations.map(({ pointer, rule, message: words }) =>
        diagnostic('example-breaks-rule', placeIn(example, pointer), { name, rule, words }),
      );
    }
    return violations.length > 0 ? [] : [diagnostic('example-passes', at(form), { name, form })];
  });
}

/** The place of a value; of one that is missing, that of the object which lacks it. */
function placeIn({ places, span }: Example, pointer: string): Span {
  const parent = pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));
  return places.get(pointer) ?? (pointer === '' ? span : places.get(parent)) ?? span;
}
