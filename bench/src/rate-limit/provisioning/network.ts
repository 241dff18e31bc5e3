import type { VirtualTime } from './virtual-time.js';

/** How long a request is under way to GitHub, and its answer back, in milliseconds. */
const thereMs = 100;
const backMs = 200;

/** What lies between a contender and GitHub. */
export class Network {
  /** How often GitHub said that it was too much. */
  refusals = 0;

  constructor(
    private readonly time: VirtualTime,
    private readonly github: (request: Request) => Promise<Response>,
  ) {}

  readonly fetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    await sleep(thereMs);
    const { status, headers, body } = await this.time.during(() => this.github(request));
    // The App may do all that is asked for: nothing else is refused.
    if (status === 403 || status === 429) this.refusals += 1;
    await sleep(backMs);
    return new Response(body, { status, headers });
  };
}

/** By the time that is installed, and not by that which was there when this was loaded. */
function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
