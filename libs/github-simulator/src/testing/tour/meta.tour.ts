import type { Tour } from './tour.js';

export async function tourMeta({ github }: Tour): Promise<void> {
  for (const path of ['/', '/meta', '/versions', '/zen', '/rate_limit']) await github('GET', path);
}
