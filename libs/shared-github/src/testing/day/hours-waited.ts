import type { Registry } from 'prom-client';

/** Hours that requests waited, by what for, as the client's own metrics have it. */
export async function hoursWaited(registry: Registry): Promise<Record<string, number>> {
  const { values } = (await registry.getSingleMetric('github_api_wait_seconds')?.get()) ?? { values: [] };
  const sums = values.filter((value) => 'metricName' in value && value.metricName === 'github_api_wait_seconds_sum');
  return Object.fromEntries(
    sums
      .filter(({ value }) => value > 0)
      .map(({ labels, value }) => [String(labels['reason']), Math.round(value / 36) / 100]),
  );
}
