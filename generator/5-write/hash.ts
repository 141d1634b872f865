import { createHash } from 'node:crypto';

/** SHA-256 in hexadecimal over a file's bytes, CRLF counted as LF: a checkout that turns line ends is not an edit. */
export function hashOf(content: string | Buffer): string {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  // Latin-1 maps every byte to one character and back, so that bytes which are no UTF-8 count too.
  const normalised = Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
  return createHash('sha256').update(normalised).digest('hex');
}
