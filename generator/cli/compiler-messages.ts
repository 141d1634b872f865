/** What the compiler of TypeScript prints without colours, one message in a line; lines that are indented explain the one above. */
export interface CompilerMessage {
  /** As the compiler names it; absent for what concerns no file. */
  readonly path?: string;
  /** From 1, like columns. */
  readonly line?: number;
  readonly column?: number;
  readonly code: string;
  readonly message: string;
}

/** `handlers/a.ts(3,5): error TS2322: …` or `error TS18003: …`; a path may have parentheses as well. */
export function compilerMessages(output: string): readonly CompilerMessage[] {
  return output.split(/\r?\n/).flatMap((text): readonly CompilerMessage[] => {
    const [start, row, column, code] = /(?:^|\((\d+),(\d+)\): )error (TS\d+): /.exec(text) ?? [];
    if (start === undefined || code === undefined || /^\s/.test(text)) return [];
    const at = text.indexOf(start);
    const message = text.slice(at + start.length);
    if (row === undefined) return [{ code, message }];
    return [{ path: text.slice(0, at), line: Number(row), column: Number(column), code, message }];
  });
}
