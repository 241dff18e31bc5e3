/** What an App may be told of. */
export type WebhookEvent = 'push' | 'workflow_run';

export const webhookEvents: readonly WebhookEvent[] = ['push', 'workflow_run'];

/** Where the App wants to be told of what happens. */
export interface WebhookOptions {
  /** On this machine: `http://127.0.0.1:4000/webhook`. */
  readonly url: string;
  /** What deliveries are signed with. Without it they are not signed. */
  readonly secret?: string;
  /** Default: all that the simulator knows. */
  readonly events?: readonly WebhookEvent[];
  /** Lets deliveries leave this machine. Default false. */
  readonly anyHost?: boolean;
  /** How long the receiver may take, in real milliseconds. Default 10 000, as on GitHub. */
  readonly timeoutMs?: number;
}
