import { writeFile } from '../files/write-file.js';
import type { GitHubContext } from '../github.context.js';
import type { RequestOptions } from '../request-options.js';
import { PROJECT_FILE } from './project-file.js';

export async function putProjectFile(
  context: GitHubContext,
  repo: string,
  content: string,
  options: RequestOptions,
): Promise<void> {
  const message = 'Add the project specification';
  await writeFile(context, { repo, path: PROJECT_FILE, content, message, ...options });
}
