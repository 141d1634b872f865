/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/http/stream.ts, made by `specwright generate`. Do not edit.
/** Reads a web stream up to a limit; shared by all generated servers and clients. */
import type { SignalLike, StreamLike } from './platform.js';

/**
 * All bytes of a stream, unless there are too many or the stream is incomplete. It stops reading then, and when `unwanted`
 * is aborted.
 */
export async function readStream(
  stream: StreamLike | null,
  maxBytes: number,
  unwanted?: SignalLike,
): Promise<Uint8Array | 'too large' | 'incomplete'> {
  const reader = stream?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const cancel = (): void => {
    reader?.cancel().catch(() => undefined);
  };
  unwanted?.addEventListener('abort', cancel);
  try {
    while (reader) {
      const { done, value } = await reader.read();
      if (unwanted?.aborted) return 'incomplete';
      if (done || !value) break;
      size += value.byteLength;
      if (size > maxBytes) {
        cancel();
        return 'too large';
      }
      chunks.push(value);
    }
  } catch {
    cancel();
    return 'incomplete';
  } finally {
    unwanted?.removeEventListener('abort', cancel);
  }
  return joined(chunks, size);
}

/** The concatenated chunks. */
export function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const [first] = chunks;
  if (first && chunks.length === 1) return first;
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
