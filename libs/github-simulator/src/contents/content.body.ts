import { type TreeEntry, directoryMode, submoduleMode, symlinkMode } from '../git/objects/tree.js';
import type { RepositoryCall } from '../http/call.js';
import { type ContentPath, encodePath } from './content-path.js';

/** Larger files come with `encoding: "none"` and no content, larger still only as an error. */
export const largestInlineBytes = 1024 * 1024;

export function contentType(entry: TreeEntry): 'file' | 'dir' | 'symlink' | 'submodule' {
  if (entry.mode === directoryMode) return 'dir';
  if (entry.mode === symlinkMode) return 'symlink';
  return entry.mode === submoduleMode ? 'submodule' : 'file';
}

/** What every kind of content has: names, sizes and addresses, but not the content itself. */
export function contentBody(call: RepositoryCall, entry: TreeEntry, path: ContentPath, ref: string, size: number) {
  const type = contentType(entry);
  const repository = `${call.links.api}/repos/${call.repository.fullName}`;
  const page = `${call.links.web}/${call.repository.fullName}`;
  const encoded = encodePath(path);
  const self = `${repository}/contents/${encoded}?ref=${encodeURIComponent(ref)}`;
  const git = type === 'submodule' ? null : `${repository}/git/${type === 'dir' ? 'trees' : 'blobs'}/${entry.sha}`;
  const html = `${page}/${type === 'dir' ? 'tree' : 'blob'}/${encodePath(ref.split('/'))}/${encoded}`;
  return {
    name: path.at(-1) ?? '',
    path: path.join('/'),
    sha: entry.sha,
    size,
    url: self,
    html_url: html,
    git_url: git,
    download_url: type === 'file' || type === 'symlink' ? `${page}/raw/${encodePath(ref.split('/'))}/${encoded}` : null,
    type,
    _links: { self, git, html },
  };
}

/** The content of a file, unless it is too large for that. */
export function inlineContent(bytes: Buffer) {
  if (bytes.length > largestInlineBytes) return { content: '', encoding: 'none' };
  return { content: base64Lines(bytes), encoding: 'base64' };
}

/** Lines of 60 characters, as GitHub breaks them. */
export function base64Lines(bytes: Buffer): string {
  return bytes.toString('base64').replace(/.{1,60}/g, '$&\n');
}
