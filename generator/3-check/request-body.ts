import { diagnostic } from '../diagnostics/diagnostic.js';
import { withoutParameters } from '../model/media-types.js';
import type { Check } from './subject.js';

/**
 * GET has no request body. DELETE may have one: HTTP gives it no meaning, but every implementation sends and reads it. Its
 * media types differ in more than their parameters.
 */
export const requestBody: Check = ({ files }) =>
  files.flatMap((file) => {
    if (file.kind !== 'operation' || !file.data.request) return [];
    const { mediaType = [] } = file.data.request;
    const types = [mediaType].flat().map(withoutParameters);
    return [
      ...(file.data.http.method === 'GET' ? [diagnostic('body-not-allowed', file.at(['request'], 'key'), {})] : []),
      ...types.flatMap((name, index) =>
        types.indexOf(name) < index
          ? [diagnostic('media-type-twice', file.at(['request', 'mediaType', index]), { name })]
          : [],
      ),
    ];
  });
