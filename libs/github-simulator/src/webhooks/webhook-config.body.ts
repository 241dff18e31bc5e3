import type { WebhookTarget } from './webhook-config.js';

/** The configuration, but for the secret, of which only that there is one is shown. */
export function webhookConfigBody({ url, secret, contentType, insecureSsl }: WebhookTarget) {
  return {
    content_type: contentType,
    insecure_ssl: insecureSsl ? '1' : '0',
    ...(secret && { secret: '********' }),
    ...(url && { url }),
  };
}
