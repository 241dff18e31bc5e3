import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the objects of a git directory take, in kilobytes, as GitHub tells sizes; 0 when there are none. */
export function gitDirectorySize(directory: string): number {
  const objects = join(directory, 'objects');
  return existsSync(objects) ? Math.ceil(bytesBelow(objects) / 1024) : 0;
}

function bytesBelow(directory: string): number {
  let bytes = 0;
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    bytes += entry.isDirectory() ? bytesBelow(path) : (statSync(path, { throwIfNoEntry: false })?.size ?? 0);
  }
  return bytes;
}
