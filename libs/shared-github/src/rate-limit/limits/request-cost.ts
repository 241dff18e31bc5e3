import { contentCreation } from './content-creation.js';
import { documentedLimits } from './documented-limits.js';

/** What one request uses of each limit. */
export interface RequestCost {
  readonly points: number;
  /** 1 where it creates content. */
  readonly content: 0 | 1;
}

const { pointsOfRead, pointsOfWrite } = documentedLimits;

export const costOfRead: RequestCost = { points: pointsOfRead, content: 0 };
export const costOfWrite: RequestCost = { points: pointsOfWrite, content: 0 };
export const costOfContent: RequestCost = { points: pointsOfWrite, content: 1 };

/** @param route as GitHub's documentation writes it: `GET /repos/{owner}/{repo}` */
export function requestCost(route: string): RequestCost {
  if (/^(GET|HEAD|OPTIONS) /.test(route)) return costOfRead;
  return contentCreation.has(route) ? costOfContent : costOfWrite;
}
