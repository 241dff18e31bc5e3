import type { Organization } from '../organizations/organization.js';

/** The App's installation on one organisation. */
export interface Installation {
  readonly id: number;
  readonly account: Organization;
  readonly suspendedAt?: Date;
}
