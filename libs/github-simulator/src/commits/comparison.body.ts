import { encodePath } from '../contents/content-path.js';
import type { RepositoryCall } from '../http/call.js';

/** Two commits by the names that the client gave them, and the last one that they have in common. */
export interface Comparison {
  readonly base: string;
  readonly head: string;
  readonly baseSha: string;
  readonly headSha: string;
  readonly mergeBaseSha: string;
}

/** The addresses of a comparison. */
export function comparisonBody({ repository, links }: RepositoryCall, comparison: Comparison) {
  const encode = (name: string) => encodePath(name.split('/')).replaceAll('%3A', ':');
  const range = `${encode(comparison.base)}...${encode(comparison.head)}`;
  const page = `${links.web}/${repository.fullName}/compare`;
  const short = (sha: string) => `${repository.owner.login}:${sha.slice(0, 7)}`;
  return {
    url: `${links.api}/repos/${repository.fullName}/compare/${range}`,
    html_url: `${page}/${range}`,
    permalink_url: `${page}/${short(comparison.baseSha)}...${short(comparison.headSha)}`,
    diff_url: `${page}/${range}.diff`,
    patch_url: `${page}/${range}.patch`,
  };
}
