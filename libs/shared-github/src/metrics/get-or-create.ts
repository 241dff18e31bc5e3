import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

export interface MetricOptions<L extends string> {
  readonly name: string;
  readonly help: string;
  readonly labelNames?: readonly L[];
  /** The label sets that are there, with 0, before anything happens: Prometheus sees no increase in one that is born with 1. */
  readonly initial?: readonly Record<L, string | number>[];
}

/** The registry's counter of that name. Made the first time; a registry refuses a second of the same name. */
export function getCounter<L extends string>(registry: Registry, options: MetricOptions<L>): Counter<L> {
  const { name, help, labelNames = [], initial = [] } = options;
  return getOrCreate(registry, name, () => {
    const counter = new Counter({ name, help, labelNames, registers: [registry] });
    for (const labels of initial) counter.inc(labels, 0);
    return counter;
  });
}

/** The same for a gauge. */
export function getGauge<L extends string>(registry: Registry, options: MetricOptions<L>): Gauge<L> {
  const { name, help, labelNames = [] } = options;
  return getOrCreate(registry, name, () => new Gauge({ name, help, labelNames, registers: [registry] }));
}

/** The same for a histogram of seconds. */
export function getHistogram<L extends string>(
  registry: Registry,
  options: MetricOptions<L> & { readonly buckets: number[] },
): Histogram<L> {
  const { name, help, labelNames = [], initial = [], buckets } = options;
  return getOrCreate(registry, name, () => {
    const histogram = new Histogram({ name, help, labelNames, buckets, registers: [registry] });
    for (const labels of initial) histogram.zero(labels);
    return histogram;
  });
}

function getOrCreate<M>(registry: Registry, name: string, create: () => M): M {
  return (registry.getSingleMetric(name) as M | undefined) ?? create();
}
