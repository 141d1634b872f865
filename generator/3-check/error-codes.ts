import { commonOf } from '../2-model/common.js';
import { diagnostic } from '../diagnostics/diagnostic.js';
import type { Check } from './subject.js';

/** Error codes and codes of rejections differ, so that callers can tell the two apart. */
export const errorCodes: Check = ({ files }) =>
  files.flatMap((file) => {
    const common = file.kind === 'common' ? file : commonOf(file, files);
    const rejections = Object.values(common?.data.rejections ?? {}).map(({ code }) => code);
    return Object.keys(file.data.errors ?? {})
      .filter((code) => rejections.includes(code))
      .map((code) => diagnostic('error-code-twice', file.at(['errors', code], 'key'), { code }));
  });
