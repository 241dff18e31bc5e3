import type { Delivery } from './delivery.js';

/** A delivery in the list. */
export function deliveryBody(delivery: Delivery) {
  const { id, guid, deliveredAt, redelivery, durationMs, outcome } = delivery;
  return {
    id,
    guid,
    delivered_at: new Date(deliveredAt).toISOString(),
    redelivery,
    duration: durationMs / 1000,
    status: outcome.status,
    status_code: outcome.statusCode,
    event: delivery.event,
    action: delivery.action,
    installation_id: delivery.installationId,
    repository_id: delivery.repositoryId,
    throttled_at: null,
  };
}

/** A delivery on its own, with what was sent and answered. */
export function fullDeliveryBody(delivery: Delivery) {
  const { url, requestHeaders, payload, outcome } = delivery;
  return {
    ...deliveryBody(delivery),
    url,
    request: { headers: requestHeaders, payload },
    response: { headers: outcome.headers, payload: outcome.payload },
  };
}
