import { createHash } from 'node:crypto';
import type { ArtifactScript } from '../runs/scripts/run-script.js';
import { artifactArchive } from './artifact-archive.js';
import type { ArtifactRecord } from './artifact-record.js';

export function planArtifact(id: number, { name, content, files, retentionDays = 90 }: ArtifactScript): ArtifactRecord {
  const all = { ...(content !== undefined && { [name]: content }), ...files };
  const encoded = Object.fromEntries(
    Object.entries(all).map(([path, bytes]) => [path, Buffer.from(bytes).toString('base64')]),
  );
  const archive = artifactArchive(encoded);
  const digest = `sha256:${createHash('sha256').update(archive).digest('hex')}`;
  return { id, name, files: encoded, sizeInBytes: archive.byteLength, digest, retentionDays };
}
