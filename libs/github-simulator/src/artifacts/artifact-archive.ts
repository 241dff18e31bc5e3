import { zipSync } from 'fflate';
import type { ArtifactRecord } from './artifact-record.js';

/** The earliest time that an archive can hold, so that the same files make the same archive. */
const epoch = new Date(1980, 0, 1);

export function artifactArchive(files: ArtifactRecord['files']): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).map(([path, content]) => [
    path,
    new Uint8Array(Buffer.from(content, 'base64')),
  ]);
  return new Uint8Array(zipSync(Object.fromEntries(entries) as Record<string, Uint8Array>, { mtime: epoch }));
}
