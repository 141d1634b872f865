/** Tokens of OAuth 2 and OpenID Connect: OpenAPI and the docs say where they come from; server and client take bearer tokens. */
import { beforeAll, expect, it } from 'vitest';
import { callView } from '../../generator/4-emit/lower/call.js';
import { securityInWords } from '../../generator/4-emit/targets/docs/security.js';
import { documentOf } from '../../generator/4-emit/targets/openapi/document.js';
import type { Operation } from '../../generator/model/model.js';
import { loadOperation } from '../support/model.js';

let operation: Operation;
beforeAll(async () => {
  operation = await loadOperation('lend-book', 'test/support/every-key');
});

it('OpenAPI has the flows, the address of the configuration and the scopes', () => {
  const { components, paths } = documentOf(operation);
  expect(components['securitySchemes']).toMatchObject({
    login: { type: 'openIdConnect', openIdConnectUrl: 'https://id.example.com/.well-known/openid-configuration' },
    portal: {
      type: 'oauth2',
      flows: {
        clientCredentials: { tokenUrl: 'https://id.example.com/token', scopes: { lend: 'Lends books.' } },
        implicit: { authorizationUrl: 'https://id.example.com/agree', scopes: {} },
      },
    },
  });
  const [path] = Object.values(paths);
  expect(path?.['post']).toMatchObject({
    security: [{ token: [] }, { card: [] }, { portal: ['lend'] }, { login: ['openid'], seat: [] }],
  });
});

it('the docs say where a token comes from and what it allows', () => {
  expect(securityInWords(operation.security)).toBe(
    'Callers send a bearer token, or a key as the header X-CARD, or a bearer token from OAuth 2 with the scope lend, or ' +
      'a bearer token from OpenID Connect with the scope openid and a key in the query as seat. ' +
      'The number of the card. The portal gives the tokens.',
  );
});

it('to server and client they are bearer tokens', () => {
  const kinds = callView(operation).credentials?.map(({ schemes }) => schemes.map(({ kind }) => kind));
  expect(kinds).toEqual([['bearer'], ['apiKey'], ['bearer'], ['bearer', 'apiKey']]);
});
