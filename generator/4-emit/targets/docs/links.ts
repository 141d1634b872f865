/** Where pages are, as links and sidebars of each site say it. */
import type { SitePlace } from '../../target.js';

/** The link from a page to another one: `readings.md`. Both are paths in the output without their ending. */
export function linkTo(page: string, from: string, place: SitePlace): string {
  // It takes no links to files, only to the pages that it makes of them.
  if (place.site === 'starlight') return urlOf(page, place);
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  return `${page.startsWith(folder) ? page.slice(folder.length) : `../${page}`}.md`;
}

/** `/reference/create-customer/docs/`, where a site has a page of the output. */
export function urlOf(page: string, { base }: SitePlace): string {
  return page === 'index' ? base : `${base}${page}/`;
}
