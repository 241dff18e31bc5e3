import { posix } from 'node:path';
import { type TreeEntry, directoryMode, symlinkMode } from '../git/objects/tree.js';
import { type Answer, json, raw } from '../http/answer.js';
import { ApiError, notFound } from '../http/api.error.js';
import { type RepositoryCall, param, query } from '../http/call.js';
import { mediaVariant } from '../http/media-type.js';
import { type ContentPath, readablePath } from './content-path.js';
import { contentBody, contentType, inlineContent } from './content.body.js';

const largestBytes = 100 * 1024 * 1024;
const longestDirectory = 1000;

/** One thing in a repository, and where it was found. */
interface Found {
  readonly entry: TreeEntry;
  readonly path: ContentPath;
  readonly ref: string;
  readonly tree: string;
}

export async function getContent(call: RepositoryCall): Promise<Answer> {
  const found = await find(call);
  if (found.entry.mode === directoryMode) return directory(call, found);
  if (found.entry.mode === symlinkMode) return symlink(call, found);
  return contentType(found.entry) === 'submodule' ? json(submodule(call, found)) : file(call, found);
}

async function find(call: RepositoryCall): Promise<Found> {
  const { git } = call.repository;
  const path = readablePath(param(call, 'path'));
  if (git.isEmpty) throw notFound('This repository is empty.');
  const ref = query(call, 'ref') ?? git.references.defaultBranch();
  const sha = await git.resolve(ref);
  const commit = sha && (await git.commit(sha));
  if (!commit) throw notFound(`No commit found for the ref ${ref}`);
  const entry = await git.entryAt(commit.tree, path);
  if (!entry) throw notFound();
  return { entry, path, ref, tree: commit.tree };
}

async function file(call: RepositoryCall, { entry, path, ref }: Found): Promise<Answer> {
  const bytes = await call.repository.git.blob(entry.sha);
  if (bytes.length > largestBytes) {
    const error = { resource: 'Blob', field: 'data', code: 'too_large' } as const;
    const message =
      'This API returns blobs up to 100 MB in size. The requested blob is too large to fetch via the API.';
    throw new ApiError(403, message, { errors: [error] });
  }
  if (mediaVariant(call.request) === 'raw') return raw(bytes, 'application/vnd.github.raw; charset=utf-8');
  return json({ ...contentBody(call, entry, path, ref, bytes.length), ...inlineContent(bytes) });
}

async function directory(call: RepositoryCall, { entry, path, ref }: Found): Promise<Answer> {
  const children = (await call.repository.git.tree(entry.sha)).slice(0, longestDirectory);
  const entries = await Promise.all(
    children.map(async (child) => {
      const body = contentBody(call, child, [...path, child.name], ref, await sizeOf(call, child));
      // Listings have called submodules files ever since, and GitHub keeps it so.
      return body.type === 'submodule' ? { ...body, type: 'file' } : body;
    }),
  );
  return json(
    mediaVariant(call.request) === 'object' ? { ...contentBody(call, entry, path, ref, 0), entries } : entries,
  );
}

/** A link to a file of the same repository is answered with that file, any other link describes itself. */
async function symlink(call: RepositoryCall, found: Found): Promise<Answer> {
  const { git } = call.repository;
  const target = (await git.blob(found.entry.sha)).toString('utf8');
  const path = posix.join(...found.path.slice(0, -1), target).split('/');
  const entry = target.startsWith('/') ? undefined : await git.entryAt(found.tree, path);
  if (entry && contentType(entry) === 'file') return file(call, { ...found, entry, path });
  return json({ ...contentBody(call, found.entry, found.path, found.ref, Buffer.byteLength(target)), target });
}

function submodule(call: RepositoryCall, { entry, path, ref }: Found) {
  return { ...contentBody(call, entry, path, ref, 0), submodule_git_url: null };
}

async function sizeOf(call: RepositoryCall, entry: TreeEntry): Promise<number> {
  const type = contentType(entry);
  return type === 'file' || type === 'symlink' ? (await call.repository.git.blob(entry.sha)).length : 0;
}
