import { type Answer, json } from '../http/answer.js';
import { unprocessable } from '../http/api.error.js';
import type { Call } from '../http/call.js';
import { inspect } from '../http/inspect.js';
import { readBody } from '../http/read-body.js';
import { readFields } from '../http/read-fields.js';
import { webhookConfigBody } from './webhook-config.body.js';
import { faultOfTarget } from './webhook-target.js';

/** Changes what the body names; the rest stays as it is. */
export function updateWebhookConfig(call: Call): Answer {
  const { webhooks, app } = call.world;
  const body = readBody(call);
  const { url, secret, content_type } = readFields(body, {
    url: 'string?',
    secret: 'string?',
    content_type: 'string?',
  });
  const fault = url === undefined ? undefined : faultOfTarget(url, app.webhook?.anyHost);
  if (fault) throw unprocessable(`Invalid request.\n\nFor 'properties/url', ${fault}.`);
  webhooks.config.change({
    ...(url !== undefined && { url }),
    ...(secret !== undefined && { secret }),
    ...(content_type !== undefined && { contentType: readContentType(content_type) }),
    ...(body['insecure_ssl'] !== undefined && { insecureSsl: readInsecureSsl(body['insecure_ssl']) }),
  });
  return json(webhookConfigBody(webhooks.config.target));
}

function readContentType(value: string): 'json' | 'form' {
  if (value === 'json' || value === 'form') return value;
  throw notAmong('content_type', value, 'json, form');
}

/** GitHub takes the digit as text and as a number. */
function readInsecureSsl(value: unknown): boolean {
  if (['0', '1', 0, 1].some((digit) => digit === value)) return String(value) === '1';
  throw notAmong('insecure_ssl', value, '0, 1');
}

function notAmong(property: string, value: unknown, values: string) {
  return unprocessable(`Invalid request.\n\nFor 'properties/${property}', ${inspect(value)} is not one of ${values}.`);
}
