import type { GitHubAppClient, Repository } from '@project-factory/shared-github';
import { WorkingCopy } from '../git/working-copy.js';
import type { RenderedFile } from '../templates/render-template.js';
import { writeFiles } from '../templates/write-files.js';

export interface PushTemplateOptions {
  /** The project's: our commit carries it, so that it is pushed once, however often this is tried. */
  id: string;
  repository: Repository;
  template: string;
  files: readonly RenderedFile[];
  signal: AbortSignal;
}

/** Puts the rendered files into the repository, and returns the commit that brought them. */
export async function pushTemplate(github: GitHubAppClient, options: PushTemplateOptions): Promise<string> {
  const { id, repository, template, files, signal } = options;
  const token = await github.getRepoToken(repository.name, {
    permissions: { contents: 'write', metadata: 'read', workflows: 'write' },
    minimumLifeSeconds: 600,
  });
  const clone = { url: repository.cloneUrl, branch: repository.defaultBranch, token, signal };
  const mark = `Project-Factory-Id: ${id}`;
  return WorkingCopy.use(clone, async (copy) => {
    const pushed = await copy.findCommit(mark);
    if (pushed !== undefined) return pushed;
    await writeFiles(copy.directory, files);
    if (await copy.commit(`Start from the template ${template}\n\n${mark}`)) await copy.push();
    return copy.head();
  });
}
