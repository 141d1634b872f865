import type { LoadedOperation, SchemeDefinition } from '../1-load/definition.js';
import { commonOf } from '../2-model/common.js';
import { keyOf, namesInPath, type ParameterRow, parametersOf, sentName } from '../2-model/parameters.js';
import { at, keyAt } from '../2-model/scope.js';
import { isTypeName } from '../formats/index.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/nearest.js';
import type { Span } from '../diagnostics/source.js';
import type { ListStyle } from '../model/model.js';
import type { Check } from './subject.js';

/** The path and the declared parameters match, and what is declared can be sent. */
export const parameters: Check = ({ files }) =>
  files.flatMap((file) => {
    if (file.kind !== 'operation') return [];
    const common = commonOf(file, files);
    const rows = parametersOf(file, common);
    const keys = Object.entries(common?.data.api.schemes ?? {}).filter(([, { type }]) => type === 'apiKey');
    return [
      ...ofPath(file, rows),
      ...rows.flatMap((row) => ofRow(file, row)),
      ...sentTwice(rows),
      ...rows.flatMap((row) => asKey(row, keys)),
    ];
  });

function ofPath(file: LoadedOperation, rows: readonly ParameterRow[]): readonly Diagnostic[] {
  const names = namesInPath(file.data.http.path);
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

function ofRow(file: LoadedOperation, row: ParameterRow): readonly Diagnostic[] {
  const { name, definition, place } = row;
  const names = namesInPath(file.data.http.path);
  const found: Diagnostic[] = [];
  if (isInPath(row)) {
    const free = names.filter((candidate) => !Object.hasOwn(file.data.http.parameters ?? {}, candidate));
    if (!names.includes(name)) {
      found.push(diagnostic('path-parameter-unused', keyAt(place), { name }, nearest(name, free)));
    }
    if (definition.presence !== 'M') found.push(diagnostic('path-parameter-presence', at(place, 'presence'), { name }));
  }
  if (definition.in === 'header') found.push(...ofHeader(row));
  if (!isTypeName(definition.type)) found.push(diagnostic('parameter-structure', at(place, 'type'), { name }));
  if (definition.map) found.push(diagnostic('parameter-structure', keyAt(place, 'map'), { name }));
  return [...found, ...ofArray(row), ...ofValues(row)];
}

/** Headers that belong to the protocol, or that the definition speaks of elsewhere. */
const reserved: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      'connection',
      'content-encoding',
      'content-length',
      'expect',
      'host',
      'keep-alive',
      'proxy-authenticate',
      'proxy-authorization',
      'proxy-connection',
      'te',
      'trailer',
      'transfer-encoding',
      'upgrade',
    ].map((name) => [name, 'it is about the connection, and proxies and HTTP libraries set or remove it']),
  ),
  'content-type': 'the server and the client hold it to be JSON wherever the operation has a `request`',
  accept: 'the client asks for JSON, which is what `response` describes',
  authorization: 'it says who calls, which `api.security` describes',
  'www-authenticate': 'it stands in answers, and follows from `api.security`',
  cookie: 'browsers set it themselves, and send it with the calls of any site',
  'set-cookie': 'it stands in answers, and sets cookies, which are not supported',
};

function ofHeader(row: ParameterRow): readonly Diagnostic[] {
  const name = sentName(row);
  const where = row.definition.pageName === undefined ? keyAt(row.place) : at(row.place, 'pageName');
  // What RFC 9110 calls a token.
  if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name)) return [diagnostic('header-name', where, { name })];
  const key = name.toLowerCase();
  const why = Object.hasOwn(reserved, key) ? reserved[key] : undefined;
  return why === undefined ? [] : [diagnostic('reserved-header', where, { name, why })];
}

function ofArray({ definition: { array, in: location }, place }: ParameterRow): readonly Diagnostic[] {
  if (typeof array !== 'object') return [];
  const misfit = (key: string, reason: string): Diagnostic =>
    diagnostic('key-does-not-fit', keyAt(place, 'array', key), { key, reason });
  return [
    ...(array.style !== undefined && array.style !== 'commas' && location !== 'query'
      ? [misfit('style', `the entries of an array in the ${location} stand between commas`)]
      : []),
    ...(array.minItems === 0 ? [misfit('minItems', 'an array without entries cannot be sent; make it O instead')] : []),
  ];
}

const separators: Readonly<Record<ListStyle, string>> = { repeated: '', commas: ',', spaces: ' ', pipes: '|' };

export function whyNotInHeader(value: string): string | undefined {
  return /^[!-~]([ -~]*[!-~])?$/.test(value) ? undefined : 'a header holds printable ASCII, and no space at either end';
}

/** The values that the definition names can be sent. */
function ofValues({ definition, place }: ParameterRow): readonly Diagnostic[] {
  const { array, in: location, enum: values = [], keywords = [], default: filled } = definition;
  const style = (typeof array === 'object' ? array.style : undefined) ?? (location === 'query' ? 'repeated' : 'commas');
  const separator = array === undefined ? '' : separators[style];
  const whyNot = (value: string): string | undefined => {
    if (separator !== '' && value.includes(separator)) return `\`${separator}\` stands between entries`;
    return location === 'header' ? whyNotInHeader(value) : undefined;
  };
  const named: readonly (readonly [string | number | boolean, Span])[] = [
    ...values.map((value, index) => [value, at(place, 'enum', index)] as const),
    ...keywords.map((value, index) => [value, at(place, 'keywords', index)] as const),
    ...(typeof filled === 'string' ? [[filled, at(place, 'default')] as const] : []),
  ];
  return named.flatMap(([value, where]) => {
    const why = whyNot(String(value));
    return why === undefined ? [] : [diagnostic('value-not-sent', where, { value: String(value), why })];
  });
}

/** Two parameters with one name in one place; names of headers have no case. */
function sentTwice(rows: readonly ParameterRow[]): readonly Diagnostic[] {
  const first = new Map<string, ParameterRow>();
  return rows.flatMap((row) => {
    const sent = sentName(row);
    const key = `${row.definition.in} ${keyOf({ ...row, name: sent })}`;
    const other = first.get(key);
    if (!other) {
      first.set(key, row);
      return [];
    }
    const { name, definition } = row;
    return [diagnostic('parameter-twice', keyAt(row.place), { name, other: other.name, location: definition.in })];
  });
}

/** A parameter that is an API key: the server reads it as credentials. */
function asKey(row: ParameterRow, keys: readonly (readonly [string, SchemeDefinition])[]): readonly Diagnostic[] {
  const { name, definition, place } = row;
  const sent = keyOf({ ...row, name: sentName(row) });
  const found = keys.find(
    ([, scheme]) =>
      scheme.in === definition.in && (scheme.in === 'header' ? scheme.name?.toLowerCase() : scheme.name) === sent,
  );
  return found ? [diagnostic('parameter-twice', keyAt(place), { name, other: found[0], location: definition.in })] : [];
}

function isInPath({ definition }: ParameterRow): boolean {
  return definition.in === 'path';
}

/** The index of the segment of each parameter in a path. */
function segmentOfEach(path: string): readonly number[] {
  return path.split('/').flatMap((segment, index) => namesInPath(segment).map(() => index));
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
