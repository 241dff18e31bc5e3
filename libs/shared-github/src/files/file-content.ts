/** A file as it stands at a ref. */
export interface FileContent {
  readonly path: string;
  /** Text, or base64 where the bytes are not UTF-8: `encoding` says which. */
  readonly content: string;
  /** The blob's SHA-1. */
  readonly sha: string;
  readonly encoding: 'utf-8' | 'base64';
}

/** Bytes as text where they are UTF-8, every one of them kept, a byte order mark too. */
export function decodeContent(bytes: Uint8Array): Pick<FileContent, 'content' | 'encoding'> {
  try {
    return { content: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { content: Buffer.from(bytes).toString('base64'), encoding: 'base64' };
  }
}
