/** The functions for the values in a map, and for arrays in an array. */
import type { Field, MapType } from '../../../model/model.js';
import { entriesWithin, isNested } from '../../../model/value-types.js';
import { type Element, elementLines, type Subject } from './check-table.js';
import { code, type Code, joined } from './code.js';
import { takeLines } from './read-element.js';
import { runtime } from './runtime-references.js';
import { matching } from './test-code.js';
import { keyOf, type Reporting } from './value.js';
import { isListed } from './words.js';

/** `checkMap(out, thingRules, 'slices', element, { minEntries: 1 }, checkThingSlices)` */
export function mapCall(
  { names }: Subject,
  element: Pick<Element, 'field' | 'key'>,
  { keys, minEntries, maxEntries, nullEntries, of }: MapType,
  value: string,
  { out }: Reporting,
): Code {
  const { check, read, isKey } = names.entry(of);
  const bounds = [
    ...(keys ? [`isKey: ${isKey}`] : []),
    ...(minEntries > 0 ? [`minEntries: ${minEntries}`] : []),
    ...(maxEntries === undefined ? [] : [`maxEntries: ${maxEntries}`]),
    ...(nullEntries ? ['nullEntries: true'] : []),
  ];
  const object = bounds.length === 0 ? '{}' : `{ ${bounds.join(', ')} }`;
  const [called, own] = out === 'to' ? [runtime.readMap, read] : [runtime.checkMap, check];
  return code`${called}(${joined([out, names.rules, keyOf(element), value, object, own], ', ')})`;
}

/** The functions for everything that the elements of a table hold deeper than an entry of an array. */
export function entryFunctions(subject: Subject, isRead: boolean): readonly Code[] {
  return subject.shape.fields.flatMap((field) =>
    [field, ...entriesWithin(field.type)].flatMap(({ type }) => {
      if (!isNested(type)) return [];
      return [
        ...(type.kind === 'map' ? keyFunction(subject, type) : []),
        checkFunction(subject, type.of),
        ...(isRead ? [readFunction(subject, type.of)] : []),
      ];
    }),
  );
}

function keyFunction({ names }: Subject, { keys, of }: MapType): readonly Code[] {
  if (!keys) return [];
  const test = 'pattern' in keys ? matching(keys.pattern, 'key').holds : isListed('key', keys.values);
  return [code`function ${names.entry(of).isKey}(key: string): boolean {\nreturn ${test};\n}`];
}

function checkFunction(subject: Subject, of: Field): Code {
  return code`function ${subject.names.entry(of).check}(element: unknown, out: ${runtime.Report} | undefined): number {
${[code`let bad = 0;`, ...elementLines(subject, { field: of, rangeWhen: [] }, 'element'), code`return bad;`]}
}`;
}

function readFunction(subject: Subject, of: Field): Code {
  const put = (read: Code | string): Code => code`element = ${read};`;
  return code`function ${subject.names.entry(of).read}(given: unknown, to: ${runtime.Report}): unknown {
${[
  code`let element = given;`,
  ...takeLines(subject, { field: of, rangeWhen: [], value: 'element', isKept: false, put }),
  code`return element;`,
]}
}`;
}
