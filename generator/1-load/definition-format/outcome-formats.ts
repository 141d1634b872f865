/** The outcomes of a call: successes and failures by their status, or by an element of the answer. */
import type { FailureDefinition, OutcomesDefinition, SuccessDefinition } from '../definition.js';
import { hasKey, type Lazy, type ObjectGrammar } from '../grammar.js';
import { body, bodyFormat } from './body-format.js';
import { type KeysOf, list, map, object, oneOrMore, optional, required, scalar, text, word } from './builders.js';
import { blank, element, letterCase } from './element-format.js';
import { elementPath, fieldName, headerName, mediaType } from './name-formats.js';
import { reading } from './reading-format.js';

const number = (minimum: number, maximum: number): Lazy => {
  return () => ({ kind: 'number', doc: 'HTTP status.', integer: true, minimum, maximum });
};

const status = (minimum: number, maximum: number): Lazy =>
  oneOrMore('a status or a list of them', 'HTTP status, or several.', number(minimum, maximum));

const path = required(text('Name of an element; nested ones are separated by dots.', elementPath));

/** Each form of a sign with the key that identifies it. */
const signs: readonly (readonly [key: string, keys: ObjectGrammar['keys']])[] = [
  ['absent', { absent: required(text('This element is not given, or null or an empty text.', elementPath)) }],
  ['present', { present: required(text('This element is given, and neither null nor an empty text.', elementPath)) }],
  ['in', { field: path, in: required(list('The value of the element is one of these.', scalar('A value.'))) }],
  ['matches', { field: path, matches: required(text('The text of the element matches this pattern.')) }],
  ['equals', { field: path, equals: required(scalar('The value of the element is this one.')) }],
];

const sign: Lazy = () => ({
  kind: 'union',
  called: 'what an element says (one of present, absent, field with equals, in or matches)',
  doc: 'What an element of the answer says when the call succeeded.',
  forms: signs.map(([key, keys]) => ({
    when: key === 'equals' ? (node) => hasKey('equals')(node) || hasKey('field')(node) : hasKey(key),
    then: (): ObjectGrammar => ({ kind: 'object', called: `the sign \`${key}\``, doc: `The sign \`${key}\`.`, keys }),
  })),
});

const headers = map('Headers of the answer.', headerName, element);

const mediaTypeOf = text('Media type of the body; `application/json` by default.', mediaType);
const shape = optional(body.shape.value, 'Shape of the body; without it and `array` there is none.');
const description = text('When a call ends like this, in your own words.');

const successKeys: KeysOf<SuccessDefinition> = {
  status: optional(status(200, 299), 'HTTP status, or several; 200 by default, and 204 without a body.'),
  shape,
  array: body.array,
  mediaType: optional(mediaTypeOf),
  headers: optional(headers),
  description: optional(description),
  when: optional(sign),
};

const success = bodyFormat('a success', 'How an answer says that the call succeeded.', successKeys, {
  isOptional: true,
});

const failureKeys: KeysOf<FailureDefinition> = {
  status: optional(
    status(200, 599),
    'HTTP status, or several; by default every one from 400 on that no other failure has.',
  ),
  shape,
  array: body.array,
  mediaType: optional(mediaTypeOf),
  headers: optional(headers),
  description: optional(description),
  code: optional(text('The element with the error code.', elementPath)),
  message: optional(text('The element with the error message.', elementPath)),
};

const failure = bodyFormat('a failure', 'How an answer says that the call failed.', failureKeys, { isOptional: true });

export const responseTolerances = object<NonNullable<OutcomesDefinition['tolerances']>>(
  'the tolerances of a response',
  'What a reader of the response accepts beyond the canonical form; nothing by default.',
  { blank: optional(blank), case: optional(letterCase), reading: optional(reading) },
);

export const outcomesResponse = object<Omit<OutcomesDefinition, 'shape' | 'array' | 'envelope'>>(
  '`response`',
  'The outcomes of a call.',
  {
    success: required(oneOrMore('a success or a list of them', 'The successes.', success)),
    failure: optional(oneOrMore('a failure or a list of them', 'The failures.', failure)),
    each: optional(
      text(
        'The array each of whose entries is a success or a failure by itself; `when`, `code` and `message` then name elements of an entry.',
        fieldName,
      ),
    ),
    unknown: optional(word('How elements that no table lists are treated.', 'keep', 'error')),
    tolerances: optional(responseTolerances),
    reading: optional(reading),
  },
);

/** Whether a response lists its outcomes. */
export const hasOutcomes = hasKey('success');
