/** `sidebar.json`: the pages of all operations in the form that the site takes, so that nobody lists them by hand. */
import { htmlText } from '../../encode.js';
import type { SitePlace } from '../../target.js';
import { urlOf } from './links.js';

/** A page, a group of pages, or both. */
export interface SidebarEntry {
  readonly title: string;
  /** Its path in the output without the ending. */
  readonly page?: string;
  readonly items?: readonly SidebarEntry[];
}

type Json = string | boolean | readonly Json[] | { readonly [key: string]: Json };

export function sidebarOf(entries: readonly SidebarEntry[], place: SitePlace): Json {
  return entries.map((entry) => entryOf(entry, place));
}

/** In characters; a key of YAML has at most 1024, in which a character may be an escape of several. */
const LONGEST_KEY = 120;

/** A title as a key of YAML. */
function keyOf(title: string): string {
  const characters = Array.from(title);
  return htmlText(characters.length > LONGEST_KEY ? `${characters.slice(0, LONGEST_KEY - 1).join('')}\u2026` : title);
}

function entryOf({ title, page, items }: SidebarEntry, place: SitePlace): Json {
  const inside = items?.map((item) => entryOf(item, place)) ?? [];
  const folder = place.base.slice(1);
  switch (place.site) {
    case 'vitepress':
      return {
        text: htmlText(title),
        ...(page !== undefined && { link: page === 'index' ? place.base : `${place.base}${page}` }),
        ...(items && { items: inside, collapsed: true }),
      };
    case 'docusaurus': {
      const id = `${folder}${page ?? ''}`;
      if (!items) return { type: 'doc', id, label: title };
      return {
        type: 'category',
        label: title,
        items: inside,
        ...(page !== undefined && { link: { type: 'doc', id } }),
      };
    }
    case 'starlight': {
      const own = page === undefined ? [] : [{ label: title, link: urlOf(page, place) }];
      // A group is no page itself.
      return items ? { label: title, collapsed: true, items: [...own, ...inside] } : (own[0] ?? { label: title });
    }
    case 'mkdocs': {
      const file = page === undefined ? [] : [`${folder}${page}.md`];
      return { [keyOf(title)]: items ? [...file, ...inside] : (file[0] ?? []) };
    }
    case 'markdoc': {
      const file = page === undefined ? {} : { page: `${folder}${page}.md` };
      return items ? { group: title, ...file, items: inside } : { ...file, label: title };
    }
    case 'github':
      return { title, ...(page !== undefined && { page: `${page}.md` }), ...(items && { items: inside }) };
  }
}
