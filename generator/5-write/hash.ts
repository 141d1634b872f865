import { createHash } from 'node:crypto';

const CARRIAGE_RETURN = 13;

/** SHA-256 in hexadecimal. CRLF counts as LF, so that a checkout that converts line breaks is not an edit. */
export function hashOf(content: string | Uint8Array): string {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return createHash('sha256')
    .update(bytes.includes(CARRIAGE_RETURN) ? normalised(bytes) : bytes)
    .digest('hex');
}

/** Latin-1 maps every byte to one character and back, so that invalid UTF-8 is hashed too. */
function normalised(bytes: Uint8Array): Buffer {
  return Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}
