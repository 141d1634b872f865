/** A document whose text is edited: what is not changed keeps its bytes, with its comments and its order. */
import { readJson } from './json-document.js';
import type { Change, Members, Path } from './plan.js';
import { readYaml } from './yaml-document.js';

/** A text that was read. */
export interface TextDocument {
  readonly value: Members;
  /** The start of a key, or of the nearest thing above it, as an offset. */
  readonly offsetOf: (path: Path) => number;
  /** The text after the changes; undefined if it would refer to something that they replace. */
  readonly edited: (changes: readonly Change[]) => string | undefined;
}

/** A text that is no document. */
export interface Unreadable {
  readonly reason: string;
  readonly offset: number;
}

const mark = '\ufeff';

/**
 * Reads a text as JSON if its file is called so, or if it is JSON, and as YAML otherwise. A byte order mark stays.
 *
 * @param path of the file
 */
export function readDocument(
  path: string,
  text: string,
  printYaml: (value: unknown) => string,
): TextDocument | Unreadable {
  if (text.startsWith(mark)) return behindMark(readDocument(path, text.slice(mark.length), printYaml));
  const isNamedJson = /\.json$/i.test(path);
  const json = isNamedJson || text.trimStart().startsWith('{') ? readJson(text) : undefined;
  return json && (isNamedJson || !('reason' in json)) ? json : readYaml(text, printYaml);
}

function behindMark(read: TextDocument | Unreadable): TextDocument | Unreadable {
  if ('reason' in read) return { ...read, offset: read.offset + mark.length };
  return {
    value: read.value,
    offsetOf: (path) => read.offsetOf(path) + mark.length,
    edited: (changes) => {
      const text = read.edited(changes);
      return text === undefined ? undefined : mark + text;
    },
  };
}
