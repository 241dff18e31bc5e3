import type { Tour } from './tour.js';

/** After something that the App was told of. */
export async function tourWebhooks({ app, started }: Tour): Promise<void> {
  await app('GET', '/app/hook/config');
  await app('PATCH', '/app/hook/config', { content_type: 'json' });
  await started.simulator.webhooks.settled();
  const [delivery] = await app('GET', '/app/hook/deliveries');
  await app('GET', `/app/hook/deliveries/${delivery.id}`);
  await app('POST', `/app/hook/deliveries/${delivery.id}/attempts`);
}
