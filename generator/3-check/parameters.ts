import type { LoadedOperation } from '../1-load/definition.js';
import { isTypeName } from '../formats/index.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/nearest.js';
import type { Span } from '../diagnostics/source.js';
import type { Check, Row } from './subject.js';

/** The path and the declared parameters match, and a parameter is a single value. */
export const parameters: Check = ({ files, tables }) =>
  files.flatMap((file) => {
    if (file.kind !== 'operation') return [];
    const rows = tables.find((table) => table.file === file && table.name === 'Parameters')?.rows ?? [];
    return [...ofPath(file, rows), ...rows.flatMap((row) => ofRow(file, row))];
  });

function ofPath(file: LoadedOperation, rows: readonly Row[]): readonly Diagnostic[] {
  const names = namesIn(file.data.http.path);
  const inPath = rows.filter(isInPath).map(({ name }) => name);
  const segments = segmentOfEach(file.data.http.path);
  return names.flatMap((name, index) => {
    const place = placeInPath(file, name, names.slice(0, index).filter((earlier) => earlier === name).length);
    if (names.indexOf(name) < index) return [diagnostic('path-parameter-twice', place, { name })];
    const earlier = names[index - 1];
    if (earlier !== undefined && segments[index - 1] === segments[index])
      return [diagnostic('path-parameters-together', place, { name, earlier })];
    if (inPath.includes(name)) return [];
    const unused = inPath.filter((candidate) => !names.includes(candidate));
    return [diagnostic('path-parameter-undeclared', place, { name }, nearest(name, unused))];
  });
}

function ofRow(file: LoadedOperation, row: Row): readonly Diagnostic[] {
  const { name, definition } = row;
  const names = namesIn(file.data.http.path);
  const found: Diagnostic[] = [];
  if (isInPath(row)) {
    const free = names.filter((candidate) => !Object.hasOwn(file.data.http.parameters ?? {}, candidate));
    if (!names.includes(name)) {
      found.push(diagnostic('path-parameter-unused', row.keyAt(), { name }, nearest(name, free)));
    }
    if (definition.presence !== 'M') found.push(diagnostic('path-parameter-presence', row.at('presence'), { name }));
  }
  if (!isTypeName(definition.type)) found.push(diagnostic('parameter-structure', row.at('type'), { name }));
  if (definition.map) found.push(diagnostic('parameter-structure', row.keyAt('map'), { name }));
  if (definition.array) found.push(diagnostic('parameter-structure', row.keyAt('array'), { name }));
  return found;
}

function isInPath({ definition }: Row): boolean {
  return 'in' in definition && definition.in === 'path';
}

function namesIn(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
}

/** The index of the segment of each parameter in a path. */
function segmentOfEach(path: string): readonly number[] {
  return path.split('/').flatMap((segment, index) => namesIn(segment).map(() => index));
}

/** The span of a parameter's name in the path, or of the whole path if it is written with escapes. */
function placeInPath(file: LoadedOperation, name: string, occurrence: number): Span {
  const span = file.at(['http', 'path']);
  let start = span.start - 1;
  for (let count = 0; count <= occurrence; count++) {
    start = span.source.text.indexOf(`{${name}}`, start + 1);
    if (start < 0 || start >= span.end) return span;
  }
  return { ...span, start: start + 1, end: start + 1 + name.length };
}
