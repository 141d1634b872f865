import type { LoadedCommon, SchemeDefinition } from '../1-load/definition.js';
import { commonOf } from '../2-model/common.js';
import { schemesIn } from '../2-model/security.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import type { Check } from './subject.js';

/** The schemes of an API are complete, and some operation uses each. */
export const security: Check = ({ files }) =>
  files.flatMap((file) => {
    if (file.kind !== 'common') return [];
    const users = files.filter((other) => other.kind === 'operation' && commonOf(other, files) === file);
    const used = new Set([file, ...users].flatMap(schemesIn));
    return Object.keys(file.data.api.schemes ?? {}).flatMap((name) => [
      ...ofScheme(file, name),
      ...(used.has(name) ? [] : [diagnostic('unused-scheme', file.at(['api', 'schemes', name], 'key'), { name })]),
    ]);
  });

function ofScheme(file: LoadedCommon, name: string): readonly Diagnostic[] {
  const scheme = file.data.api.schemes?.[name];
  if (!scheme) return [];
  const path = ['api', 'schemes', name];
  if (name === 'none') return [diagnostic('scheme-called-none', file.at(path, 'key'), {})];
  const needs = needed[scheme.type] ?? { keys: [], words: '' };
  return [
    ...needs.keys
      .filter((key) => scheme[key] === undefined)
      .map((key) => diagnostic('missing-key', file.at([...path, 'type']), { key, where: needs.words })),
    ...Object.entries(needed).flatMap(([type, { keys }]) =>
      keys
        .filter((key) => scheme.type !== type && scheme[key] !== undefined)
        .map((key) =>
          diagnostic('key-does-not-fit', file.at([...path, key], 'key'), { key, reason: `only for \`type: ${type}\`` }),
        ),
    ),
  ];
}

/** What a scheme of a type has, and no other. */
const needed: Readonly<
  Partial<
    Record<
      SchemeDefinition['type'],
      { readonly keys: readonly ('in' | 'name' | 'flows' | 'url')[]; readonly words: string }
    >
  >
> = {
  apiKey: { keys: ['in', 'name'], words: 'an API key' },
  oauth2: { keys: ['flows'], words: 'OAuth 2' },
  openIdConnect: { keys: ['url'], words: 'OpenID Connect' },
};
