/** Arrays as texts, among the parameters of a call and the headers of an answer. */

/** How the entries of an array are written: each as an element of its own, or all in one text. */
export type ListStyle = 'repeated' | 'commas' | 'spaces' | 'pipes';

type Location = 'path' | 'query' | 'header';

const separators = { repeated: ',', commas: ',', spaces: ' ', pipes: '|' } as const;

/**
 * Undefined if the text cannot hold the entries: a reader could not tell an entry that contains the separator from two, nor
 * in a header an entry from its blanks.
 */
export function joined(entries: readonly unknown[], list: ListStyle, location: Location): string | undefined {
  const separator = separators[list];
  const texts = entries.map(String);
  const isLost = (text: string): boolean =>
    text.includes(separator) || (location === 'header' && (text === '' || text.trim() !== text));
  return texts.some(isLost) ? undefined : texts.join(separator);
}

/**
 * The texts of the entries. A list that was given several times, which only `repeated` may be, stays invalid.
 *
 * @param most entries beyond this number and the next are left out
 */
export function entriesOf(given: unknown, list: ListStyle, location: Location, most?: number): unknown {
  if (list === 'repeated') return Array.isArray(given) ? given : [given];
  if (typeof given !== 'string') return [given];
  const entries = given.split(separators[list], most === undefined ? undefined : most + 1);
  // In a list of a header, blanks around entries and empty entries mean nothing (RFC 9110, 5.6.1).
  return location === 'header' ? entries.map(trimmed).filter((entry) => entry !== '') : entries;
}

/** Without blanks at both ends. */
export function trimmed(text: string): string {
  const start = text.search(/[^\t ]/);
  // A pattern for the end would take longer than linear time.
  let end = text.length;
  while (end > start && (text.charAt(end - 1) === ' ' || text.charAt(end - 1) === '\t')) end--;
  return start < 0 ? '' : text.slice(start, end);
}
