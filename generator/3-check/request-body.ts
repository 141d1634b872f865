import { diagnostic } from '../diagnostics/diagnostic.js';
import type { Check } from './subject.js';

/** GET has no request body. DELETE may have one: HTTP gives it no meaning, but every implementation sends and reads it. */
export const requestBody: Check = ({ files }) =>
  files.flatMap((file) => {
    if (file.kind !== 'operation' || !file.data.request) return [];
    return file.data.http.method === 'GET' ? [diagnostic('body-not-allowed', file.at(['request'], 'key'), {})] : [];
  });
