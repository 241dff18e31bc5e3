import type { Endpoints } from '@octokit/types';

/** A REST route of GitHub, as its documentation writes it: `GET /repos/{owner}/{repo}`. */
export type Route = keyof Endpoints;
export type Parameters<R extends Route> = Endpoints[R]['parameters'];
