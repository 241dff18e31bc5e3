import type { Sleep } from '../../clock.js';

/** How long a request is under way to GitHub, and its answer back, in milliseconds. */
const THERE_MS = 100;
const BACK_MS = 200;

/** An exchange as it came by. */
export interface Passing {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly status: number;
}

/** What lies between a client and GitHub, in a time of its own. */
export class Network {
  readonly passed: Passing[] = [];
  private busy = 0;

  constructor(
    private readonly sleep: Sleep,
    private readonly github: (request: Request) => Promise<Response>,
  ) {}

  /** Whether GitHub is at work: its time stands still until it is done. */
  get isBusy(): boolean {
    return this.busy > 0;
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const { method, url } = request;
    const path = new URL(url).pathname;
    const takesTime = !isOfApp(path);
    if (takesTime) await this.sleep(THERE_MS);
    this.busy += 1;
    const response = await this.github(request).finally(() => (this.busy -= 1));
    const body = typeof init?.body === 'string' ? init.body : '';
    if (takesTime) this.passed.push({ method, path, body, status: response.status });
    if (takesTime) await this.sleep(BACK_MS);
    return response;
  };
}

/** What the App asks in its own name has a budget of its own. It takes no time: time waits for a token that is being made. */
function isOfApp(path: string): boolean {
  return path.startsWith('/app/') || path.endsWith('/installation');
}
