import type { components } from '@octokit/openapi-types';

/** A repository, as far as this client cares. */
export interface Repository {
  readonly id: number;
  readonly name: string;
  /** `org/name` */
  readonly fullName: string;
  readonly htmlUrl: string;
  readonly cloneUrl: string;
  readonly defaultBranch: string;
  readonly private: boolean;
  readonly description: string;
  readonly createdAt: Date;
}

export type RepositoryBody = Pick<
  components['schemas']['full-repository'],
  'id' | 'name' | 'full_name' | 'html_url' | 'clone_url' | 'default_branch' | 'private' | 'description' | 'created_at'
>;

export function toRepository(body: RepositoryBody): Repository {
  return {
    id: Number(body.id),
    name: body.name,
    fullName: body.full_name,
    htmlUrl: body.html_url,
    cloneUrl: body.clone_url,
    defaultBranch: body.default_branch,
    private: body.private,
    description: body.description ?? '',
    createdAt: new Date(body.created_at),
  };
}
