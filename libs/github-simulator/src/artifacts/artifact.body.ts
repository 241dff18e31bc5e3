import type { RepositoryCall } from '../http/call.js';
import { timestamp } from '../http/timestamp.js';
import { nodeId } from '../storage/stable-id.js';
import type { RunArtifact } from './run-artifacts.js';

export function artifactBody({ run, artifact, ...times }: RunArtifact, { repository, links }: RepositoryCall) {
  const { id, name, sizeInBytes, digest } = artifact;
  const url = `${links.api}/repos/${repository.fullName}/actions/artifacts/${id}`;
  return {
    id,
    node_id: nodeId('MDg6QXJ0aWZhY3Q', id),
    name,
    size_in_bytes: sizeInBytes,
    url,
    archive_download_url: `${url}/zip`,
    expired: times.isExpired,
    digest,
    created_at: timestamp(times.createdAt),
    updated_at: timestamp(times.createdAt),
    expires_at: timestamp(times.expiresAt),
    workflow_run: {
      id: run.id,
      repository_id: repository.id,
      head_repository_id: repository.id,
      head_branch: run.headBranch,
      head_sha: run.headSha,
    },
  };
}
