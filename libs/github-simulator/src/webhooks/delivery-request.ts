import { createHmac } from 'node:crypto';
import type { App } from '../apps/app.js';
import { stableId } from '../storage/stable-id.js';
import type { Message } from './delivery.js';
import type { WebhookTarget } from './webhook-config.js';

/** The bytes of a delivery and the headers that go with them. */
export interface DeliveryRequest {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** @see https://docs.github.com/webhooks/webhook-events-and-payloads#delivery-headers */
export function deliveryRequest(app: App, target: WebhookTarget, guid: string, message: Message): DeliveryRequest {
  const json = JSON.stringify(message.payload);
  const isForm = target.contentType === 'form';
  const body = isForm ? new URLSearchParams({ payload: json }).toString() : json;
  const sign = (algorithm: string) =>
    `${algorithm}=${createHmac(algorithm, target.secret ?? '')
      .update(body)
      .digest('hex')}`;
  const headers = {
    Accept: '*/*',
    'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
    'User-Agent': 'GitHub-Hookshot/0516f51',
    'X-GitHub-Delivery': guid,
    'X-GitHub-Event': message.event,
    'X-GitHub-Hook-ID': String(stableId('hook', app.id)),
    'X-GitHub-Hook-Installation-Target-ID': String(app.id),
    'X-GitHub-Hook-Installation-Target-Type': 'integration',
    ...(target.secret && { 'X-Hub-Signature': sign('sha1'), 'X-Hub-Signature-256': sign('sha256') }),
  };
  return { body, headers };
}
