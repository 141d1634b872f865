/** Limits that are checked before parsing YAML, because some deeply nested inputs crash the process on Node 20. */
import { CST, Lexer } from 'yaml';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { limits } from '../limits.js';
import type { Source } from '../diagnostics/source.js';
import { spanOf } from './yaml-node.js';

/** Checks the nesting by tokens alone; returns a diagnostic at the first token that is nested too deeply. */
export function checkNesting(source: Source): Diagnostic | undefined {
  let offset = 0;
  let lineStart = 0;
  let isLineStart = true;
  let flowDepth = 0;
  /** Columns of the open block collections: `- - a` opens two. */
  const columns: number[] = [];
  for (const token of new Lexer().lex(source.text)) {
    const type = CST.tokenType(token);
    // Control tokens of the lexer have no length in the text.
    if (type === 'doc-mode' || type === 'scalar' || type === 'flow-error-end') continue;
    const column = offset - lineStart;
    if (type === 'flow-map-start' || type === 'flow-seq-start') flowDepth++;
    if (type === 'flow-map-end' || type === 'flow-seq-end') flowDepth--;
    if (type === 'newline') {
      lineStart = offset + token.length;
      isLineStart = true;
    } else if (type !== 'space' && type !== 'comment') {
      const opensBlock = isLineStart || type === 'seq-item-ind' || type === 'explicit-key-ind';
      if (opensBlock && flowDepth === 0) {
        while ((columns.at(-1) ?? -1) >= column) columns.pop();
        columns.push(column);
      }
      isLineStart = type === 'seq-item-ind' || type === 'explicit-key-ind';
      if (columns.length + flowDepth > limits.nesting) {
        return diagnostic('nested-too-deeply', spanOf(source, offset, offset + 1), { limit: limits.nesting });
      }
    }
    offset += token.length;
  }
  return undefined;
}
