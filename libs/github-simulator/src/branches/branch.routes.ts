import { commitBody } from '../commits/commit.body.js';
import { findCommit } from '../commits/find-commit.js';
import { json } from '../http/answer.js';
import { notFound } from '../http/api.error.js';
import { param } from '../http/call.js';
import { linkHeader, pageOf, slice } from '../http/paginate.js';
import type { Routes } from '../operations/routes.js';

const unprotected = { enabled: false, required_status_checks: { enforcement_level: 'off', contexts: [], checks: [] } };

export const branchRoutes = {
  'repos/list-branches': (call) => {
    const api = `${call.links.api}/repos/${call.repository.fullName}`;
    const branches = call.repository.git.references.list('refs/heads/');
    const page = pageOf(call);
    const bodies = slice(branches, page).map(({ name, sha }) => ({
      name: name.replace('refs/heads/', ''),
      commit: { sha, url: `${api}/commits/${sha}` },
      protected: false,
    }));
    return json(bodies, 200, linkHeader(call, page, branches.length));
  },

  'repos/get-branch': async (call) => {
    const name = param(call, 'branch');
    const head = call.repository.git.branchHead(name);
    if (!head) throw notFound('Branch not found');
    const { sha, commit } = await findCommit(call, head);
    const self = `${call.links.api}/repos/${call.repository.fullName}/branches/${name}`;
    return json({
      name,
      commit: commitBody(call, sha, commit),
      _links: { self, html: `${call.links.web}/${call.repository.fullName}/tree/${name}` },
      protected: false,
      protection: unprotected,
      protection_url: `${self}/protection`,
    });
  },
} satisfies Routes;
