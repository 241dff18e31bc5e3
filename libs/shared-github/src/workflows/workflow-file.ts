import { parse } from 'yaml';
import { NotFoundError } from '../errors/not-found.error.js';
import { ValidationError } from '../errors/validation.error.js';
import { getFile } from '../files/get-file.js';
import type { GitHubContext } from '../github.context.js';
import type { WorkflowDispatch } from './workflow-dispatch.js';

/** As much of a workflow's file as a dispatch depends on. */
export interface WorkflowFile {
  readonly path: string;
  readonly takesDispatch: boolean;
  readonly runName: string | undefined;
  /** The values of the inputs that have one unless told. */
  readonly defaults: Readonly<Record<string, string>>;
}

/**
 * The file of a workflow as it is at the ref; undefined when there is none, or the workflow goes by its number.
 *
 * @throws ValidationError when it is not YAML
 */
export async function readWorkflowFile(
  context: GitHubContext,
  { repo, file, ref, signal }: WorkflowDispatch,
): Promise<WorkflowFile | undefined> {
  if (!/^[^/]+\.ya?ml$/.test(file)) return undefined;
  const path = `.github/workflows/${file}`;
  try {
    const { content } = await getFile(context, { repo, path, ref, ...(signal && { signal }) });
    return toWorkflowFile(path, parseOrRefuse(content, `${path} at ${ref} in ${context.org}/${repo}`));
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}

function parseOrRefuse(content: string, what: string): unknown {
  try {
    return parse(content) as unknown;
  } catch (cause) {
    throw new ValidationError(`${what} is not YAML, so GitHub cannot run it. Correct it, and push it again.`, {
      cause,
    });
  }
}

function toWorkflowFile(path: string, document: unknown): WorkflowFile {
  const { on, 'run-name': runName } = mapping(document);
  const names = typeof on === 'string' ? [on] : Array.isArray(on) ? on : Object.keys(mapping(on));
  const inputs = Object.entries(mapping(mapping(mapping(on)['workflow_dispatch'])['inputs']));
  const defaults = inputs.map(([name, input]) => [name, String(mapping(input)['default'] ?? '')] as const);
  return {
    path,
    takesDispatch: names.includes('workflow_dispatch'),
    runName: typeof runName === 'string' ? runName : undefined,
    defaults: Object.fromEntries(defaults),
  };
}

function mapping(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
