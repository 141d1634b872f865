import type { LoadedOperation } from '../1-load/definition.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { judge } from '../judge/judge.js';
import { forms } from '../model/messages.js';
import type { Example, Operation } from '../model/model.js';
import type { Span } from '../diagnostics/source.js';
import type { Check, Subject } from './subject.js';

/** Examples are valid or invalid as declared, and have unique names. */
export const examples: Check = (subject) => [...repeatedNames(subject), ...wrongVerdicts(subject)];

function repeatedNames({ files }: Subject): readonly Diagnostic[] {
  return files.flatMap((file) => {
    const names = file.kind === 'operation' ? (file.data.examples ?? []).map(({ name }) => name) : [];
    return names.flatMap((name, index) =>
      names.indexOf(name) < index ? [diagnostic('example-twice', file.at(['examples', index, 'name']), { name })] : [],
    );
  });
}

function wrongVerdicts({ operations, files }: Subject): readonly Diagnostic[] {
  return operations.flatMap((operation) => {
    const file = files.find(({ source }) => source === operation.span.source);
    if (file?.kind !== 'operation') throw new Error(`There is no file of the operation ${operation.name}`);
    return operation.examples.flatMap((example, index) => judgeExample(operation, example, file, index));
  });
}

/** Maximum number of reported violations of one example. */
const MOST_VIOLATIONS = 100;

function judgeExample(
  operation: Operation,
  example: Example,
  { data, at }: LoadedOperation,
  index: number,
): readonly Diagnostic[] {
  const { role, name } = example;
  const path = ['examples', index];
  const message = operation[role];
  if (!message || message.isBodiless)
    return [diagnostic('example-without-message', at([...path, 'message']), { role })];
  return forms.flatMap((form) => {
    const { violations } = judge(message, form, example.value, MOST_VIOLATIONS);
    if (example.verdict[form] === 'good') {
      // A rule that is broken in both forms is reported once, because reports drop duplicates.
      return violations.map(({ pointer, rule, message: words }) => {
        const isUnknown = message.shapes.some(({ unknownRule }) => unknownRule.id === rule);
        const place = isUnknown ? at([...path, 'value', ...stepsOf(pointer)], 'key') : placeIn(example, pointer);
        return diagnostic('example-breaks-rule', place, { name, rule, words });
      });
    }
    const isWritten = form === 'canonical' || data.examples?.[index]?.wire !== undefined;
    const place = at([...path, isWritten ? form : 'canonical']);
    return violations.length > 0 ? [] : [diagnostic('example-passes', place, { name, form })];
  });
}

/** `/parts/0/sise` -> ['parts', 0, 'sise']; names of known elements never consist of digits alone. */
function stepsOf(pointer: string): readonly (string | number)[] {
  const steps = pointer.split('/').slice(1);
  return steps.map((step, index) => {
    const isIndex = index < steps.length - 1 && /^[0-9]+$/.test(step);
    return isIndex ? Number(step) : step.replaceAll('~1', '/').replaceAll('~0', '~');
  });
}

/** The span of a value, or of its parent if the value is missing. */
function placeIn({ places, span }: Example, pointer: string): Span {
  return places.get(pointer) ?? places.get(pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')))) ?? span;
}
