import type { GitHubAppClient, Repository } from '@project-factory/shared-github';
import { WorkingCopy } from '../git/working-copy.js';
import type { RenderedFile } from '../templates/render-template.js';
import { writeFiles } from '../templates/write-files.js';

export interface PushTemplateOptions {
  repository: Repository;
  template: string;
  files: readonly RenderedFile[];
  signal: AbortSignal;
}

/** Puts the rendered files into the repository. What is there already as it should be is not pushed again. */
export async function pushTemplate(github: GitHubAppClient, options: PushTemplateOptions): Promise<string> {
  const { repository, template, files, signal } = options;
  const token = await github.getRepoToken(repository.name, {
    permissions: { contents: 'write', metadata: 'read', workflows: 'write' },
    minimumLifeSeconds: 600,
  });
  const clone = { url: repository.cloneUrl, branch: repository.defaultBranch, token, signal };
  return WorkingCopy.use(clone, async (copy) => {
    await writeFiles(copy.directory, files);
    if (await copy.commit(`Start from the template ${template}`)) await copy.push();
    return copy.head();
  });
}
