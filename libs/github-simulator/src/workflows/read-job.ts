import type { JobDefinition } from './workflow-definition.js';
import { mapping, texts } from './yaml-mapping.js';

type Yaml = Record<string, unknown>;

export function readJob(key: string, job: Yaml): JobDefinition {
  const steps = Array.isArray(job['steps']) ? job['steps'].map(mapping) : [];
  return {
    key,
    name: typeof job['name'] === 'string' ? job['name'] : key,
    labels: texts(job['runs-on']) ?? ['ubuntu-latest'],
    needs: texts(job['needs']) ?? [],
    steps: steps.map(stepName),
  };
}

function stepName({ name, uses, run }: Yaml): string {
  if (typeof name === 'string') return name;
  const action = typeof uses === 'string' ? uses : undefined;
  return `Run ${action ?? String(run ?? '').split('\n')[0]}`;
}
