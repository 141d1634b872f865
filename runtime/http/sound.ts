/** What the head of a request on Node has to be like, before anything else looks at it. */
import type { NodeRequest } from './node.js';
import type { UrlClass } from './platform.js';

declare const URL: UrlClass;

/**
 * A header as a web-standard Request has it: of several lines of one name all, with commas between them. Node itself keeps
 * the first line of names such as Host, Content-Type and Authorization, where another server may keep the last.
 */
export function headerOf({ headers, rawHeaders }: NodeRequest, name: string): string | null {
  const value = headers[name];
  const lines: string[] = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const sent = rawHeaders[index] ?? '';
    if (sent.length === name.length && sent.toLowerCase() === name) lines.push(rawHeaders[index + 1] ?? '');
  }
  if (lines.length > 1 && value === lines[0]) return lines.join(', ');
  return Array.isArray(value) ? value.join(', ') : (value ?? null);
}

/** Whether the request has a target, names one host, which a URL can have, and expects nothing but 100-continue. */
export function isSound(request: NodeRequest): boolean {
  const { url = '' } = request;
  if (!url.startsWith('/') && url !== '*' && !isAbsolute(url)) return false;
  const expected = headerOf(request, 'expect');
  if (expected !== null && expected.toLowerCase() !== '100-continue') return false;
  const host = headerOf(request, 'host');
  // Other versions of HTTP have it elsewhere, or not at all.
  return host === null ? request.httpVersion !== '1.1' : isHost(host);
}

/** A URL without credentials, which no target may have. */
function isAbsolute(target: string): boolean {
  return /^https?:\/\/[^@/?#\\]+(?:[/?#]|$)/i.test(target) && URL.canParse(target);
}

function isHost(host: string): boolean {
  // What most hosts look like.
  if (/^(?:[a-z\d-]+\.)*[a-z][a-z\d-]*(?::\d{1,4})?$/.test(host) && !host.includes('xn--')) return true;
  const [, name = ''] = /^([\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/i.exec(host) ?? [];
  try {
    return new URL(`http://${host}`).hostname === name.toLowerCase();
  } catch {
    return false;
  }
}

/** Whether all frameworks can take the target of a sound request apart. */
export function isLegible(target: string): boolean {
  if (/^\/[!-[\]-~]*$/.test(target)) return true;
  // A proxy's; isSound has looked at the rest of it.
  return /^https?:\/\/[!-[\]-~]*$/.test(target);
}
