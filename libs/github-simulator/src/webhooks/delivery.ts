import type { WebhookEvent } from './webhook-options.js';

/** What the App is to be told. */
export interface Message {
  readonly event: WebhookEvent;
  readonly action: string | null;
  readonly installationId: number;
  readonly repositoryId: number;
  readonly payload: object;
}

/** One attempt to tell it, and what came of it. */
export interface Delivery extends Message {
  readonly id: number;
  /** The same for every attempt. */
  readonly guid: string;
  readonly redelivery: boolean;
  /** Milliseconds since the epoch, by the simulator's clock. */
  readonly deliveredAt: number;
  readonly durationMs: number;
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly outcome: Outcome;
}

/** What the receiver answered, in GitHub's words. */
export interface Outcome {
  /** `OK`, or why it is not. */
  readonly status: string;
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>> | null;
  readonly payload: string | null;
}
