import { refuseEmpty } from '../commits/refuse-empty.js';
import { json } from '../http/answer.js';
import { notFound } from '../http/api.error.js';
import { param } from '../http/call.js';
import type { Routes } from '../operations/routes.js';
import { createReference } from './create-reference.js';
import { deleteReference } from './delete-reference.js';
import { listTags } from './list-tags.js';
import { referenceBody } from './reference.body.js';
import { updateReference } from './update-reference.js';

export const referenceRoutes = {
  'git/get-ref': async (call) => {
    refuseEmpty(call);
    const name = `refs/${param(call, 'ref')}`;
    const sha = call.repository.git.references.read(name);
    if (!sha) throw notFound();
    return json(await referenceBody(call, { name, sha }));
  },

  // All at once: GitHub does not page them.
  'git/list-matching-refs': async (call) => {
    refuseEmpty(call);
    const references = call.repository.git.references.list(`refs/${param(call, 'ref')}`);
    return json(await Promise.all(references.map((reference) => referenceBody(call, reference))));
  },

  'git/create-ref': createReference,
  'git/update-ref': updateReference,
  'git/delete-ref': deleteReference,
  'repos/list-tags': listTags,
} satisfies Routes;
