import { type StructuredToolInterface, tool } from '@langchain/core/tools';
import type { GitHubAppClient } from '@project-factory/shared-github';
import { z } from 'zod';

/** Creates a private repository in the configured organisation. */
export function createGitHubRepoTool(github: GitHubAppClient): StructuredToolInterface {
  return tool(
    async ({ name, description }) => {
      const repository = await github.createRepo(name, { description, priority: 'interactive' });
      return JSON.stringify({ name: repository.name, url: repository.htmlUrl, clone_url: repository.cloneUrl });
    },
    {
      name: 'create_github_repo',
      description: `Create a new private GitHub repository in the organisation ${github.org}.`,
      schema: z.object({
        name: z.string().describe('Name of the repository, without the organisation'),
        description: z.string().max(350).default('').describe('What the repository is for, in one sentence'),
      }),
    },
  );
}
