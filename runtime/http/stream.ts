/** Reading a web stream up to a limit, shared by all generated servers and clients. */

/**
 * All bytes of a stream, unless there are too many, or it breaks off; it is not read any further then, nor when nobody
 * wants them any longer.
 */
export async function readStream(
  stream: ReadableStream<Uint8Array> | null,
  maxBytes: number,
  unwanted?: AbortSignal,
): Promise<Uint8Array | 'too large' | 'broken off'> {
  const reader = stream?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  unwanted?.addEventListener('abort', () => reader?.cancel().catch(() => undefined), { once: true });
  try {
    while (reader) {
      const { done, value } = await reader.read();
      if (unwanted?.aborted) return 'broken off';
      if (done) break;
      size += value.byteLength;
      if (size > maxBytes) {
        reader.cancel().catch(() => undefined);
        return 'too large';
      }
      chunks.push(value);
    }
  } catch {
    reader?.cancel().catch(() => undefined);
    return 'broken off';
  }
  return joined(chunks, size);
}

/** The chunks as one. */
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
