/** The line that tells editors the schema of a definition. */
import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { shown } from '../../diagnostics/failed-file.js';

const installed = 'node_modules/specwright/definitions/definition.schema.json';

/** Empty where specwright is not installed. */
export function schemaLineFor(folder: string): string {
  for (let place = resolve(folder); ; place = dirname(place)) {
    const schema = join(place, installed);
    if (existsSync(schema)) return `# yaml-language-server: $schema=${shown(relative(resolve(folder), schema))}\n`;
    if (dirname(place) === place) return '';
  }
}
