import type { Installation } from '../apps/installation.js';
import type { SimulatedOrganization } from '../simulator-options.js';
import { stableId } from '../storage/stable-id.js';
import type { Organization } from './organization.js';

/** The organisations that exist, and the App's installations on them. Logins are case-insensitive. */
export class Organizations {
  private readonly byLogin = new Map<string, Organization>();
  private readonly installed = new Map<number, Installation>();

  constructor(organizations: readonly (string | SimulatedOrganization)[], startedAt: Date) {
    for (const entry of organizations) this.add(typeof entry === 'string' ? { login: entry } : entry, startedAt);
  }

  find(login: string): Organization | undefined {
    return this.byLogin.get(login.toLowerCase());
  }

  installations(): Installation[] {
    return [...this.installed.values()];
  }

  installation(id: number): Installation | undefined {
    return this.installed.get(id);
  }

  installationOn(organization: Organization): Installation | undefined {
    return this.installations().find(({ account }) => account === organization);
  }

  private add({ login, installed = true, suspended = false }: SimulatedOrganization, startedAt: Date): void {
    const account = { id: stableId('organization', login), login };
    this.byLogin.set(login.toLowerCase(), account);
    if (!installed) return;
    const id = stableId('installation', login);
    this.installed.set(id, { id, account, ...(suspended && { suspendedAt: startedAt }) });
  }
}
