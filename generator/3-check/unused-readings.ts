import type { LoadedFile, LoadedOperation, ReadingRefs } from '../1-load/definition.js';
import { commonOf } from '../2-model/common.js';
import { diagnostic } from '../diagnostics/diagnostic.js';
import type { Check, Subject } from './subject.js';

/** Readings that nothing refers to, including the operations that use a common definition. */
export const unusedReadings: Check = (subject) => {
  const { files } = subject;
  const operations = files.filter((file): file is LoadedOperation => file.kind === 'operation');
  return files.flatMap((file) => {
    const users = operations.filter((operation) => commonOf(operation, files) === file);
    // The readings of a common definition that no operation uses are not reported.
    if (file.kind === 'common' && users.length === 0) return [];
    const used = new Set([
      ...readingsReferredTo(subject, file),
      ...users.flatMap((user) => sharedReadingsOf(subject, user)),
    ]);
    return Object.keys(file.data.readings ?? {})
      .filter((id) => !used.has(id))
      .map((id) => diagnostic('unused-reading', file.at(['readings', id], 'key'), { id }));
  });
};

/** The ids of readings of its common definition that an operation refers to; those of its own come first. */
export function sharedReadingsOf(subject: Pick<Subject, 'tables'>, operation: LoadedOperation): readonly string[] {
  return readingsReferredTo(subject, operation).filter((id) => !Object.hasOwn(operation.data.readings ?? {}, id));
}

/** Every id that a file refers to. */
export function readingsReferredTo({ tables }: Pick<Subject, 'tables'>, file: LoadedFile): readonly string[] {
  const own = tables.filter((table) => table.file === file);
  const rows = own.flatMap((table) => table.rows);
  const { response, errors = {} } = file.data;
  const refs: readonly (ReadingRefs | undefined)[] = [
    ...(file.kind === 'common'
      ? [file.data.api.reading]
      : [file.data.eligibility?.reading, file.data.request?.reading, file.data.request?.tolerances?.reading]),
    response?.reading,
    response?.envelope?.reading,
    ...Object.values(errors).map(({ reading }) => reading),
    ...rows.map(({ definition }) => definition.reading),
    ...own.flatMap(({ rules }) => rules.map(({ reading }) => reading)),
  ];
  return refs.flatMap((ids) => ids ?? []);
}
