/** Request and response bodies, and errors. */
import type {
  EnvelopeDefinition,
  ErrorDefinition,
  RejectionDefinition,
  RequestDefinition,
  ShapeResponseDefinition,
  TolerancesDefinition,
} from '../definition.js';
import { isMapPiece, type Lazy } from '../grammar.js';
import { body, bodyFormat } from './body-format.js';
import { flag, type KeysOf, list, map, object, oneOrMore, optional, required, text, word } from './builders.js';
import { blank, empty, letterCase } from './element-format.js';
import { code, fieldName, mediaType } from './name-formats.js';
import { hasOutcomes, outcomesResponse, responseTolerances } from './outcome-formats.js';
import { reading } from './reading-format.js';

const requestKeys: KeysOf<RequestDefinition> = {
  ...body,
  mediaType: optional(
    oneOrMore(
      'a media type or a list of them',
      'Media type of the body, or several, of which a client sends the first; `application/json` by default.',
      text('A media type.', mediaType),
    ),
  ),
  tolerances: optional(
    object<TolerancesDefinition>(
      'the tolerances',
      'What the wire form accepts beyond the canonical form; nothing by default.',
      {
        blank: optional(blank),
        case: optional(letterCase),
        unknown: optional(word('How the wire form treats elements that no table lists.', 'drop', 'error')),
        reading: optional(reading),
      },
    ),
  ),
  reading: optional(reading),
};

export const request = bodyFormat('`request`', 'The request body.', requestKeys);

const envelope = object<EnvelopeDefinition>('the envelope', 'How the body distinguishes success from failure.', {
  errorCode: required(text('The element with the error code.', fieldName)),
  errorMessage: required(text('The element with the error message.', fieldName)),
  payload: required(
    list('The elements that are filled on success and empty on failure.', text('An element.', fieldName)),
  ),
  empty: required(empty),
  reading: optional(reading),
});

const responseKeys: KeysOf<Omit<ShapeResponseDefinition, 'success'>> = {
  ...body,
  unknown: optional(word('How elements that no table lists are treated.', 'keep', 'error')),
  tolerances: optional(responseTolerances),
  envelope: optional(envelope),
  reading: optional(reading),
};

const shapeResponse = bodyFormat('`response`', 'The response body.', responseKeys, {
  refusedByArray: { envelope: 'an envelope is an object, whose table `shape` names; an array may be its payload' },
});

export const response: Lazy = () => ({
  kind: 'union',
  called: '`response` as a map',
  doc: 'The response body: one shape, or the outcomes of a call one by one.',
  forms: [
    { when: hasOutcomes, then: outcomesResponse },
    { when: isMapPiece, then: shapeResponse },
  ],
});

const status: Lazy = () => ({ kind: 'number', doc: 'HTTP status.', integer: true, minimum: 400, maximum: 599 });

const statusOfError: Lazy = () => ({
  kind: 'number',
  doc: 'HTTP status; below 400 only where an element of the answer tells success from failure.',
  integer: true,
  minimum: 200,
  maximum: 599,
});

export const errors = map(
  "The vendor's error codes.",
  code,
  object<ErrorDefinition>('an error code', 'An error code of the vendor.', {
    status: required(statusOfError),
    message: required(text('What went wrong, in your own words.')),
    retry: optional(flag('True when the operation was certainly not executed, so that a client may retry it.')),
    reading: optional(reading),
  }),
);

export const rejection = object<RejectionDefinition>(
  'a rejection',
  'How a server answers a request that it rejects without calling a handler.',
  {
    status: required(status),
    code: required(text('Error code. It is local, so you may rename it.', code)),
    message: required(text('What went wrong.')),
  },
);
