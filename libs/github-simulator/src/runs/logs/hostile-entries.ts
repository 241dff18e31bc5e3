import type { LogsLayout } from './logs-layout.js';
import type { ZipEntry } from './zip-stream.js';

const bombChunks = 1600;
const bombChunk = new Uint8Array(1 << 16);

/** What an archive holds that nobody should unpack as it is. */
export function hostileEntries(layout: LogsLayout): ZipEntry[] {
  if (layout === 'zip-bomb') return [{ name: 'build/1_Set up job.txt', chunks: bomb }];
  if (layout !== 'path-traversal') return [];
  return ['../evil.txt', 'build/../../evil.txt', '/tmp/evil.txt', 'C:\\evil.txt', '..\\evil.txt'].map((name) => ({
    name,
    chunks: () => [new TextEncoder().encode('This file is not where it should be.\n')],
  }));
}

/** 100 MiB of nothing. */
function* bomb(): Generator<Uint8Array> {
  for (let count = 0; count < bombChunks; count += 1) yield bombChunk;
}
