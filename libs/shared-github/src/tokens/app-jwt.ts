import githubAppJwt from 'universal-github-app-jwt';

/** A JWT is signed anew this long before it expires, in seconds. */
const MARGIN_SECONDS = 60;

/** GitHub refuses an `iat` in its future: half a minute back covers a clock that runs ahead. The library adds 30 s more. */
const BACKDATED_SECONDS = 30;

/**
 * Signs the JSON Web Tokens with which the App itself speaks, and keeps one until it is about to expire.
 *
 * @see https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app
 */
export class AppJwt {
  readonly #privateKey: string;
  #current: { token: string; expiration: number } | undefined;
  #clockOffsetSeconds = 0;

  constructor(
    readonly appId: number,
    privateKey: string,
    private readonly now: () => number,
  ) {
    this.#privateKey = privateKey;
  }

  async get(): Promise<string> {
    const now = this.nowSeconds();
    if (!this.#current || this.#current.expiration - MARGIN_SECONDS <= now) {
      this.#current = await githubAppJwt({
        id: this.appId,
        privateKey: this.#privateKey,
        now: now - BACKDATED_SECONDS,
      });
    }
    return this.#current.token;
  }

  /** Takes GitHub's `Date` for the time, after GitHub has refused a JWT for its times. */
  learnClock(date: string): void {
    const offsetSeconds = Math.round((Date.parse(date) - this.now()) / 1000);
    if (Number.isNaN(offsetSeconds)) return;
    this.#clockOffsetSeconds = offsetSeconds;
    this.#current = undefined;
  }

  private nowSeconds(): number {
    return Math.floor(this.now() / 1000) + this.#clockOffsetSeconds;
  }
}
