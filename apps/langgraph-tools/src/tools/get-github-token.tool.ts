import { type StructuredToolInterface, tool } from '@langchain/core/tools';
import type { GitHubAppClient } from '@project-factory/shared-github';
import { z } from 'zod';
import type { CredentialShelf } from '../credentials/credential-shelf.js';

/** Prepares a token for git operations on one repository. The answer names a credential and never holds the token. */
export function getGitHubTokenTool(github: GitHubAppClient, shelf: CredentialShelf): StructuredToolInterface {
  return tool(
    async ({ repo_name: repo }) => {
      const token = await github.issueRepoToken(repo, { minimumLifeSeconds: 600 });
      const repository = `${github.org}/${repo}`;
      const credential = shelf.put({ token: token.value, repository, expiresAt: token.expiresAt });
      return JSON.stringify({ repository, credential, expires_at: token.expiresAt.toISOString() });
    },
    {
      name: 'get_github_token',
      description:
        'Prepare a token for git operations on one repository (contents: write). ' +
        'Returns the handle of a credential, to be given to the program that runs git; it can be fetched once.',
      schema: z.object({ repo_name: z.string().describe('Name of the repository, without the organisation') }),
    },
  );
}
