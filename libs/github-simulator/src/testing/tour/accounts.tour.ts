import type { Tour } from './tour.js';

export async function tourAccounts({ github }: Tour): Promise<void> {
  for (const path of ['/orgs/acme', '/users/acme', '/users/ada', '/users/project-factory[bot]']) {
    await github('GET', path);
  }
}
