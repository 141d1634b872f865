/** How callers authenticate, in a sentence. */
import type { Security, SecurityScheme } from '../../../model/model.js';
import { inWords } from '../../../model/words.js';

export function securityInWords({ alternatives }: Security): string {
  if (alternatives.length === 0) return 'Callers do not authenticate.';
  const ways = alternatives.map((all) => (all.length === 0 ? 'nothing' : inWords(all.map(schemeInWords), 'and')));
  const words = [...new Map(alternatives.flat().map((scheme) => [scheme.name, scheme.description])).values()];
  return [`Callers send ${ways.join(', or ')}.`, ...words.flatMap((one) => one ?? [])].join(' ');
}

function schemeInWords(scheme: SecurityScheme): string {
  switch (scheme.kind) {
    case 'bearer':
      return `a bearer token${sourceInWords(scheme)}`;
    case 'basic':
      return 'a user and a password (Basic)';
    case 'mutualTLS':
      return 'a certificate (mutual TLS)';
    case 'apiKey':
      return `a key ${scheme.in === 'header' ? 'as the header' : 'in the query as'} ${scheme.sentAs}`;
  }
}

/** ` from OAuth 2 with the scopes read and write` */
function sourceInWords({ token, scopes = [] }: Extract<SecurityScheme, { kind: 'bearer' }>): string {
  const source = token ? ` from ${token.kind === 'oauth2' ? 'OAuth 2' : 'OpenID Connect'}` : '';
  if (scopes.length === 0) return source;
  return `${source} with the ${scopes.length === 1 ? 'scope' : 'scopes'} ${inWords(scopes, 'and')}`;
}
