import { NotFoundError } from '../errors/not-found.error.js';
import { ValidationError } from '../errors/validation.error.js';
import { getFile } from '../files/get-file.js';
import type { GitHubContext } from '../github.context.js';
import type { RequestOptions } from '../request-options.js';
import { PROJECT_FILE } from './project-file.js';

/** The text of `.project.yaml`; undefined when nothing of that name is there, or no file. */
export async function findProjectFile(
  context: GitHubContext,
  repo: string,
  options: RequestOptions,
): Promise<string | undefined> {
  try {
    return (await getFile(context, { repo, path: PROJECT_FILE, ...options })).content;
  } catch (error) {
    if (error instanceof NotFoundError || error instanceof ValidationError) return undefined;
    throw error;
  }
}
