/** What came back, with the body read. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined when it is something else. */
  readonly body: Json;
}

// A test reads into answers freely: a wrong path is undefined and fails the expectation.
export type Json = ReturnType<typeof JSON.parse>;

/** Sends requests the way an HTTP client would, to a function or to a port. */
export class TestClient {
  constructor(
    private readonly fetch: (request: Request) => Promise<Response>,
    readonly root: string,
    private readonly token?: string,
  ) {}

  /** The same client with other credentials; without any when none are given. */
  as(token?: string): TestClient {
    return new TestClient(this.fetch, this.root, token);
  }

  get(path: string, headers?: Record<string, string>): Promise<Reply> {
    return this.send('GET', path, { headers });
  }

  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply> {
    return this.send('POST', path, { body, headers });
  }

  put(path: string, body?: unknown): Promise<Reply> {
    return this.send('PUT', path, { body });
  }

  delete(path: string, body?: unknown): Promise<Reply> {
    return this.send('DELETE', path, { body });
  }

  async send(
    method: string,
    path: string,
    { body, headers }: { body?: unknown; headers?: Record<string, string> } = {},
  ) {
    const request = new Request(this.root + path, {
      method,
      headers: { ...(this.token && { authorization: `token ${this.token}` }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return read(await this.fetch(request));
  }
}

async function read(response: Response): Promise<Reply> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') && text !== '';
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined };
}
