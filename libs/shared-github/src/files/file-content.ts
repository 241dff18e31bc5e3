/** A file as it stands at a ref. */
export interface FileContent {
  readonly path: string;
  /** Text, or base64 where the bytes are not UTF-8: `encoding` says which. */
  readonly content: string;
  /** The blob's SHA-1. */
  readonly sha: string;
  readonly encoding: 'utf-8' | 'base64';
}

/** Decodes what GitHub sends as base64. */
export function decodeContent(base64: string): Pick<FileContent, 'content' | 'encoding'> {
  const bytes = Buffer.from(base64, 'base64');
  try {
    return { content: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { content: bytes.toString('base64'), encoding: 'base64' };
  }
}
