import { contentType } from '../contents/content.body.js';
import type { TreeEntry } from '../git/objects/tree.js';
import type { RepositoryCall } from '../http/call.js';
import { objectUrl } from './object-url.js';

/** An entry with the path that it has below the tree that was asked for. */
export interface PlacedEntry extends TreeEntry {
  readonly path: string;
}

export async function treeBody(call: RepositoryCall, sha: string, entries: readonly PlacedEntry[], truncated: boolean) {
  const tree = await Promise.all(entries.map((entry) => entryBody(call, entry)));
  return { sha, url: objectUrl(call, 'tree', sha), tree, truncated };
}

async function entryBody(call: RepositoryCall, entry: PlacedEntry) {
  const { path, sha } = entry;
  const mode = entry.mode.padStart(6, '0');
  const type = contentType(entry);
  if (type === 'submodule') return { path, mode, type: 'commit', sha };
  if (type === 'dir') return { path, mode, type: 'tree', sha, url: objectUrl(call, 'tree', sha) };
  const size = (await call.repository.git.objects.head(sha))?.size ?? 0;
  return { path, mode, type: 'blob', sha, size, url: objectUrl(call, 'blob', sha) };
}
