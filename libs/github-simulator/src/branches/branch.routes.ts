import { json } from '../http/answer.js';
import { param } from '../http/call.js';
import { linkHeader, pageOf, slice } from '../http/paginate.js';
import type { Routes } from '../operations/routes.js';
import { branchBody } from './branch.body.js';
import { renameBranch } from './rename-branch.js';

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

  'repos/get-branch': async (call) => json(await branchBody(call, param(call, 'branch'))),
  'repos/rename-branch': renameBranch,
} satisfies Routes;
