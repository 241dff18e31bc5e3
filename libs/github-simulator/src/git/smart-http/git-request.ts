export type GitService = 'git-upload-pack' | 'git-receive-pack';

/** A request of git's smart HTTP protocol. */
export interface GitRequest {
  readonly owner: string;
  readonly name: string;
  readonly service: GitService;
  /** `info/refs` or the service itself. */
  readonly endpoint: string;
}

/** Only characters that names may have, which leaves nothing to decode. */
const pattern = /^\/([\w.-]+)\/([\w.-]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/;

/** The git request that a URL stands for; undefined when it is none. */
export function gitRequestOf({ pathname, searchParams }: URL): GitRequest | undefined {
  const [, owner, name, endpoint] = pattern.exec(pathname) ?? [];
  const service = endpoint === 'info/refs' ? searchParams.get('service') : endpoint;
  if (!owner || !name || !endpoint || !isService(service)) return undefined;
  return { owner, name, service, endpoint };
}

function isService(value: string | null | undefined): value is GitService {
  return value === 'git-upload-pack' || value === 'git-receive-pack';
}
