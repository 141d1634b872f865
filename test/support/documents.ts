/** The pages of the project and their blocks of code. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A block between fences. */
export interface Block {
  readonly page: string;
  /** Of its first line of code, from 1. */
  readonly line: number;
  /** What stands behind the fence: `ts`, `yaml common.spec.yaml`, `console`. */
  readonly kind: string;
  readonly code: string;
  /** `ts` only: declarations that stand in a comment `<!-- given: … -->` before the block. */
  readonly given: string;
}

const examples = readdirSync('examples', { withFileTypes: true }).filter((entry) => entry.isDirectory());

/** Paths of every page that people read, relative to the project. */
export const pages: readonly string[] = [
  'README.md',
  'generated/README.md',
  ...readdirSync('docs')
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
  ...examples.map(({ name }) => join('examples', name, 'README.md')).filter((path) => exists(path)),
];

function exists(path: string): boolean {
  return readdirSync(join(path, '..')).includes('README.md');
}

export function blocksOf(page: string): readonly Block[] {
  const text = readFileSync(page, 'utf8');
  return [...text.matchAll(/(?:<!-- given:(.*?)-->\s*)?^```([^\n]+)\n(.*?)^```$/gms)].map((match) => {
    const [whole, given = '', kind = '', code = ''] = match;
    const start = match.index + whole.indexOf(`\`\`\`${kind}\n`);
    return { page, line: text.slice(0, start).split('\n').length + 1, kind: kind.trim(), code, given };
  });
}

/** Whether a text is what a page shows of it, where `…` stands for anything, and on a line of its own for any lines. */
export function shows(shown: string, text: string): boolean {
  const pattern = shown
    .trimEnd()
    .split('\n')
    .map((line) => (line.trim() === '…' ? '(?:.*\n)*?' : `${line.trimEnd().split('…').map(literally).join('.*')} *\n`))
    .join('');
  return new RegExp(`^${pattern}$`).test(`${text.trimEnd()}\n`);
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
