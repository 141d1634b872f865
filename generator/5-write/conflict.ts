/** Merge conflicts in generated files. */
import { execFile } from 'node:child_process';
import { basename, dirname } from 'node:path';

/** Whether a text contains a conflict: `<<<<<<<` followed by `>>>>>>>`. */
export function hasConflict(text: string): boolean {
  const at = text.search(/^<{7}(?: .*)?\r?$/m);
  return at >= 0 && /^>{7}(?: .*)?\r?$/m.test(text.slice(at));
}

/** Whether a text contains any conflict marker, for example because a conflict is partly resolved. */
export function hasConflictMark(text: string): boolean {
  return /^(?:<{7}|\|{7}|={7}|>{7})(?: .*)?\r?$/m.test(text);
}

/** The text of each side; undefined when the markers are out of order. */
export function sidesOf(text: string): readonly [string, string] | undefined {
  const sides: [string[], string[]] = [[], []];
  let state: 'both' | 'ours' | 'base' | 'theirs' = 'both';
  for (const line of text.split(/(?<=\n)/)) {
    const mark = /^(<{7}|\|{7}|={7}|>{7})(?: .*)?\r?\n?$/.exec(line)?.[1]?.[0];
    if (mark === '<' && state === 'both') state = 'ours';
    else if (mark === '|' && state === 'ours') state = 'base';
    else if (mark === '=' && (state === 'ours' || state === 'base')) state = 'theirs';
    else if (mark === '>' && state === 'theirs') state = 'both';
    else if (mark === '<' || mark === '>') return undefined;
    else {
      if (state === 'both' || state === 'ours') sides[0].push(line);
      if (state === 'both' || state === 'theirs') sides[1].push(line);
    }
  }
  return state === 'both' ? [sides[0].join(''), sides[1].join('')] : undefined;
}

/**
 * The complete texts of the two sides, from the index of git; the file itself mixes them where git could decide.
 * Undefined without git, or when git does not merge this file.
 */
export async function mergedByGit(place: string): Promise<readonly [Buffer, Buffer] | undefined> {
  const [ours, theirs] = await Promise.all([2, 3].map((stage) => stageOf(place, stage)));
  return ours && theirs && [ours, theirs];
}

function stageOf(place: string, stage: number): Promise<Buffer | undefined> {
  const options = { cwd: dirname(place), encoding: 'buffer', timeout: 10_000, maxBuffer: 256 * 1024 * 1024 } as const;
  return new Promise((done) => {
    execFile('git', ['cat-file', 'blob', `:${stage}:./${basename(place)}`], options, (error, text) => {
      done(error ? undefined : text);
    });
  });
}
