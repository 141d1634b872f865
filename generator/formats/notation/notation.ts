/**
 * The notation of dates and times that pages use: `YYYY-MM-DD HH:MI:SS`. Each part has a fixed number of digits, letters
 * name parts, and everything else stands for itself. `MM` is the month, and the minutes right behind the hour, where no
 * month can stand: `HHMMSS`. `MI` and `mm` are always the minutes.
 */

export type Unit = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'fraction';

export type Part =
  | { readonly kind: Unit; readonly digits: number }
  | { readonly kind: 'literal'; readonly text: string }
  /** `+05:30`; without the colon where it has none, and `Z` for UTC where it may be. */
  | { readonly kind: 'offset'; readonly hasColon: boolean; readonly takesZ: boolean };

/** What a text in the notation holds. */
export type Holds = 'a date' | 'a time' | 'a date and a time';

export interface Notation {
  /** As it was typed. */
  readonly text: string;
  readonly parts: readonly Part[];
  readonly holds: Holds;
}

/** Why a text is no notation. */
export interface Flaw {
  readonly why: string;
  /** The notation that is most probably meant. */
  readonly meant?: string;
}

/** What stands in a notation, the longest first; letters that repeat count together. */
const token = /'([^']*)'|±(?:hh|HH)(:?)(?:mm|MM|MI|mi)|TZD|HH24|hh24|MI|mi|([A-Za-z])\3*|[ -~]|[^]/gu;

const units: Readonly<Record<string, Unit>> = {
  ...{ YYYY: 'year', yyyy: 'year', YY: 'year', yy: 'year', MM: 'month', DD: 'day', dd: 'day' },
  ...{ HH: 'hour', hh: 'hour', HH24: 'hour', hh24: 'hour', MI: 'minute', mi: 'minute', mm: 'minute' },
  ...{ SS: 'second', ss: 'second' },
};

const offsets: Readonly<Record<string, Part>> = {
  XXX: { kind: 'offset', hasColon: true, takesZ: true },
  XX: { kind: 'offset', hasColon: false, takesZ: true },
  TZD: { kind: 'offset', hasColon: true, takesZ: true },
};

const dates: readonly string[] = ['year', 'month', 'day'];
const times: readonly string[] = ['hour', 'minute', 'second', 'fraction'];

export function parseNotation(text: string): Notation | Flaw {
  const parts: Part[] = [];
  for (const match of text.matchAll(token)) {
    const part = partOf(match, parts);
    if (!('kind' in part))
      return part.meant === undefined ? part : { ...part, meant: replaced(text, match, part.meant) };
    parts.push(part);
  }
  const flaw = flawOf(parts);
  return flaw ?? { text, parts, holds: holdsOf(parts) };
}

export function isFlaw(parsed: Notation | Flaw): parsed is Flaw {
  return 'why' in parsed;
}

/** The part that a token is, or what is wrong with it; `meant` is then the token that it should be. */
function partOf([found, quoted, colon, letter]: RegExpMatchArray, before: readonly Part[]): Part | Flaw {
  if (quoted !== undefined) {
    if (/^[ -~]+$/.test(quoted)) return { kind: 'literal', text: quoted };
    return { why: 'only printable characters of ASCII can be in quotes, at least one' };
  }
  if (found.startsWith('±') && found.length > 1) return { kind: 'offset', hasColon: colon === ':', takesZ: false };
  const previous = before.filter(isUnit).at(-1)?.kind;
  const offset = Object.hasOwn(offsets, found) ? offsets[found] : undefined;
  if (offset) return offset;
  const isFraction = /^(?:[sS]+|[fF]+)$/.test(found) && previous === 'second' && found.length <= 9;
  if (isFraction) return { kind: 'fraction', digits: found.length };
  const named = Object.hasOwn(units, found) ? units[found] : undefined;
  const unit = named === 'month' && previous === 'hour' ? 'minute' : named;
  if (unit) return flawOfUnit(found, unit, previous, before) ?? { kind: unit, digits: /^y{4}/i.test(found) ? 4 : 2 };
  if (found === 'T' || found === 'Z' || (letter === undefined && /^[ -~]$/.test(found) && found !== "'"))
    return { kind: 'literal', text: found };
  if (/^(?:[dmhs]|[DMHSY]|y)$/.test(found))
    return { why: `\`${found}\` leaves open how many digits there are`, meant: found + found };
  return { why: `\`${found}\` is no part of a date or a time; what stands for itself is put in single quotes` };
}

function flawOfUnit(found: string, unit: Unit, previous: Unit | undefined, before: readonly Part[]): Flaw | undefined {
  const isSigned = before.at(-1)?.kind === 'literal' && /[+-]$/.test(literalOf(before.at(-1)));
  const has = (kind: Unit): boolean => before.some((part) => part.kind === kind);
  if (unit === 'hour' && has('hour') && isSigned)
    return {
      why: `\`${found}\` is a second hour; an offset of either sign is \`±hh:mm\`, and \`XXX\` where \`Z\` may stand too`,
    };
  if (unit === 'minute' && previous !== 'hour')
    return {
      why: `\`${found}\` are minutes and follow the hour; the month is \`MM\``,
      ...(has('month') ? {} : { meant: 'MM' }),
    };
  if (has(unit)) return { why: `the ${unit} is in it twice` };
  if (unit === 'second' && previous !== 'minute') return { why: 'seconds follow minutes' };
  return undefined;
}

/** What is wrong with the parts together. */
function flawOf(parts: readonly Part[]): Flaw | undefined {
  const has = (kind: Part['kind']): boolean => parts.some((part) => part.kind === kind);
  const hasDate = parts.some(({ kind }) => dates.includes(kind));
  if (!parts.some(isUnit)) return { why: 'it names no part of a date or a time' };
  if (has('day') && !has('month')) return { why: 'it has a day of no month' };
  if (hasDate && has('hour') && !has('day')) return { why: 'it has a time of no day' };
  if (has('offset') && !has('hour')) return { why: 'it has an offset from UTC without a time' };
  if (parts.filter(({ kind }) => kind === 'offset').length > 1) return { why: 'it has two offsets from UTC' };
  return undefined;
}

function holdsOf(parts: readonly Part[]): Holds {
  const [hasDate, hasTime] = [dates, times].map((kinds) => parts.some(({ kind }) => kinds.includes(kind)));
  return hasDate ? (hasTime ? 'a date and a time' : 'a date') : 'a time';
}

function isUnit(part: Part): part is Extract<Part, { readonly digits: number }> {
  return 'digits' in part;
}

function literalOf(part: Part | undefined): string {
  return part?.kind === 'literal' ? part.text : '';
}

/** The notation with another token in the place of one. */
function replaced(text: string, { index = 0, 0: found }: RegExpMatchArray, meant: string): string {
  return text.slice(0, index) + meant + text.slice(index + found.length);
}
