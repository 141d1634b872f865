/** Whether a text is written in a notation, judged part by part and with the calendar of `Date`. */
import type { Notation, Part } from '../formats/notation/notation.js';

export function isInNotation({ parts }: Notation, text: string): boolean {
  const written = partsIn({ parts }, text);
  if (!written) return false;
  const found = new Map([...written].map(([kind, piece]) => [kind, Number(piece)]));
  const isBelow = (kind: Part['kind'], end: number): boolean => (found.get(kind) ?? 0) < end;
  return isBelow('hour', 24) && isBelow('minute', 60) && isBelow('second', 60) && isDay(parts, found);
}

/** What is written for each part but for literals; undefined if the text is made up in another way. */
export function partsIn(
  { parts }: Pick<Notation, 'parts'>,
  text: string,
): ReadonlyMap<Part['kind'], string> | undefined {
  const found = new Map<Part['kind'], string>();
  let rest = text;
  for (const part of parts) {
    const piece = pieceOf(part, rest);
    if (piece === undefined) return undefined;
    rest = rest.slice(piece.length);
    if (part.kind !== 'literal') found.set(part.kind, piece);
  }
  return rest === '' ? found : undefined;
}

/** The beginning of the text that is the part. */
function pieceOf(part: Part, text: string): string | undefined {
  if (part.kind === 'literal') return text.startsWith(part.text) ? part.text : undefined;
  if (part.kind !== 'offset') {
    const piece = text.slice(0, part.digits);
    return piece.length === part.digits && /^[0-9]*$/.test(piece) ? piece : undefined;
  }
  if (part.takesZ && text.startsWith('Z')) return 'Z';
  const [offset, hours, minutes] = /^[+-]([0-9]{2}):?([0-9]{2})/.exec(text) ?? [];
  if (offset === undefined || offset.includes(':') !== part.hasColon) return undefined;
  return Number(hours) < 24 && Number(minutes) < 60 ? offset : undefined;
}

/** A date that does not exist becomes another one. */
function isDay(parts: readonly Part[], found: ReadonlyMap<Part['kind'], number>): boolean {
  const { year: given, month = 1, day = 1 } = Object.fromEntries(found) as Partial<Record<Part['kind'], number>>;
  if (given === 0 && parts.some((part) => part.kind === 'year' && part.digits === 4)) return false;
  const hasCentury = parts.some((part) => part.kind === 'year' && part.digits === 4);
  const year = given === undefined ? 2000 : hasCentury ? given : 2000 + given;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
