import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RenderedFile } from './render-template.js';

/** Writes rendered files below a directory. */
export async function writeFiles(directory: string, files: readonly RenderedFile[]): Promise<void> {
  for (const { path, content } of files) {
    const target = join(directory, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  }
}
