/** How callers authenticate. */
import type { SchemeDefinition } from '../definition.js';
import { isListPiece, isMapPiece, isScalarPiece, type Lazy } from '../grammar.js';
import { list, map, object, optional, required, text, word, wordExcept } from './builders.js';
import { cookieReason } from './element-format.js';
import { anyName, exampleName } from './name-formats.js';

const scheme = object<SchemeDefinition>('a scheme', 'A way to authenticate.', {
  type: required(
    word(
      'A bearer token, a user with a password, an API key, or the certificate of a TLS client.',
      'bearer',
      'basic',
      'apiKey',
      'mutualTLS',
    ),
  ),
  in: optional(wordExcept('Where an API key is sent.', { cookie: cookieReason }, 'header', 'query')),
  name: optional(text('The name of the header or of the element of the query with an API key.', anyName)),
  description: optional(text('What the caller has to know, in your own words.')),
});

const schemeText = text('`bearer`, `none` or the name of a scheme.', exampleName);

export const schemes = map('How callers can authenticate, by names for `security`.', exampleName, scheme);

export const security: Lazy = () => ({
  kind: 'union',
  called: 'the name of a scheme or a list of alternatives',
  doc: 'How callers authenticate: `bearer`, `none`, or the name of a scheme. In a list, each is an alternative, `none` for a call without any, and `{ all: [a, b] }` for several together.',
  forms: [
    { when: isScalarPiece, then: schemeText },
    { when: isListPiece, then: list('Alternatives.', alternative) },
  ],
});

const alternative: Lazy = () => ({
  kind: 'union',
  called: 'the name of a scheme, or `all` with a list of names',
  doc: 'One of the ways to authenticate.',
  forms: [
    { when: isScalarPiece, then: schemeText },
    {
      when: isMapPiece,
      then: () => ({
        kind: 'object',
        called: 'schemes together',
        doc: 'Schemes that a caller needs together.',
        keys: { all: required(list('The names of the schemes.', schemeText)) },
      }),
    },
  ],
});
