/** What the wire form takes beyond the canonical form, in sentences: once for a message, and where an element differs. */
import type { Blank, Field, Message } from '../../../model/model.js';
import { formatOfTexts, wordsOf } from '../../../model/value-types.js';
import { inWords } from '../../../model/words.js';

const blankSentences = {
  absent: 'An empty text or null means that the element is not provided.',
  null: 'An empty text or null sets the element to null.',
  error: 'An empty text or null is a mistake.',
} as const;

const unknownSentences = {
  error: 'Elements that the tables do not list are mistakes.',
  drop: 'Elements that the tables do not list are dropped and reported.',
  keep: 'Elements that the tables do not list are allowed and kept.',
} as const;

/** How most elements of a message are treated in the wire form. */
export interface Habits {
  readonly blank: Field['wire']['blank'];
  /** Undefined when it has no element of which case could be folded. */
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
  if (message.role !== 'request') return [unknown];
  return [
    blankSentences[blank],
    ...(foldCase ? [`${foldedWords(message)} are taken in any case of ASCII letters.`] : []),
    unknown,
  ];
}

/** `Enum values and currencies`: what a message has of which case can be folded. */
function foldedWords({ shapes }: Message): string {
  const types = shapes.flatMap(({ fields }) => fields.map(({ type }) => type));
  const forms = new Set(types.flatMap((type) => formatOfTexts(type)?.folding?.words ?? []));
  const text = inWords(
    [
      ...(types.some(({ kind }) => kind === 'enum') ? ['enum values'] : []),
      ...(types.some((type) => type.kind === 'text' && type.keywords.length > 0) ? ['keywords'] : []),
      ...[...forms].sort(),
    ],
    'and',
  );
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Sentences about an element that is treated otherwise than most, or has a tolerance of its own. */
export function rowTolerances(message: Message, habits: Habits, field: Field): readonly string[] {
  const { blank, foldCase, wrapper } = field.wire;
  const wrapped =
    wrapper === undefined ? [] : [`The wire form may wrap it in one more object whose only key is ${wrapper}.`];
  if (message.role !== 'request') return wrapped;
  return [
    ...wrapped,
    ...(blank === habits.blank ? [] : [`In the wire form: ${blankSentences[blank]}`]),
    ...(!isFoldable(field) || foldCase === habits.foldCase
      ? []
      : [foldCase ? 'The wire form takes any case.' : 'The wire form takes exactly this case.']),
  ];
}

/** How success and failure differ, when an error code tells them apart. */
export function outcomesOf({ envelope }: Message): readonly string[] {
  if (!envelope) return [];
  const code = envelope.errorCode.name;
  const payload = envelope.payload.map(({ name }) => name).join(' and ');
  const written = spellings[envelope.written];
  const read = [...envelope.read.map((blank) => spellings[blank]), 'nothing'].join(', ');
  return [
    `After a success ${code} is empty or absent, and ${payload} hold what the tables say.`,
    `After a failure ${code} holds the code, and ${payload} are empty: written as ${written}; a reader takes ${read}.`,
  ];
}

const spellings: Readonly<Record<Blank, string>> = { '': '""', array: '[]', object: '{}', null: 'null' };

function isFoldable({ type }: Field): boolean {
  return wordsOf(type).length > 0 || formatOfTexts(type)?.folding !== undefined;
}

/** [A, B, B] -> B; the earlier one of two that are as frequent. */
function usual<Value>(values: readonly Value[]): Value | undefined {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return values.find((value) => counts.get(value) === most);
}
