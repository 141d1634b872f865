/** How callers authenticate. */
import type { SchemeDefinition } from '../definition.js';
import { hasKey, isListPiece, isMapPiece, isScalarPiece, type Lazy, type ObjectGrammar } from '../grammar.js';
import { list, map, object, optional, required, text, word, wordExcept } from './builders.js';
import { cookieReason } from './element-format.js';
import { anyName, exampleName } from './name-formats.js';

/** A flow with the addresses that it cannot do without. */
function flow(doc: string, ...needed: readonly ('authorizationUrl' | 'tokenUrl')[]): Lazy {
  const address = (key: 'authorizationUrl' | 'tokenUrl', words: string): ObjectGrammar['keys'] =>
    needed.includes(key) ? { [key]: required(text(words)) } : {};
  return () => ({
    kind: 'object',
    called: 'a flow',
    doc,
    keys: {
      ...address('authorizationUrl', 'Where the user agrees.'),
      ...address('tokenUrl', 'Where the token is given.'),
      refreshUrl: optional(text('Where the token is renewed.')),
      scopes: optional(map('What tokens may allow, by the names of scopes.', anyName, text('What the scope allows.'))),
    },
  });
}

const scheme = object<SchemeDefinition>('a scheme', 'A way to authenticate.', {
  type: required(
    word(
      'A bearer token, a user with a password, an API key, the certificate of a TLS client, or a bearer token from OAuth 2 or OpenID Connect.',
      'bearer',
      'basic',
      'apiKey',
      'mutualTLS',
      'oauth2',
      'openIdConnect',
    ),
  ),
  in: optional(wordExcept('Where an API key is sent.', { cookie: cookieReason }, 'header', 'query')),
  name: optional(text('The name of the header or of the element of the query with an API key.', anyName)),
  flows: optional(
    object<NonNullable<SchemeDefinition['flows']>>(
      '`flows`',
      'How a client gets its token by OAuth 2.',
      {
        authorizationCode: optional(flow('By a code that the user lets it have.', 'authorizationUrl', 'tokenUrl')),
        clientCredentials: optional(flow('By its own credentials.', 'tokenUrl')),
        implicit: optional(flow('From the page on which the user agrees.', 'authorizationUrl')),
        password: optional(flow('By the password of the user.', 'tokenUrl')),
      },
      { least: 1 },
    ),
  ),
  url: optional(text('Where the configuration of OpenID Connect is read.')),
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

const scoped: Lazy = () => ({
  kind: 'object',
  called: 'a scheme with scopes',
  doc: 'A scheme of OAuth 2 or OpenID Connect, with what its token has to allow.',
  keys: { scheme: required(schemeText), scopes: required(list('The names of the scopes.', text('A scope.'))) },
});

const named: Lazy = () => ({
  kind: 'union',
  called: 'the name of a scheme, or `scheme` with `scopes`',
  doc: 'A scheme.',
  forms: [
    { when: isScalarPiece, then: schemeText },
    { when: isMapPiece, then: scoped },
  ],
});

const alternative: Lazy = () => ({
  kind: 'union',
  called: 'the name of a scheme, `scheme` with `scopes`, or `all` with a list of these',
  doc: 'One of the ways to authenticate.',
  forms: [
    { when: isScalarPiece, then: schemeText },
    { when: hasKey('scheme'), then: scoped },
    {
      when: isMapPiece,
      then: () => ({
        kind: 'object',
        called: 'schemes together',
        doc: 'Schemes that a caller needs together.',
        keys: { all: required(list('The schemes.', named)) },
      }),
    },
  ],
});
