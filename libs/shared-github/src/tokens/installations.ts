import { AppNotInstalledError } from '../errors/app-not-installed.error.js';
import { NotFoundError } from '../errors/not-found.error.js';
import type { AppRequests } from './app-requests.js';

/** Finds the App's installation on the organisation, and remembers it. */
export class Installations {
  private found: Promise<number> | undefined;

  constructor(
    private readonly requests: AppRequests,
    private readonly org: string,
  ) {}

  /** @throws AppNotInstalledError */
  async id(): Promise<number> {
    this.found ??= this.find();
    try {
      return await this.found;
    } catch (error) {
      this.found = undefined;
      throw error;
    }
  }

  /** Forgets what was found: the App may have been installed anew under another id. */
  forget(): void {
    this.found = undefined;
  }

  private async find(): Promise<number> {
    try {
      const { data } = await this.requests.send('GET /orgs/{org}/installation', { org: this.org });
      return data.id;
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      throw new AppNotInstalledError(this.org, this.requests.appId, { status: 404, requestId: error.requestId });
    }
  }
}
