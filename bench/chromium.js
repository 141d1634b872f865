/** Where Chromium is, for what opens pages. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The path of Chromium: `CHROMIUM`, or the first one that is found. */
export function chromiumPath() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  return process.env.CHROMIUM ?? names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
}
