import { createHash } from 'node:crypto';

/** SHA-256 in hexadecimal. CRLF counts as LF, so that a checkout that converts line breaks is not an edit. */
export function hashOf(content: string | Buffer): string {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  // Latin-1 maps every byte to one character and back, so that invalid UTF-8 is hashed too.
  const normalised = Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
  return createHash('sha256').update(normalised).digest('hex');
}
