import { createHash } from 'node:crypto';

/** What git calls a blob of this content: two files are the same when their blobs are. */
export function blobSha(content: Uint8Array): string {
  return createHash('sha1').update(`blob ${content.byteLength}\0`).update(content).digest('hex');
}
