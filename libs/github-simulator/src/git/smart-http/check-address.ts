import { ApiError } from '../../http/api.error.js';
import type { Exchange } from '../../http/exchange.js';
import type { Repository } from '../../repositories/repository.js';
import type { GitRequest } from './git-request.js';

/** @throws ApiError 301, which git follows, to the name that the repository has now */
export function checkAddress({ name, fullName }: Repository, git: GitRequest, { url }: Exchange): void {
  if (name.toLowerCase() === git.name.toLowerCase()) return;
  const location = `${url.origin}/${fullName}.git/${git.endpoint}${url.search}`;
  throw new ApiError(301, 'Moved Permanently', { headers: { location } });
}
