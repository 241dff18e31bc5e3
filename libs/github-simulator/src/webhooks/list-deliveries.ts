import { type Answer, json } from '../http/answer.js';
import { ApiError } from '../http/api.error.js';
import { type Call, query } from '../http/call.js';
import { pageOf } from '../http/paginate.js';
import { deliveryBody } from './delivery.body.js';
import type { Delivery } from './delivery.js';

/** Newest first, from the one that the cursor names: what is delivered meanwhile moves no page. */
export function listDeliveries(call: Call): Answer {
  const { size } = pageOf(call);
  const newest = [...call.world.webhooks.deliveries.list()].reverse().filter((delivery) => isWanted(call, delivery));
  const from = cursorOf(call) ?? Infinity;
  const rest = newest.filter(({ id }) => id <= from);
  const next = rest[size];
  return json(rest.slice(0, size).map(deliveryBody), 200, next && { link: `<${nextUrl(call, next)}>; rel="next"` });
}

function isWanted(call: Call, { outcome, redelivery }: Delivery): boolean {
  const [status, again] = [query(call, 'status'), query(call, 'redelivery')];
  const isWell = outcome.status === 'OK';
  if (status === 'success' && !isWell) return false;
  if (status === 'failure' && isWell) return false;
  return again === undefined || String(redelivery) === again;
}

function cursorOf(call: Call): number | undefined {
  const cursor = query(call, 'cursor');
  if (cursor === undefined) return undefined;
  const [, id] = /^v1_(\d+)$/.exec(cursor) ?? [];
  if (!id) throw new ApiError(400, 'Invalid cursor');
  return Number(id);
}

function nextUrl(call: Call, { id }: Delivery): string {
  const url = new URL(call.url);
  url.searchParams.set('cursor', `v1_${id}`);
  return url.href;
}
