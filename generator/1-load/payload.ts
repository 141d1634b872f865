/** A JSON file that is to be judged: read as strictly as JSON is defined, the place of every value kept. */
import { createReadStream } from 'node:fs';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { readRegularFile } from '../regular-file.js';
import type { Source, Span } from '../diagnostics/source.js';
import { explain, isSystemError } from '../diagnostics/system-error.js';
import { DEEPEST, duplicateKeys, finderOf, firstTooDeep, inexactNumbers, parseJson, spanOfNode } from './json-tree.js';
import { spanOf } from './yaml-node.js';

/** In bytes. */
const LARGEST = 16 * 1024 * 1024;

export interface Payload {
  readonly source: Source;
  readonly value: unknown;
  /** Where the value at a JSON Pointer stands; a missing element stands at its parent. */
  readonly placeOf: (pointer: string) => Span;
  /** Where the key of an element stands. */
  readonly keyOf: (pointer: string) => Span;
}

export interface LoadedPayload {
  /** Absent when the text is not JSON. */
  readonly payload?: Payload;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a file, or a stream that is open already, up to the size limit. */
export async function readPayload(path: string, stream?: AsyncIterable<unknown>): Promise<LoadedPayload> {
  try {
    // What the caller of the process has opened for it may be a pipe: `validate <(command)`.
    const opened = stream ?? (/^\/dev\/fd\/\d+$/.test(path) ? createReadStream(path) : undefined);
    const bytes = await (opened ? readStream(opened) : readRegularFile(path, LARGEST));
    if (bytes) return await loadPayload(path, bytes);
    return { diagnostics: [diagnostic('json-too-large', { path }, { limit: `${LARGEST / 1024 / 1024} MiB` })] };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const { reason } = explain(error);
    return { diagnostics: [diagnostic('cannot-read', { path }, { what: 'the file', reason })] };
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

/** A JSON text; what is wrong with it is told, and when it can still be read, so is its value. */
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
  const { tree, problem } = await parseJson(source);
  if (!tree || problem) return { diagnostics: [...mark, ...(problem ?? [])] };
  // The values come from the platform's own parser, for which `__proto__` is a key like any other.
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
  // The replacement character may begin with the very byte that was broken: what is incomplete at the end does not count.
  const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, at), { stream: true });
  return before.length - (decoded.startsWith('\ufeff') ? 1 : 0);
}
