import { posix } from 'node:path';
import { type TreeEntry, directoryMode, symlinkMode } from '../git/objects/tree.js';
import { type Answer, json, raw } from '../http/answer.js';
import { notFound } from '../http/api.error.js';
import { type RepositoryCall, param, query } from '../http/call.js';
import { mediaVariant } from '../http/media-type.js';
import { readBlob } from '../git-data/read-blob.js';
import { type ContentPath, readablePath } from './content-path.js';
import { contentBody, contentType, inlineContent } from './content.body.js';

const longestDirectory = 1000;

/** One thing in a repository, and where it was found. */
export interface Found {
  readonly entry: TreeEntry;
  readonly path: ContentPath;
  readonly ref: string;
  readonly tree: string;
}

export async function getContent(call: RepositoryCall): Promise<Answer> {
  const path = readablePath(param(call, 'path'));
  const { tree, ref } = await findRoot(call);
  const entry = await call.repository.git.entryAt(tree, path);
  if (!entry) throw notFound();
  return contentAnswer(call, { entry, path, ref, tree });
}

/** What was found, in the media type that the client asks for. */
export async function contentAnswer(call: RepositoryCall, found: Found): Promise<Answer> {
  if (found.entry.mode === directoryMode) return directory(call, found);
  if (found.entry.mode === symlinkMode) return symlink(call, found);
  return contentType(found.entry) === 'submodule' ? json(submodule(call, found)) : file(call, found);
}

/** @throws ApiError 404 for an empty repository, or a ref that nothing has */
export async function findRoot(call: RepositoryCall): Promise<Pick<Found, 'tree' | 'ref'>> {
  const { git } = call.repository;
  if (git.isEmpty) throw notFound('This repository is empty.');
  const ref = query(call, 'ref') ?? git.references.defaultBranch();
  const sha = await git.resolve(ref);
  const commit = sha && (await git.commit(sha));
  if (!commit) throw notFound(`No commit found for the ref ${ref}`);
  return { tree: commit.tree, ref };
}

async function file(call: RepositoryCall, { entry, path, ref }: Found): Promise<Answer> {
  const bytes = await readBlob(call, entry.sha);
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
  const target = (await readBlob(call, found.entry.sha)).toString('utf8');
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
  return type === 'file' || type === 'symlink' ? ((await call.repository.git.objects.head(entry.sha))?.size ?? 0) : 0;
}
