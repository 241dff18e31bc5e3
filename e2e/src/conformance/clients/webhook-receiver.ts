import { once } from 'node:events';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { App } from 'octokit';

const path = '/webhooks';

/** A server of the App's own: Octokit checks the signature, and signs in as the installation that the webhook names. */
export class WebhookReceiver {
  private readonly received: string[] = [];
  private app: App | undefined;

  private constructor(private readonly server: Server) {
    server.on('request', (request: IncomingMessage, response: ServerResponse) => void this.answer(request, response));
  }

  static async open(): Promise<WebhookReceiver> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new WebhookReceiver(server);
  }

  get url(): string {
    return `${this.origin}${path}`;
  }

  /** Where webhooks are lost. */
  get otherUrl(): string {
    return `${this.origin}/elsewhere`;
  }

  /** Has Octokit look at what comes. */
  serve(app: App): void {
    this.app = app;
    app.webhooks.on('push', async ({ payload, octokit }) => {
      const { data } = await octokit.request('GET /repositories/{id}', { id: payload.repository.id });
      this.received.push(`push to ${payload.ref} of ${data.name}`);
    });
    app.webhooks.on('workflow_run', ({ payload }) => {
      const { name, conclusion } = payload.workflow_run;
      this.received.push(`${name} ${payload.action}${conclusion ? ` with ${conclusion}` : ''}`);
    });
  }

  /** What came since the last time. */
  take(): string {
    return this.received.splice(0).join(', ') || 'nothing';
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await once(this.server.close(), 'close');
  }

  private get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.statusCode = request.url === path ? await this.receive(request) : 404;
    response.end();
  }

  private async receive(request: IncomingMessage): Promise<number> {
    const header = (name: string) => String(request.headers[name]);
    const event = {
      id: header('x-github-delivery'),
      name: header('x-github-event'),
      signature: header('x-hub-signature-256'),
      payload: await text(request),
    };
    const handled = this.app?.webhooks.verifyAndReceive(event) ?? Promise.reject(new Error('nobody receives'));
    return handled.then(
      () => 200,
      () => 400,
    );
  }
}
