import type { StructuredToolInterface } from '@langchain/core/tools';
import { Injectable } from '@nestjs/common';
import { GitHubAppClient } from '@project-factory/shared-github';
import { CredentialShelf } from '../credentials/credential-shelf.js';
import { createGitHubRepoTool } from './create-github-repo.tool.js';
import { getGitHubTokenTool } from './get-github-token.tool.js';

/** The tools of this service, as LangGraph takes them: `new ToolNode(catalogue.tools)`. */
@Injectable()
export class ToolCatalogue {
  readonly tools: readonly StructuredToolInterface[];

  constructor(github: GitHubAppClient, shelf: CredentialShelf) {
    this.tools = [createGitHubRepoTool(github), getGitHubTokenTool(github, shelf)];
  }

  find(name: string): StructuredToolInterface | undefined {
    return this.tools.find((tool) => tool.name === name);
  }
}
