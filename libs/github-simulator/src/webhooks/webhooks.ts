import type { App } from '../apps/app.js';
import type { SimulatorClock } from '../clock/simulator-clock.js';
import type { Sequences } from '../storage/sequences.js';
import type { StateDirectory } from '../storage/state-directory.js';
import { deliver } from './deliver.js';
import { Deliveries } from './deliveries.js';
import type { Delivery, Message } from './delivery.js';
import { deliveryGuid } from './delivery-guid.js';
import { deliveryRequest } from './delivery-request.js';
import { WebhookConfig } from './webhook-config.js';

export interface WebhookParts {
  readonly app: App;
  readonly clock: SimulatorClock;
  readonly closing: AbortSignal;
  readonly sequences: Sequences;
}

/** Which attempt at which message. */
type Attempt = Pick<Delivery, 'id' | 'guid' | 'redelivery'> & { readonly message: Message | Promise<Message> };

/** Tells the App what happens: one message after the other, each once, while whoever caused it goes on. */
export class Webhooks {
  readonly config: WebhookConfig;
  readonly deliveries: Deliveries;
  private last: Promise<void> = Promise.resolve();

  constructor(
    directory: StateDirectory,
    private readonly parts: WebhookParts,
  ) {
    this.config = new WebhookConfig(directory, parts.app.webhook);
    this.deliveries = new Deliveries(directory.child('deliveries'), parts.clock);
  }

  /** Sends a message when those before it are through. */
  send(message: Promise<Message>): void {
    const id = this.parts.sequences.take('webhookDelivery');
    // A repository that was deleted a moment later has nothing left to tell.
    message.catch(() => undefined);
    this.queue({ id, guid: deliveryGuid(id), redelivery: false, message });
  }

  redeliver({ guid, event, action, installationId, repositoryId, payload }: Delivery): void {
    const id = this.parts.sequences.take('webhookDelivery');
    const message = { event, action, installationId, repositoryId, payload };
    this.queue({ id, guid, redelivery: true, message });
  }

  /** Resolves when everything that was to be sent has been. */
  async settled(): Promise<void> {
    for (let last; last !== this.last;) {
      last = this.last;
      await last;
    }
  }

  private queue(attempt: Attempt): void {
    this.last = this.last.then(() => this.attempt(attempt)).catch(() => undefined);
  }

  private async attempt({ id, guid, redelivery, message: promised }: Attempt): Promise<void> {
    const { app, clock, closing } = this.parts;
    const { target } = this.config;
    if (target.url === undefined || closing.aborted) return;
    const message = await promised;
    const request = deliveryRequest(app, target, guid, message);
    const deliveredAt = clock.nowMs();
    const startedAt = performance.now();
    const { url, insecureSsl } = target;
    const outcome = await deliver(request, { url, insecureSsl, timeoutMs: app.webhook?.timeoutMs, signal: closing });
    // What was broken off belongs to a state that is no more.
    if (closing.aborted) return;
    const durationMs = Math.round(performance.now() - startedAt);
    const { headers: requestHeaders } = request;
    this.deliveries.add({
      ...message,
      id,
      guid,
      redelivery,
      deliveredAt,
      durationMs,
      url,
      requestHeaders,
      outcome,
    });
  }
}
