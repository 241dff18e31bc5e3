import type { Seed } from '../seed.js';
import { Place } from './place.js';
import { organization, user } from './read-accounts.js';
import { fault } from './read-faults.js';
import { repository } from './read-repository.js';
import { sharesOf } from './read-values.js';
import { fieldsOf, listOf, mapOf, time } from './readers.js';

const seedFields = fieldsOf({
  clock: time,
  organizations: listOf(organization),
  users: listOf(user),
  repositories: listOf(repository),
  org_secrets: mapOf(sharesOf(1000)),
  org_variables: mapOf(sharesOf(1000)),
  faults: listOf(fault),
});

/** A seed that makes sense by itself. */
export type SeedPlan = NonNullable<ReturnType<typeof seedFields>>;

/** Reads a seed, an object or YAML. The plan is good for nothing when there are complaints. */
export async function readSeed(seed: Seed | string): Promise<{ plan: SeedPlan; complaints: readonly string[] }> {
  const complaints: string[] = [];
  const value = typeof seed === 'string' ? await parseYaml(seed) : seed;
  return { plan: seedFields(value, new Place(complaints)) ?? {}, complaints };
}

/** An empty document seeds nothing. */
async function parseYaml(text: string): Promise<unknown> {
  const { parse } = await import('yaml');
  try {
    return (parse(text, { version: '1.2' }) as unknown) ?? {};
  } catch (cause) {
    const [reason = ''] = (cause as Error).message.split('\n');
    throw new Error(`Failed to seed: the text is not YAML. ${reason}`, { cause });
  }
}
