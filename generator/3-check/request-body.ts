import { diagnostic } from '../diagnostics/diagnostic.js';
import type { Check } from './subject.js';

/** GET and DELETE have no request body. */
export const requestBody: Check = ({ files }) =>
  files.flatMap((file) => {
    if (file.kind !== 'operation' || !file.data.request) return [];
    const { method } = file.data.http;
    return method === 'GET' || method === 'DELETE'
      ? [diagnostic('body-not-allowed', file.at(['request'], 'key'), { method })]
      : [];
  });
