import { fileURLToPath } from 'node:url';

/** A path beside this file. */
export const at = (path) => fileURLToPath(new URL(path, import.meta.url));
