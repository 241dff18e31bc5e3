import { json, noContent } from '../http/answer.js';
import type { Routes } from '../operations/routes.js';
import { onlyForPeople } from '../users/only-for-people.js';
import { createRepository } from './create-repository.js';
import { generateRepository } from './generate-repository.js';
import { listForOrganization, listForUser } from './list-repositories.js';
import { fullRepositoryBody } from './repository.body.js';
import { listTopics, replaceTopics } from './topics.js';
import { updateRepository } from './update-repository.js';

export const repositoryRoutes = {
  'repos/create-in-org': createRepository,
  'repos/create-for-authenticated-user': onlyForPeople,
  'repos/create-using-template': generateRepository,
  'repos/list-for-org': listForOrganization,
  'repos/list-for-user': listForUser,
  'repos/get': (call) => json(fullRepositoryBody(call.repository, call)),
  'repos/update': updateRepository,

  'repos/delete': (call) => {
    call.world.repositories.delete(call.repository);
    return noContent();
  },

  'repos/get-all-topics': listTopics,
  'repos/replace-all-topics': replaceTopics,
} satisfies Routes;
