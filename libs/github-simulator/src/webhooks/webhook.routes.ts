import { json } from '../http/answer.js';
import { notFound } from '../http/api.error.js';
import { type Call, param } from '../http/call.js';
import type { Routes } from '../operations/routes.js';
import { fullDeliveryBody } from './delivery.body.js';
import type { Delivery } from './delivery.js';
import { listDeliveries } from './list-deliveries.js';
import { updateWebhookConfig } from './update-webhook-config.js';
import { webhookConfigBody } from './webhook-config.body.js';

export const webhookRoutes = {
  'apps/get-webhook-config-for-app': (call) => json(webhookConfigBody(call.world.webhooks.config.target)),
  'apps/update-webhook-config-for-app': updateWebhookConfig,

  'apps/list-webhook-deliveries': listDeliveries,
  'apps/get-webhook-delivery': (call) => json(fullDeliveryBody(findDelivery(call))),

  'apps/redeliver-webhook-delivery': (call) => {
    call.world.webhooks.redeliver(findDelivery(call));
    return json({}, 202);
  },
} satisfies Routes;

function findDelivery(call: Call): Delivery {
  const delivery = call.world.webhooks.deliveries.find(Number(param(call, 'delivery_id')));
  if (!delivery) throw notFound();
  return delivery;
}
