import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Where in its template a helper is called, which none of the helpers asks for. */
const placeOfCall = /,"loc":\{"start":\{"line":\d+,"column":\d+\},"end":\{"line":\d+,"column":\d+\}\}/g;

/** The templates of the package as Handlebars compiles them: those whose names are wanted. */
export const precompiled = (isWanted) => ({
  name: 'precompiled',
  setup(build) {
    build.onLoad({ filter: /[\\/]4-emit[\\/]templates[\\/]precompiled\.js$/ }, async () => {
      const { default: handlebars } = await import('handlebars');
      const { templateOptions } = await import(pathToFileURL(join(root, 'dist/4-emit/templates/render.js')).href);
      const folder = join(root, 'templates');
      const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => name.replaceAll('\\', '/'))
        .filter((name) => name.endsWith('.hbs') && isWanted(name));
      const entries = names.map((name) => {
        const text = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
        const code = String(handlebars.precompile(text, templateOptions())).replaceAll(placeOfCall, '');
        return `${JSON.stringify(name)}: ${code}`;
      });
      return { contents: `export const precompiled = {\n${entries.join(',\n')}\n};\n` };
    });
  },
});
