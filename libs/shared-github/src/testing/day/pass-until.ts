import type { GitHubInTime } from './open-github.js';
import type { Network } from './network.js';

/** Lets time go on from one sleeper to the next, each time when all others have gone as far as they can. */
export async function passUntil(github: GitHubInTime, isOver: () => boolean): Promise<void> {
  const { time } = github;
  for (await settled(github); !isOver(); await settled(github)) {
    if (time.next === Infinity) throw new Error('Nobody does anything, and nobody waits for anything.');
    time.jumpTo(time.next);
  }
}

/** Tokens are signed on a thread of its own, which shows nowhere: one that is being made is waited for. */
async function settled({ network, client }: GitHubInTime): Promise<void> {
  await stillness(network);
  await client.getOrgToken();
  await stillness(network);
}

async function stillness(network: Network): Promise<void> {
  for (let turns = 0; turns < 4; turns = network.isBusy ? 0 : turns + 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
