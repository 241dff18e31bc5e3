import { largestObjectBytes } from '../git/objects/git-object.js';
import { ApiError, notFound } from '../http/api.error.js';
import type { RepositoryCall } from '../http/call.js';

/** @throws ApiError 404 when the repository has no such blob, 403 when it is too large to be sent */
export async function readBlob({ repository: { git } }: RepositoryCall, sha: string): Promise<Buffer> {
  const head = await git.objects.head(sha);
  if (head?.type !== 'blob') throw notFound();
  if (head.size > largestObjectBytes) {
    const error = { resource: 'Blob', field: 'data', code: 'too_large' } as const;
    const message =
      'This API returns blobs up to 100 MB in size. The requested blob is too large to fetch via the API.';
    throw new ApiError(403, message, { errors: [error] });
  }
  return git.blob(sha);
}
