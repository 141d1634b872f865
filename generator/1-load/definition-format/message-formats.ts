/** The bodies of request and response, and how calls fail. */
import type {
  EnvelopeDefinition,
  ErrorDefinition,
  RejectionDefinition,
  RequestDefinition,
  ResponseDefinition,
  TolerancesDefinition,
} from '../definition.js';
import type { Lazy } from '../grammar.js';
import { flag, list, map, object, optional, required, text, word } from './builders.js';
import { blank, letterCase } from './element-format.js';
import { code, fieldName, shapeName } from './name-formats.js';
import { reading } from './reading-format.js';

export const request = object<RequestDefinition>('`request`', 'The request body.', {
  shape: required(text('Its shape.', shapeName)),
  tolerances: optional(
    object<TolerancesDefinition>(
      'the tolerances',
      'What the wire form takes beyond the canonical form. Left out: nothing.',
      {
        blank: optional(blank),
        case: optional(letterCase),
        unknown: optional(word('What becomes of elements that no table lists, in the wire form.', 'drop', 'error')),
        reading: optional(reading),
      },
    ),
  ),
  reading: optional(reading),
});

const empty: Lazy = () => ({ kind: 'empty', doc: 'One of "", [], {} and null.' });

const envelope = object<EnvelopeDefinition>('the envelope', 'How the body tells success from failure.', {
  errorCode: required(text('The element with the error code.', fieldName)),
  errorMessage: required(text('The element with the error message.', fieldName)),
  payload: required(
    list('The elements that are filled on success and empty on failure.', text('An element.', fieldName)),
  ),
  empty: required(
    object<EnvelopeDefinition['empty']>('`empty`', 'What an empty element looks like.', {
      written: required(empty),
      read: required(list('What a reader takes for empty, absence aside.', empty)),
    }),
  ),
  reading: optional(reading),
});

export const response = object<ResponseDefinition>('`response`', 'The response body.', {
  shape: required(text('Its shape.', shapeName)),
  unknown: optional(word('What becomes of elements that no table lists.', 'keep', 'error')),
  envelope: optional(envelope),
  reading: optional(reading),
});

const status: Lazy = () => ({ kind: 'number', doc: 'HTTP status.', integer: true, minimum: 400, maximum: 599 });

export const errors = map(
  "The vendor's error codes.",
  code,
  object<ErrorDefinition>('an error code', 'An error code of the vendor.', {
    status: required(status),
    message: required(text('What went wrong, in your own words.')),
    retry: optional(flag('True when the call was certainly not carried out, so that a client may send it again.')),
    reading: optional(reading),
  }),
);

export const rejection = object<RejectionDefinition>('a rejection', 'How a server answers what it rejects by itself.', {
  status: required(status),
  code: required(text('Error code; a local one, which may be renamed.', code)),
  message: required(text('What went wrong.')),
});
