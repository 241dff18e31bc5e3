import { lstat, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RenderedFile } from './render-template.js';
import { TemplateError } from './template.error.js';

/** Writes rendered files below a directory. Others may have pushed into it: no link is followed out of it. */
export async function writeFiles(directory: string, files: readonly RenderedFile[]): Promise<void> {
  for (const { path, content } of files) {
    await refuseLinks(directory, path);
    const target = join(directory, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  }
}

async function refuseLinks(directory: string, path: string): Promise<void> {
  const parts = path.split('/');
  for (let length = 1; length <= parts.length; length += 1) {
    const part = join(directory, ...parts.slice(0, length));
    const status = await lstat(part).catch(() => undefined);
    if (status?.isSymbolicLink()) {
      throw new TemplateError(
        `${parts.slice(0, length).join('/')} is a link in the repository: nothing is written to ${path}.`,
      );
    }
  }
}
