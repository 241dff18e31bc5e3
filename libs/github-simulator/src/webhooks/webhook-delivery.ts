import type { Delivery } from './delivery.js';
import type { WebhookEvent } from './webhook-options.js';

/** A webhook as a test sees it. */
export interface WebhookDelivery {
  readonly id: number;
  /** `X-GitHub-Delivery`: the same when it is delivered again. */
  readonly guid: string;
  readonly event: WebhookEvent;
  readonly action: string | null;
  /** `OK`, `Invalid HTTP Response: 500`, `timed out` or `failed to connect to host`. */
  readonly status: string;
  readonly statusCode: number;
  readonly durationMs: number;
  /** By the simulator's clock. */
  readonly deliveredAt: Date;
  readonly redelivery: boolean;
  // A test reads into it freely, as into an answer.
  readonly payload: ReturnType<typeof JSON.parse>;
}

export function webhookDelivery(delivery: Delivery): WebhookDelivery {
  const { id, guid, event, action, outcome, durationMs, deliveredAt, redelivery, payload } = delivery;
  const { status, statusCode } = outcome;
  return {
    id,
    guid,
    event,
    action,
    status,
    statusCode,
    durationMs,
    deliveredAt: new Date(deliveredAt),
    redelivery,
    payload,
  };
}
