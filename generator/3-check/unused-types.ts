import type { LoadedOperation } from '../1-load/definition.js';
import { commonOf } from '../2-model/common.js';
import { sharedTypesOf, typesIn } from '../2-model/named-types.js';
import { diagnostic } from '../diagnostics/diagnostic.js';
import type { Check } from './subject.js';

/** Types that no row names. Those of a common definition that no operation uses are not reported. */
export const unusedTypes: Check = ({ files }) => {
  const operations = files.filter((file): file is LoadedOperation => file.kind === 'operation');
  return files.flatMap((file) => {
    const users = file.kind === 'common' ? operations.filter((one) => commonOf(one, files) === file) : [];
    if (file.kind === 'common' && users.length === 0) return [];
    const used = new Set([
      ...typesIn(file),
      ...(file.kind === 'common' ? users.flatMap((user) => sharedTypesOf(user, file)) : []),
    ]);
    return Object.keys(file.data.types ?? {})
      .filter((name) => !used.has(name))
      .map((name) => diagnostic('unused-type', file.at(['types', name], 'key'), { name }));
  });
};
