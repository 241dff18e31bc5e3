import { type KeyObject, createHash, createPublicKey } from 'node:crypto';
import { type Permissions, everyPermission } from '../auth/permissions.js';
import type { SimulatedApp } from '../simulator-options.js';
import { stableId } from '../storage/stable-id.js';
import { checkWebhookOptions } from '../webhooks/check-webhook-options.js';
import { type WebhookEvent, type WebhookOptions, webhookEvents } from '../webhooks/webhook-options.js';

/** The GitHub App, and the bot account that acts for it. */
export interface App {
  readonly id: number;
  readonly clientId: string;
  readonly slug: string;
  readonly permissions: Permissions;
  readonly key: KeyObject;
  /** What it is told of. */
  readonly events: readonly WebhookEvent[];
  readonly webhook: WebhookOptions | undefined;
  readonly bot: { readonly id: number; readonly login: string; readonly email: string };
}

/** @throws Error when the App has no usable key, or its webhook would leave this machine */
export function createApp(options: SimulatedApp): App {
  const slug = options.slug ?? 'project-factory';
  if (options.webhook) checkWebhookOptions(options.webhook);
  const login = `${slug}[bot]`;
  const id = stableId('bot', login);
  return {
    id: options.id,
    clientId: `Iv23li${createHash('sha256').update(String(options.id)).digest('hex').slice(0, 14)}`,
    slug,
    permissions: { ...(options.permissions ?? everyPermission), metadata: 'read' },
    key: readKey(options),
    events: options.webhook ? (options.webhook.events ?? webhookEvents) : [],
    webhook: options.webhook,
    bot: { id, login, email: `${id}+${login}@users.noreply.github.com` },
  };
}

function readKey({ publicKey, privateKey }: SimulatedApp): KeyObject {
  const pem = publicKey ?? privateKey;
  if (!pem)
    throw new Error('Failed to create the simulator: the App has no key. Give app.publicKey or app.privateKey as PEM.');
  try {
    return createPublicKey(pem);
  } catch (cause) {
    throw new Error("Failed to create the simulator: the App's key is not PEM. Give an RSA key in PEM form.", {
      cause,
    });
  }
}
