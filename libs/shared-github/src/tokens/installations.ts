import { AppNotInstalledError } from '../errors/app-not-installed.error.js';
import { NotFoundError } from '../errors/not-found.error.js';
import { webOrigin } from '../requests/web-origin.js';
import type { AppRequests } from './app-requests.js';

/** For how long it is not asked again whether the App is installed by now, in milliseconds. */
const MISS_MS = 5_000;

/** One answer to the question for the installation: two of the same id are two. */
export interface Installation {
  readonly id: number;
}

/** Finds the App's installation on the organisation at its host, and remembers it; that there is none, for a moment. */
export class Installations {
  private found: Promise<Installation> | undefined;
  private missed: { error: AppNotInstalledError; until: number } | undefined;

  constructor(
    private readonly requests: AppRequests,
    readonly org: string,
    private readonly now: () => number,
  ) {}

  /** Where an owner of the organisation installs the App, or lifts a suspension. */
  get page(): string {
    return `${webOrigin(this.requests.host)}/organizations/${this.org}/settings/installations`;
  }

  /** @throws AppNotInstalledError */
  async get(): Promise<Installation> {
    if (this.missed && this.now() < this.missed.until) throw this.missed.error;
    const finding = (this.found ??= this.find());
    try {
      return await finding;
    } catch (error) {
      if (this.found === finding) this.found = undefined;
      throw error;
    }
  }

  /** Looks up anew what GitHub does not know any more, unless another has done so already. */
  async getInsteadOf(stale: Installation): Promise<Installation> {
    if ((await this.get()) === stale) this.found = undefined;
    return this.get();
  }

  private async find(): Promise<Installation> {
    try {
      const { data } = await this.requests.send('GET /orgs/{org}/installation', { org: this.org });
      return { id: data.id };
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      const notInstalled = new AppNotInstalledError(this.org, this.requests.appId, this.page, error);
      this.missed = { error: notInstalled, until: this.now() + MISS_MS };
      throw notInstalled;
    }
  }
}
