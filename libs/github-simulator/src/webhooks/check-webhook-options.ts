import { type WebhookOptions, webhookEvents } from './webhook-options.js';
import { faultOfTarget } from './webhook-target.js';

/** @throws RangeError for a webhook that cannot be meant */
export function checkWebhookOptions({ url, events = [], anyHost, timeoutMs = 1 }: WebhookOptions): void {
  const fault = faultOfTarget(url, anyHost);
  if (fault) throw refusal(`url: ${fault}. Give an address such as http://127.0.0.1:4000/, or set anyHost`);
  const unknown = events.find((event) => !webhookEvents.includes(event));
  if (unknown) throw refusal(`events: there is no ${unknown}. Use ${webhookEvents.join(', ')}`);
  if (!(timeoutMs > 0)) throw refusal(`timeoutMs is ${timeoutMs}. Give more than 0 milliseconds`);
}

function refusal(what: string): RangeError {
  return new RangeError(`Failed to create the simulator: app.webhook.${what}.`);
}
