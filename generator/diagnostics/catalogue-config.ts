import { error } from './entry.js';

/** Reading the configuration. Its structure is checked as that of a definition is, with the same codes. */
export const configCatalogue = {
  'config-twice': error(
    (p: { other: string }) => `the folder also contains \`${p.other}\``,
    'Keep one of the two. A folder has one configuration.',
  ),
  'config-name': error(
    (p: { names: string }) => `the file looks like a configuration, but is not called so: ${p.names}`,
    'Rename it, or remove it.',
  ),
  'config-failed': error(
    (p: { reason: string }) => `the configuration cannot be loaded: ${p.reason}`,
    'Correct the file. It is run as a module, and its default export is the configuration.',
  ),
  'config-value': error(
    (p: { found: string }) => `expected plain data, but found ${p.found}`,
    'Export an object by default: `export default defineConfig({ … })`. Its values are text, booleans, lists and objects.',
  ),
  'target-needed': error(
    (p: { needed: string; name: string }) => `the target \`${p.needed}\` is off, but \`${p.name}\` needs it`,
    'Turn the first one on, or the second one off as well.',
  ),
  'package-imports': error(
    () => 'in a compiled package, Node does not find modules that are imported without an ending',
    "Use `js` or `ts`, or let others import the sources: `package: { exports: 'sources' }`.",
  ),
} as const;
