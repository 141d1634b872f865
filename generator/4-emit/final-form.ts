import { EmitError } from './emit-error.js';
import { spelt } from './encode.js';
import { printJson } from './print-data.js';
import type { EmittedFile } from './target.js';

/** The file in its final form, if that takes no formatter: a target has printed it so, or it is JSON. */
export function finalForm(file: EmittedFile): EmittedFile | undefined {
  const isJson = file.path.endsWith('.json');
  if (!isJson) return file.verbatim ? file : undefined;
  // In JSON, invisible characters can only be in texts.
  return { ...file, content: spelt(file.verbatim ? file.content : printJson(parsed(file))) };
}

function parsed({ path, content }: EmittedFile): unknown {
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new EmitError(path, content, 1, 'is not valid JSON', { cause: error });
  }
}
