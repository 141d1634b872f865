/** How the callers of an operation authenticate: the schemes that its definition, or its common file, names. */
import type {
  LoadedCommon,
  LoadedOperation,
  NamedSchemeDefinition,
  SchemeDefinition,
  SecurityDefinition,
} from '../1-load/definition.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/nearest.js';
import type { Span } from '../diagnostics/source.js';
import type { Flow, Security, SecurityScheme } from '../model/model.js';
import { at, inside, keyAt, type Place, type Scope } from './scope.js';

/** The operation's own security before that of the API. */
export function securityOf(scope: Scope, common: LoadedCommon): Security {
  const own = scope.operation.data.security;
  // Also where every operation has its own, so that its mistakes are told.
  const ofApi = resolved(scope, common, common.data.api.security, { file: common, path: ['api', 'security'] });
  return own === undefined ? ofApi : resolved(scope, common, own, { file: scope.operation, path: ['security'] });
}

function resolved(scope: Scope, common: LoadedCommon, written: SecurityDefinition, place: Place): Security {
  const { schemes = {} } = common.data.api;
  const named = (written: NamedSchemeDefinition, where: Place): readonly SecurityScheme[] => {
    const name = nameOf(written);
    const scheme = Object.hasOwn(schemes, name) ? schemes[name] : undefined;
    if (scheme) return schemeOf(name, scheme).map((one) => withScopes(scope, one, written, where));
    if (typeof written !== 'string') scope.report(withoutScopes(name, where));
    if (name === 'none') return [];
    if (name === 'bearer') return [{ kind: 'bearer', name }];
    const names = [...Object.keys(schemes), 'bearer', 'none'];
    scope.report(diagnostic('unknown-scheme', placeOf(written, where), { name }, nearest(name, names)));
    return [];
  };
  const parts = typeof written === 'string' ? [written] : written;
  const alternatives = parts.map((part, index) => {
    const where = typeof written === 'string' ? place : inside(place, index);
    return typeof part !== 'string' && 'all' in part
      ? part.all.flatMap((name, at) => named(name, inside(where, 'all', at)))
      : named(part, where);
  });
  return {
    alternatives: written === 'none' ? [] : alternatives,
    isTyped: alternatives.flat().some(({ name, kind }) => kind !== 'mutualTLS' && Object.hasOwn(schemes, name)),
  };
}

function nameOf(written: NamedSchemeDefinition): string {
  return typeof written === 'string' ? written : written.scheme;
}

function placeOf(written: NamedSchemeDefinition, place: Place): Span {
  return typeof written === 'string' ? at(place) : at(place, 'scheme');
}

function withoutScopes(name: string, place: Place): Diagnostic {
  const reason = `\`${name}\` is not of OAuth 2 or OpenID Connect`;
  return diagnostic('key-does-not-fit', keyAt(place, 'scopes'), { key: 'scopes', reason });
}

/** The scopes of OAuth 2 are those that a flow lists. */
function withScopes(
  scope: Scope,
  scheme: SecurityScheme,
  written: NamedSchemeDefinition,
  place: Place,
): SecurityScheme {
  if (typeof written === 'string') return scheme;
  if (scheme.kind !== 'bearer' || !scheme.token) {
    scope.report(withoutScopes(scheme.name, place));
    return scheme;
  }
  const { token } = scheme;
  const known = token.kind === 'oauth2' ? Object.values(token.flows).flatMap(({ scopes }) => Object.keys(scopes)) : [];
  for (const [index, name] of written.scopes.entries()) {
    if (token.kind === 'openIdConnect' || known.includes(name)) continue;
    const where = at(place, 'scopes', index);
    scope.report(diagnostic('unknown-scope', where, { name, scheme: scheme.name }, nearest(name, known)));
  }
  return { ...scheme, scopes: written.scopes };
}

function flowsOf({ flows = {} }: SchemeDefinition): Readonly<Record<string, Flow>> {
  return Object.fromEntries(
    Object.entries(flows).map(([name, { scopes = {}, ...addresses }]) => [name, { ...addresses, scopes }]),
  );
}

/** Nothing for an API key without a place, which a check reports. */
function schemeOf(name: string, scheme: SchemeDefinition): readonly SecurityScheme[] {
  const { type, in: location, name: sentAs, description } = scheme;
  const words = description === undefined ? {} : { description };
  if (type === 'oauth2') return [{ kind: 'bearer', name, token: { kind: type, flows: flowsOf(scheme) }, ...words }];
  if (type === 'openIdConnect')
    return scheme.url === undefined ? [] : [{ kind: 'bearer', name, token: { kind: type, url: scheme.url }, ...words }];
  if (type !== 'apiKey') return [{ kind: type, name, ...words }];
  return location === undefined || sentAs === undefined ? [] : [{ kind: type, name, in: location, sentAs, ...words }];
}

/** The schemes that are named in a place. */
export function schemesIn(file: LoadedOperation | LoadedCommon): readonly string[] {
  const written = file.kind === 'common' ? file.data.api.security : file.data.security;
  const parts = written === undefined ? [] : typeof written === 'string' ? [written] : written;
  return parts.flatMap((part) => (typeof part !== 'string' && 'all' in part ? part.all : [part])).map(nameOf);
}
