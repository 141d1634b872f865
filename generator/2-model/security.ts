/** How the callers of an operation authenticate: the schemes that its definition, or its common file, names. */
import type { LoadedCommon, LoadedOperation, SchemeDefinition, SecurityDefinition } from '../1-load/definition.js';
import { diagnostic } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/nearest.js';
import type { Security, SecurityScheme } from '../model/model.js';
import { at, inside, type Place, type Scope } from './scope.js';

/** The operation's own security before that of the API. */
export function securityOf(scope: Scope, common: LoadedCommon): Security {
  const own = scope.operation.data.security;
  // Also where every operation has its own, so that its mistakes are told.
  const ofApi = resolved(scope, common, common.data.api.security, { file: common, path: ['api', 'security'] });
  return own === undefined ? ofApi : resolved(scope, common, own, { file: scope.operation, path: ['security'] });
}

function resolved(scope: Scope, common: LoadedCommon, written: SecurityDefinition, place: Place): Security {
  const { schemes = {} } = common.data.api;
  const named = (name: string, where: Place): readonly SecurityScheme[] => {
    const scheme = Object.hasOwn(schemes, name) ? schemes[name] : undefined;
    if (scheme) return schemeOf(name, scheme);
    if (name === 'none') return [];
    if (name === 'bearer') return [{ kind: 'bearer', name }];
    const names = [...Object.keys(schemes), 'bearer', 'none'];
    scope.report(diagnostic('unknown-scheme', at(where), { name }, nearest(name, names)));
    return [];
  };
  const parts = typeof written === 'string' ? [written] : written;
  const alternatives = parts.map((part, index) => {
    const where = typeof written === 'string' ? place : inside(place, index);
    return typeof part === 'string'
      ? named(part, where)
      : part.all.flatMap((name, at) => named(name, inside(where, 'all', at)));
  });
  return {
    alternatives: written === 'none' ? [] : alternatives,
    isTyped: alternatives.flat().some(({ name, kind }) => kind !== 'mutualTLS' && Object.hasOwn(schemes, name)),
  };
}

/** Nothing for an API key without a place, which a check reports. */
function schemeOf(name: string, scheme: SchemeDefinition): readonly SecurityScheme[] {
  const { type, in: location, name: sentAs, description } = scheme;
  const words = description === undefined ? {} : { description };
  if (type !== 'apiKey') return [{ kind: type, name, ...words }];
  return location === undefined || sentAs === undefined ? [] : [{ kind: type, name, in: location, sentAs, ...words }];
}

/** The schemes that are named in a place. */
export function schemesIn(file: LoadedOperation | LoadedCommon): readonly string[] {
  const written = file.kind === 'common' ? file.data.api.security : file.data.security;
  const parts = written === undefined ? [] : typeof written === 'string' ? [written] : written;
  return parts.flatMap((part) => (typeof part === 'string' ? part : part.all));
}
