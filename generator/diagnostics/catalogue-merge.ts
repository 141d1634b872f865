import { error } from './entry.js';

/** Merging what is generated into an OpenAPI document of the user's own. */
export const mergeCatalogue = {
  'document-syntax': error(
    (p: { reason: string }) => `this is not a document in YAML or JSON, in UTF-8: ${p.reason}`,
    'Correct the document. Nothing was written.',
  ),
  'document-version': error(
    (p: { found: string }) => `the document is ${p.found}, and what is merged is OpenAPI 3.1`,
    'Raise the document to OpenAPI 3.1, whose schemas are JSON Schema 2020-12: those of 3.0 cannot say the conditions of a table.',
  ),
  'merge-taken': error(
    (p: { name: string; theirs: string; where: string }) =>
      `${p.name} stands here (line ${p.theirs}) and in ${p.where}, and they differ`,
    'Remove it here, or rename one of the two. With --force, what is generated replaces it.',
  ),
  'merge-edited': error(
    (p: { name: string; theirs: string; where: string }) =>
      `${p.name} was merged from ${p.where} and edited here (line ${p.theirs}) since`,
    'Move the edit into the definition. With --force, what is generated replaces it.',
  ),
  'merge-elsewhere': error(
    (p: { name: string }) => `${p.name} is a reference to another file, into which nothing can be merged`,
    'Merge into that file, or run again with --resolve, which puts what is referred to in its place.',
  ),
  'merge-twice': error(
    (p: { what: string; theirs: string; where: string }) =>
      `${p.what} stands here (line ${p.theirs}) and in ${p.where}, and a document may have it once`,
    'Rename one of the two, or remove it here.',
  ),
  'merge-anchored': error(
    () => 'an alias refers to an anchor in what was merged, so it cannot be replaced',
    'Move the anchor into a part of your own. Nothing was written.',
  ),
} as const;
