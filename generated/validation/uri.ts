/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/validation/uri.ts, made by `specwright generate`. Do not edit.
/** URIs of RFC 3986. */
import { isIpv6 } from './addresses.js';

/** A URI with its scheme: `https://example.com/a?b#c`, `urn:a:b`. */
export function isUri(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  const [beforeFragment, fragment] = cutAt(value, '#');
  const [hierarchy, query] = cutAt(beforeFragment, '?');
  const [scheme, rest] = cutAt(hierarchy, ':');
  if (rest === undefined || !/^[A-Za-z][A-Za-z0-9+.-]*$/.test(scheme)) return false;
  const end = rest.startsWith('//') ? rest.indexOf('/', 2) : 0;
  const path = end < 0 ? '' : rest.slice(end);
  const authority = rest.slice(2, end < 0 ? undefined : end);
  const hasAuthority = end !== 0;
  return (!hasAuthority || isAuthority(authority)) && isPath(path) && isRest(query ?? '') && isRest(fragment ?? '');
}

/** The text before a sign and behind the first of them, if there is one. */
function cutAt(text: string, sign: string): readonly [before: string, behind?: string] {
  const at = text.indexOf(sign);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function isPath(text: string): boolean {
  return /^(?:[\w.~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*$/.test(text);
}

/** Query and fragment. */
function isRest(text: string): boolean {
  return /^(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*$/.test(text);
}

/** User, host and port. */
function isAuthority(text: string): boolean {
  const split = /^(?:([^@]*)@)?(?:\[([^[\]]*)\]|([^:@[\]]*))(?::[0-9]*)?$/.exec(text);
  if (!split) return false;
  const [, user = '', ip, name = ''] = split;
  const isHost = ip === undefined || isIpv6(ip) || /^v[0-9A-Fa-f]+\.[\w.~!$&'()*+,;=:-]+$/.test(ip);
  return isHost && /^(?:[\w.~!$&'()*+,;=:-]|%[0-9A-Fa-f]{2})*$/.test(user + name);
}
