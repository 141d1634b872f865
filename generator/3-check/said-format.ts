import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/nearest.js';
import type { Span } from '../diagnostics/source.js';
import { flawOf, formats, formatsOf, namedFormats, takesFormat, textType, type TypeName } from '../formats/index.js';

/** A text after `format:` says a form of the type. */
export function saidFormat(type: TypeName, format: string, at: Span): readonly Diagnostic[] {
  const flaw = flawOf(type, format);
  if (!flaw) return [];
  if (!takesFormat(type) || namedFormats.some((one) => one === format))
    return [diagnostic('key-does-not-fit', at, { key: 'format', reason: `not a format of ${type}` })];
  const known = type === textType ? formatsOf(type).filter((one) => formats[one].isNamed) : [];
  return [diagnostic('bad-format', at, { format, why: flaw.why }, flaw.meant ?? nearest(format, known))];
}
