import { redirect } from '../downloads/redirect.js';
import { type Answer, json, noContent } from '../http/answer.js';
import { ApiError, notFound } from '../http/api.error.js';
import { type RepositoryCall, param, query } from '../http/call.js';
import { linkHeader, pageOf, slice } from '../http/paginate.js';
import type { Routes } from '../operations/routes.js';
import { findRun } from '../runs/find-run.js';
import { artifactArchive } from './artifact-archive.js';
import { artifactBody } from './artifact.body.js';
import { type RunArtifact, artifactsOf, deleteArtifact, findRunArtifact } from './run-artifacts.js';

export const artifactRoutes = {
  'actions/list-artifacts-for-repo': (call) => {
    const nowMs = call.world.clock.nowMs();
    return listArtifacts(
      call,
      call.repository.runs.list().flatMap((run) => artifactsOf(run, nowMs)),
    );
  },

  'actions/list-workflow-run-artifacts': (call) =>
    listArtifacts(call, artifactsOf(findRun(call), call.world.clock.nowMs())),

  'actions/get-artifact': (call) => json(artifactBody(findArtifact(call), call)),

  'actions/download-artifact': (call) => {
    const { artifact, isExpired } = findArtifact(call);
    if (param(call, 'archive_format') !== 'zip') throw notFound();
    if (isExpired) throw new ApiError(410, 'Artifact has expired');
    return redirect(call, `artifacts/${artifact.id}`, {
      contentType: 'application/zip',
      fileName: `${artifact.name}.zip`,
      open: () => artifactArchive(artifact.files),
    });
  },

  'actions/delete-artifact': (call) => {
    deleteArtifact(call.repository, findArtifact(call));
    return noContent();
  },
} satisfies Routes;

function listArtifacts(call: RepositoryCall, all: readonly RunArtifact[]): Answer {
  const name = query(call, 'name');
  const artifacts = name ? all.filter(({ artifact }) => artifact.name === name) : all;
  const page = pageOf(call);
  const bodies = slice(artifacts, page).map((artifact) => artifactBody(artifact, call));
  return json({ total_count: artifacts.length, artifacts: bodies }, 200, linkHeader(call, page, artifacts.length));
}

/** @throws ApiError 404 */
function findArtifact(call: RepositoryCall): RunArtifact {
  const nowMs = call.world.clock.nowMs();
  const found = findRunArtifact(call.repository, Number(param(call, 'artifact_id')), nowMs);
  if (!found) throw notFound();
  return found;
}
