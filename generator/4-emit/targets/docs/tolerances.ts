/** The tolerances of the wire form, in sentences: once for the message, and at each element that differs. */
import { blankSpelling, emptyOf } from '../../../model/blanks.js';
import { comesAsTexts, isHeaders } from '../../../model/messages.js';
import type { Field, Message } from '../../../model/model.js';
import { formatOfTexts, innermost, wordsOf } from '../../../model/value-types.js';
import { inWords } from '../../../model/words.js';
import { capital, sentence } from '../../lower/sentences.js';
import { bodiesOf } from '../../../model/outcomes.js';
import { listedOutcomes } from './outcomes.js';

const blankSentences = {
  absent: 'An empty text or null means that the element is not provided.',
  null: 'An empty text or null sets the element to null.',
  text: 'An empty text or null means that the element is empty.',
  error: 'An empty text or null breaks a rule.',
} as const;

const unknownSentences = {
  error: 'Elements that no table lists break a rule.',
  drop: 'Elements that no table lists are dropped and reported.',
  keep: 'Elements that no table lists are allowed and kept.',
} as const;

/** The tolerances of most elements of a message. */
export interface Habits {
  readonly blank: Field['wire']['blank'];
  /** Undefined when the message has no element whose case could be folded. */
  readonly foldCase: boolean | undefined;
}

export function habitsOf(message: Message): Habits {
  const fields = message.shapes.flatMap((shape) => shape.fields);
  return {
    blank: usual(fields.map(({ wire }) => wire.blank)) ?? 'error',
    foldCase: usual(fields.filter(isFoldable).map(({ wire }) => wire.foldCase)),
  };
}

/** Sentences about the message as a whole. */
export function tolerancesOf(message: Message, { blank, foldCase }: Habits): readonly string[] {
  const unknown = unknownSentences[message.unknown.wire];
  if (isHeaders(message.role)) return ['Headers that the table does not list are not read.'];
  if (comesAsTexts(message) || !isTolerant(message)) return [...mediaTypeSentences(message), unknown];
  return [
    ...mediaTypeSentences(message),
    blankSentences[blank],
    ...(foldCase ? [`${foldedWords(message)} are accepted in any case of ASCII letters.`] : []),
    unknown,
  ];
}

function mediaTypeSentences({ mediaTypes }: Message): readonly string[] {
  if (!mediaTypes) return [];
  const [first, ...others] = mediaTypes;
  const more = others.length > 0 ? `, and accepted as ${inWords(others, 'or')} as well` : '';
  return [`The body is sent as ${first}${more}.`];
}

/** `Enum values and currencies`: the values of a message whose case can be folded. */
function foldedWords({ shapes }: Message): string {
  const types = shapes.flatMap(({ fields }) => fields.map(({ type }) => innermost(type)));
  const forms = new Set(types.flatMap((type) => formatOfTexts(type)?.folding?.words ?? []));
  const text = inWords(
    [
      ...(types.some(({ kind }) => kind === 'enum') ? ['enum values'] : []),
      ...(types.some((type) => type.kind === 'text' && type.keywords.length > 0) ? ['keywords'] : []),
      ...[...forms].sort(),
    ],
    'and',
  );
  return capital(text);
}

/** What blanks mean for an element; where only the written one is a value, what the other one means. */
function blankSentence(field: Field): string {
  const { blank } = field.wire;
  const empty = emptyOf(field);
  if (blank !== 'error' || !empty) return blankSentences[blank];
  return empty.value === null ? 'An empty text breaks a rule.' : 'Null breaks a rule.';
}

/** Sentences about an element that differs from most, or has a wrapper. */
export function rowTolerances(message: Message, habits: Habits, field: Field): readonly string[] {
  const { blank, foldCase, wrapper } = field.wire;
  const wrapped =
    wrapper === undefined ? [] : [`The wire form may wrap it in one more object whose only key is ${wrapper}.`];
  if (comesAsTexts(message) || (!isTolerant(message) && blank === habits.blank)) return wrapped;
  return [
    ...wrapped,
    ...(blank === habits.blank ? [] : [`Wire form: ${blankSentence(field)}`]),
    ...(!isFoldable(field) || foldCase === habits.foldCase
      ? []
      : [foldCase ? 'The wire form accepts any case.' : 'The wire form accepts exactly this case.']),
  ];
}

/** A response of which nothing is said tolerates nothing. */
function isTolerant({ role, shapes }: Message): boolean {
  return (
    role === 'request' ||
    shapes.some(({ fields }) => fields.some(({ wire }) => wire.foldCase || wire.blank !== 'error'))
  );
}

/** How many entries those bodies have that are arrays, beside others. */
function arraysIn(response: Message): readonly string[] {
  return bodiesOf(response).flatMap(({ shape, array }) =>
    (array?.rules ?? [])
      .filter(({ kind }) => kind !== 'type')
      .map(({ message }) => sentence(`Of an array of ${shape.name}, ${message}`)),
  );
}

/** How success and failure differ, when an element distinguishes them, and how many entries a body has. */
export function outcomesOf(response: Message): readonly string[] {
  const { envelope, array } = response;
  if (array) return array.rules.map(({ message }) => sentence(message));
  if (!envelope) return [...arraysIn(response), ...listedOutcomes(response)];
  const code = envelope.errorCode.name;
  const names = envelope.payload.map(({ name }) => name);
  const payload = names.join(' and ');
  const [hold, are] = names.length === 1 ? ['holds', 'is'] : ['hold', 'are'];
  const written = blankSpelling(envelope.written);
  const read = [...envelope.read.map(blankSpelling), 'nothing'].join(', ');
  return [
    `After a success, ${code} is empty or absent, and ${payload} ${hold} what the tables say.`,
    `After a failure, ${code} holds the code, and ${payload} ${are} empty: written as ${written}, read as any of ${read}.`,
  ];
}

function isFoldable(field: Field): boolean {
  const type = innermost(field.type);
  return wordsOf(type).length > 0 || formatOfTexts(type)?.folding !== undefined;
}

/** [A, B, B] -> B; of several most frequent values, the first. */
function usual<Value>(values: readonly Value[]): Value | undefined {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return values.find((value) => counts.get(value) === most);
}
