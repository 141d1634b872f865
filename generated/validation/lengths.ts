/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/validation/lengths.ts, made by `specwright generate`. Do not edit.
/** The least length of a text. */

/** Whether the text has at least this many characters (code points). */
export function reachesLength(text: string, least: number): boolean {
  if (text.length < least) return false;
  // A pair of surrogates is one character.
  if (text.length >= least * 2) return true;
  let length = 0;
  for (let i = 0; i < text.length && length < least; length++) {
    const isPair = (text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00;
    i += isPair ? 2 : 1;
  }
  return length >= least;
}
