/**
 * Text of a definition for the sites that compile Markdown to something else (Vue, MDX, Markdoc, Python-Markdown): every
 * character that could mean anything to any of them is written by its number. Nobody reads these pages as source, so they do
 * not differ in what they escape; only some sites change texts once the numbers are characters again (`parts`).
 */
import { isInvisible, markdownCellCode, markdownCode, oneLine, spelt } from '../encode.js';

/**
 * All but letters, digits and punctuation that no site gives a meaning to, inside a line. Extensions of MkDocs raise the
 * letters of `1st`, and print `1/2` as one character.
 */
const meaning = /[^A-Za-z0-9 ,.;?\u0080-\u{10ffff}]|\.(?=\.)|(?<=\d)[nrst](?=[dht]\b)/gu;

/** Text on one line, in a paragraph, a heading, a list or a cell of a table. */
export function siteText(text: string): string {
  return byNumber(oneLine(text))
    .replace(/^(?:import|export)\b|^[^A-Za-z0-9&\u0080-\u{10ffff}]/u, ([first = '', ...rest]) =>
      [number(first), ...rest].join(''),
    )
    .replace(/^(\d+)([.)])/, (_, digits: string, mark: string) => digits + number(mark));
}

/**
 * The same for a site that turns shortcodes into pictures and addresses into links after it has read the page: an element
 * around a character keeps the text apart.
 */
export function siteTextInParts(text: string): string {
  return siteText(text)
    .replace(/&#(?:58|64);(?=[\w/]|&#(?:4[357]|95);)/g, '<span>$&</span>')
    .replace(/(www)&#46;/gi, '$1<span>&#46;</span>');
}

/** Code on one line, also in a cell: between backticks where nothing in it has a meaning. */
export function siteCode(text: string, encode: (text: string) => string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9 ,.;/_-]*$/.test(text) && text === oneLine(text)) return `\`${text}\``;
  return `<code>${encode(spelt(text)).replace(/^ | $/g, '&#32;')}</code>`;
}

/** Code for Markdoc, which has no HTML, and looks for its tags inside code as well. */
export function markdocCode(text: string): string {
  return text.includes('{%') ? siteText(spelt(text)) : markdownCode(text);
}

export function markdocCellCode(text: string): string {
  return text.includes('{%') ? siteText(spelt(text)) : markdownCellCode(text);
}

function byNumber(text: string): string {
  const line = text.replace(meaning, number).replace(/(www)\./gi, '$1&#46;');
  return isInvisible(line) ? Array.from(line, (one) => (isInvisible(one) ? number(one) : one)).join('') : line;
}

function number(character: string): string {
  return `&#${character.codePointAt(0)};`;
}
