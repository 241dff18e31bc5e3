import { type Tour, demo } from './tour.js';

export async function tourGit({ github }: Tour): Promise<void> {
  const { object: head } = await github('GET', `${demo}/git/ref/heads/main`);
  const blob = await github('POST', `${demo}/git/blobs`, { content: 'text', encoding: 'utf-8' });
  await github('GET', `${demo}/git/blobs/${blob.sha}`);
  const { tree: base } = await github('GET', `${demo}/git/commits/${head.sha}`);
  const entries = [{ path: 'a.txt', mode: '100644', type: 'blob', sha: blob.sha }];
  const tree = await github('POST', `${demo}/git/trees`, { base_tree: base.sha, tree: entries });
  await github('GET', `${demo}/git/trees/${tree.sha}?recursive=1`);
  const commit = await github('POST', `${demo}/git/commits`, { message: 'More', tree: tree.sha, parents: [head.sha] });
  const wish = { tag: 'v1', message: 'First', object: commit.sha, type: 'commit' };
  const tag = await github('POST', `${demo}/git/tags`, wish);
  await github('GET', `${demo}/git/tags/${tag.sha}`);
  await github('POST', `${demo}/git/refs`, { ref: 'refs/tags/v1', sha: tag.sha });
  await github('POST', `${demo}/git/refs`, { ref: 'refs/heads/feature', sha: head.sha });
  await github('PATCH', `${demo}/git/refs/heads/feature`, { sha: commit.sha });
  await github('GET', `${demo}/git/matching-refs/heads`);
  await github('GET', `${demo}/tags`);
  await github('GET', `${demo}/branches`);
  await github('GET', `${demo}/branches/feature`);
  await github('POST', `${demo}/branches/feature/rename`, { new_name: 'renamed' });
  await github('DELETE', `${demo}/git/refs/heads/renamed`);
}
