/** A generated section of a Markdown page of the user, between two comments. */

const BEGIN = '<!-- specwright: generated from here -->';
const END = '<!-- specwright: to here -->';

/**
 * The page with its section brought up to date; as it is where the comments are not, since it is the user's then.
 *
 * @param page absent if there is none yet
 * @param head what a new page begins with
 */
export function withSection(page: string | undefined, head: string, section: string): string {
  if (page === undefined) return `${head}\n\n${BEGIN}\n\n${section}\n${END}\n`;
  const start = page.indexOf(BEGIN);
  const end = page.indexOf(END, start + BEGIN.length);
  if (start < 0 || end < 0) return page;
  const eol = page.includes('\r\n') ? '\r\n' : '\n';
  const middle = `\n\n${section}\n`.replaceAll('\n', eol);
  return page.slice(0, start + BEGIN.length) + middle + page.slice(end);
}
