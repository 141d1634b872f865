/** Checks the head of a Node request before anything else reads it. */
import type { NodeRequest } from './node.js';
import type { UrlClass } from './platform.js';

declare const URL: UrlClass;

/**
 * A header as in a web-standard Request: several lines with the same name are joined with commas. Node itself keeps only
 * the first line of some headers, such as Host, Content-Type and Authorization, while other servers may keep the last.
 */
export function headerOf({ headers, rawHeaders }: NodeRequest, name: string): string | null {
  const value = Object.hasOwn(headers, name) ? headers[name] : undefined;
  const lines: string[] = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const sent = rawHeaders[index] ?? '';
    if (sent.length === name.length && sent.toLowerCase() === name) lines.push(rawHeaders[index + 1] ?? '');
  }
  if (lines.length > 1 && value === lines[0]) return lines.join(', ');
  return Array.isArray(value) ? value.join(', ') : (value ?? null);
}

/** Whether the request has a target and a single valid host, and expects nothing but 100-continue. */
export function isWellFormed(request: NodeRequest): boolean {
  const { url = '' } = request;
  if (!url.startsWith('/') && url !== '*' && !isAbsolute(url)) return false;
  const expected = headerOf(request, 'expect');
  if (expected !== null && expected.toLowerCase() !== '100-continue') return false;
  const host = headerOf(request, 'host');
  // HTTP/1.0 allows a request without a host; HTTP/2 sends it in :authority.
  return host === null ? request.httpVersion !== '1.1' : isHost(host);
}

/** Whether a target is an absolute URL without credentials, which are not allowed. */
function isAbsolute(target: string): boolean {
  return /^https?:\/\/[^@/?#\\]+(?:[/?#]|$)/i.test(target) && URL.canParse(target);
}

/** An IPv4 address as the URL standard writes it. */
const address = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?=\d)|(?=:|$))){4}(?::\d{1,4})?$/;

function isHost(host: string): boolean {
  // Quick checks that most hosts pass.
  if (address.test(host)) return true;
  if (/^(?:[a-z\d-]+\.)*[a-z][a-z\d-]*(?::\d{1,4})?$/.test(host) && !host.includes('xn--')) return true;
  const [, name = ''] = /^([\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/i.exec(host) ?? [];
  try {
    return new URL(`http://${host}`).hostname === name.toLowerCase();
  } catch {
    return false;
  }
}

/** Whether all frameworks can parse the target of a well-formed request. */
export function isParsable(target: string): boolean {
  if (/^\/[!-[\]-~]*$/.test(target)) return true;
  // The absolute form of a proxy request; isWellFormed has checked the rest of it.
  return /^https?:\/\/[!-[\]-~]*$/.test(target);
}
