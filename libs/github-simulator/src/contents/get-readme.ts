import { type TreeEntry, directoryMode } from '../git/objects/tree.js';
import type { Answer } from '../http/answer.js';
import { notFound } from '../http/api.error.js';
import type { RepositoryCall } from '../http/call.js';
import type { ContentPath } from './content-path.js';
import { contentType } from './content.body.js';
import { contentAnswer, findRoot } from './get-content.js';

/** In the order in which GitHub looks: https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-readmes */
const directories: readonly ContentPath[] = [['.github'], [], ['docs']];
const name = /^readme(\.[^.]*)?$/i;
const markdown = /\.(md|markdown|mdown|mkdn)$/i;

/** The readme of a repository, which may have several; one in Markdown comes first. */
export async function getReadme(call: RepositoryCall): Promise<Answer> {
  const { tree, ref } = await findRoot(call);
  for (const directory of directories) {
    const entry = await readmeIn(call, tree, directory);
    if (entry) return contentAnswer(call, { entry, path: [...directory, entry.name], ref, tree });
  }
  throw notFound();
}

async function readmeIn(call: RepositoryCall, tree: string, path: ContentPath): Promise<TreeEntry | undefined> {
  const { git } = call.repository;
  const directory = await git.entryAt(tree, path);
  if (directory?.mode !== directoryMode) return undefined;
  const entries = await git.tree(directory.sha);
  const readmes = entries.filter((entry) => name.test(entry.name) && contentType(entry) === 'file');
  return readmes.find((entry) => markdown.test(entry.name)) ?? readmes[0];
}
