import type { RepositoryCall } from '../http/call.js';

/** REST address and page of a run. */
export function runUrls({ repository, links }: RepositoryCall, id: number): { url: string; page: string } {
  const path = `${repository.fullName}/actions/runs/${id}`;
  return { url: `${links.api}/repos/${path}`, page: `${links.web}/${path}` };
}
