/** Puts what a format of a user is into each row that names it, so that no later phase has to know of such formats. */
import type { FieldDefinition, LoadedFile } from '../1-load/definition.js';
import type { OwnFormat } from '../extend/format.js';
import { textType } from '../formats/index.js';

type Json = Readonly<Record<string, unknown>>;

export function withOwnFormats(files: readonly LoadedFile[], formats: readonly OwnFormat[]): readonly LoadedFile[] {
  if (formats.length === 0) return files;
  const byName = new Map(formats.map((format) => [format.name, format]));
  // The data is of the same kind, since a row that names a format may have a pattern instead.
  return files.map((file) => ({ ...file, data: spelt(file.data, byName) }) as LoadedFile);
}

/** Examples stay as they are. */
function spelt(data: unknown, formats: ReadonlyMap<string, OwnFormat>): unknown {
  if (Array.isArray(data)) return data.map((one) => spelt(one, formats));
  if (typeof data !== 'object' || data === null) return data;
  const entries = Object.entries(data).map(([key, value]): [string, unknown] => [
    key,
    key === 'examples' ? value : spelt(value, formats),
  ]);
  const copy: Json = Object.fromEntries(entries);
  const { type, format, pattern, maxLength: given, ...rest } = copy;
  const own = type === textType && typeof format === 'string' ? formats.get(format) : undefined;
  // A row with both is reported as one with any other format.
  if (!own || pattern !== undefined) return copy;
  const { name, words, right, wrong } = own;
  const longest = Math.min(typeof given === 'number' ? given : Infinity, own.maxLength ?? Infinity);
  return {
    ...rest,
    ...{ type, pattern: wholePattern(own), own: { name, words, right, wrong } },
    ...(longest === Infinity ? {} : { maxLength: longest }),
  } satisfies Json & { readonly own: FieldDefinition['own'] };
}

/** The pattern of the text as a whole. */
export function wholePattern({ pattern }: Pick<OwnFormat, 'pattern'>): string {
  return `^(?:${pattern})$`;
}
