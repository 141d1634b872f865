/** The types of `docs.json`, made from its schema, so that the two cannot differ: `specwright/docs`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compile } from 'json-schema-to-typescript';

export async function writeDocsTypes({ dist, outdir }) {
  const { docsSchema } = await import(pathToFileURL(join(dist, '4-emit/targets/docs/schema.js')).href);
  const { description, ...schema } = docsSchema();
  const text = await compile(
    { ...schema, title: 'Docs', description: `The content of docs.json. ${description}` },
    'Docs',
    {
      bannerComment: '',
      format: true,
      style: { singleQuote: true, printWidth: 120 },
    },
  );
  for (const ending of ['d.ts', 'd.cts']) writeFileSync(join(outdir, `docs.${ending}`), text);
  // There are only types; the files are what bundlers find that look for code.
  writeFileSync(join(outdir, 'docs.js'), 'export {};\n');
  writeFileSync(join(outdir, 'docs.cjs'), '');
}
