import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the objects of a git directory take, in bytes; 0 when there are none. */
export function gitDirectorySize(directory: string): number {
  const objects = join(directory, 'objects');
  return existsSync(objects) ? bytesBelow(objects) : 0;
}

function bytesBelow(directory: string): number {
  let bytes = 0;
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    bytes += entry.isDirectory() ? bytesBelow(path) : (statSync(path, { throwIfNoEntry: false })?.size ?? 0);
  }
  return bytes;
}
