import type { LoadedCommon, LoadedFile, LoadedOperation } from '../1-load/definition.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { pascalCase } from '../names.js';
import type { Span } from '../diagnostics/source.js';
import type { Check } from './subject.js';

/** Operations have unique names and routes, common definitions unique names; the second of two is reported. */
export const uniqueNames: Check = ({ files }) => {
  const operations = files.filter((file): file is LoadedOperation => file.kind === 'operation');
  const commons = files.filter((file): file is LoadedCommon => file.kind === 'common');
  return [
    ...repeats(
      operations,
      ({ data }) => nameKey(data.operation),
      (file, other) => diagnostic('operation-twice', file.at(['operation']), { name: file.data.operation, other }),
    ),
    ...repeats(
      operations,
      ({ data }) => routeKey(data.http),
      (file, other) =>
        diagnostic('route-twice', routePlace(file), {
          route: `${file.data.http.method} ${file.data.http.path}`,
          other,
        }),
    ),
    ...repeats(
      commons,
      ({ data }) => data.common,
      (file, other) => diagnostic('common-twice', file.at(['common']), { name: file.data.common, other }),
    ),
  ];
};

/** `a-1` and `a1` are different folders but one type and one operationId. */
export function nameKey(operation: string): string {
  return pascalCase(operation).toLowerCase();
}

/** `GET /customer/{id}` -> `GET /customer/{}` */
export function routeKey({ method, path }: { readonly method: string; readonly path: string }): string {
  return `${method} ${path.replace(/\{[^{}]*\}/g, '{}')}`;
}

function routePlace(file: LoadedOperation): Span {
  return file.at(['http', 'path']);
}

function repeats<File extends LoadedFile>(
  files: readonly File[],
  key: (file: File) => string,
  tell: (file: File, other: string) => Diagnostic,
): readonly Diagnostic[] {
  const first = new Map<string, File>();
  return files.flatMap((file) => {
    const other = first.get(key(file));
    if (other) return [tell(file, other.source.path)];
    first.set(key(file), file);
    return [];
  });
}
