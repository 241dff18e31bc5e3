import type { ObjectType } from '../git/objects/git-object.js';
import type { RepositoryCall } from '../http/call.js';

/** Address of one object among the git data of a repository. */
export function objectUrl({ repository, links }: RepositoryCall, type: ObjectType, sha: string): string {
  return `${links.api}/repos/${repository.fullName}/git/${type}s/${sha}`;
}
