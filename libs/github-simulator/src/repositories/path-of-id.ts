import type { Repositories } from './repositories.js';

const byId = /^\/repositories\/(\d{1,15})(\/.*)?$/;

/** No repository can have this name. */
const nowhere = '/repos/-/-';

/** `/repositories/700000001/topics` as `/repos/acme/demo/topics`: an address that outlives names. */
export function pathOfId(path: string, repositories: Repositories): string {
  const [, id, rest = ''] = byId.exec(path) ?? [];
  if (id === undefined) return path;
  const repository = repositories.withId(Number(id));
  return repository ? `/repos/${repository.fullName}${rest}` : nowhere + rest;
}
