import { json } from '../http/answer.js';
import type { Routes } from '../operations/routes.js';
import { findOrganization } from './find-organization.js';
import { organizationBody } from './organization.body.js';

export const organizationRoutes = {
  'orgs/get': (call) => json(organizationBody(findOrganization(call), call)),
} satisfies Routes;
