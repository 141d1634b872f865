/** Reads a JSON file to validate: strictly, and with the position of every value. */
import { createReadStream } from 'node:fs';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { readRegularFile } from '../regular-file.js';
import type { Source, Span } from '../diagnostics/source.js';
import { cannotRead } from '../diagnostics/failed-file.js';
import { DEEPEST, duplicateKeys, finderOf, firstTooDeep, inexactNumbers, parseJson, spanOfNode } from './json-tree.js';
import { spanOf } from './yaml-node.js';

/** Maximum size in bytes. */
const LARGEST = 16 * 1024 * 1024;

export interface Payload {
  readonly source: Source;
  readonly value: unknown;
  /** The span of the value at a JSON Pointer; for a missing element that of its parent. */
  readonly placeOf: (pointer: string) => Span;
  /** The span of the key of an element. */
  readonly keyOf: (pointer: string) => Span;
}

export interface LoadedPayload {
  /** Absent when the text is not JSON. */
  readonly payload?: Payload;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a file, or an open stream, up to the size limit. */
export async function readPayload(path: string, stream?: AsyncIterable<unknown>): Promise<LoadedPayload> {
  try {
    // A file descriptor that the shell has opened may be a pipe: `validate <(command)`.
    const opened = stream ?? (/^\/dev\/fd\/\d+$/.test(path) ? createReadStream(path) : undefined);
    const bytes = await (opened ? readStream(opened) : readRegularFile(path, LARGEST));
    if (bytes) return await loadPayload(path, bytes);
    return { diagnostics: [diagnostic('json-too-large', { path }, { limit: `${LARGEST / 1024 / 1024} MiB` })] };
  } catch (error) {
    return { diagnostics: [cannotRead(path, 'the file', error)] };
  }
}

async function readStream(stream: AsyncIterable<unknown>): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    if (size > LARGEST) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** Parses a JSON text and reports its errors; the payload is present whenever the text can be parsed. */
export async function loadPayload(path: string, bytes: Buffer): Promise<LoadedPayload> {
  const decoded = bytes.toString('utf8');
  const text = decoded.replace(/^\ufeff/, '');
  const source: Source = { path, text };
  const broken = firstBrokenByte(bytes, decoded);
  if (broken !== undefined)
    return { diagnostics: [diagnostic('json-not-utf8', spanOf(source, broken, broken + 1), {})] };
  const deep = firstTooDeep(text);
  if (deep !== undefined) {
    return { diagnostics: [diagnostic('json-too-deep', spanOf(source, deep, deep + 1), { limit: DEEPEST })] };
  }
  const mark = decoded === text ? [] : [diagnostic('json-byte-order-mark', spanOf(source, 0, 0), {})];
  const parsed = await parseJson(source);
  if ('problem' in parsed) return { diagnostics: [...mark, parsed.problem] };
  const { tree } = parsed;
  // JSON.parse treats `__proto__` as an ordinary key.
  const value: unknown = JSON.parse(text);
  const find = finderOf(tree);
  const placeOf = (pointer: string): Span => spanOfNode(source, find(pointer).value);
  const keyOf = (pointer: string): Span => {
    const { key, value } = find(pointer);
    return spanOfNode(source, key ?? value);
  };
  return {
    payload: { source, value, placeOf, keyOf },
    diagnostics: [...mark, ...duplicateKeys(source, tree), ...inexactNumbers(source, tree)],
  };
}

/** Offset in the decoded text of the first byte that is not UTF-8. */
function firstBrokenByte(bytes: Buffer, decoded: string): number | undefined {
  const again = Buffer.from(decoded, 'utf8');
  if (bytes.equals(again)) return undefined;
  const at = again.findIndex((byte, index) => byte !== bytes[index]);
  // The broken byte may equal the first byte of the replacement character, so an incomplete sequence at the end does not count.
  const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, at), { stream: true });
  return before.length - (decoded.startsWith('\ufeff') ? 1 : 0);
}
