/** Media types of bodies, all of which are JSON. */

/** What a body is where nothing else is said. */
export const jsonMediaType = 'application/json';

/** `application/json` of `application/json;charset=utf-8`. */
export function withoutParameters(mediaType: string): string {
  const end = mediaType.indexOf(';');
  return end < 0 ? mediaType : mediaType.slice(0, end);
}
