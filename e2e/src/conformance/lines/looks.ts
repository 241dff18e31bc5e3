import type { Bench } from '../bench.js';

type Look = (bench: Bench) => Promise<string>;

/** What git finds in a file. */
export function gitReads(repo: string, path: string, ref = 'HEAD'): Look {
  return async ({ git }) => (await git.clone(repo)).content(path, ref === 'HEAD' ? ref : `origin/${ref}`);
}

/** The files that git checks out. */
export function gitLists(repo: string, ref = 'HEAD'): Look {
  return async ({ git }) => (await git.clone(repo)).files(ref === 'HEAD' ? ref : `origin/${ref}`);
}

/** The titles of the commits that git finds, newest first. */
export function gitLogs(repo: string): Look {
  return async ({ git }) => (await git.clone(repo)).log();
}

/** Where git finds a branch, against where it was. */
export function gitStays(repo: string, before: () => string): Look {
  return async ({ git }) => {
    const head = (await git.references(repo, 'HEAD')).get('HEAD');
    return head === before() ? 'the same commit' : `${head}`;
  };
}

/** The branches and tags that git is told of. */
export function gitReferences(repo: string, ...patterns: string[]): Look {
  return async ({ git }) => [...(await git.references(repo, ...patterns)).keys()].join(', ') || 'nothing';
}

/** What Octokit finds in a file. */
export function octokitReads(repo: string, path: string, ref?: string): Look {
  return async ({ octokit }) => {
    const { data } = await octokit.rest.repos.getContent({ owner: 'acme', repo, path, ...(ref && { ref }) });
    if (Array.isArray(data) || data.type !== 'file') return 'not a file';
    return Buffer.from(data.content, 'base64').toString().trim();
  };
}

/** The titles of the commits that Octokit finds, newest first. */
export function octokitLogs(repo: string, sha?: string): Look {
  return async ({ octokit }) => {
    const { data } = await octokit.rest.repos.listCommits({ owner: 'acme', repo, ...(sha && { sha }) });
    return data.map(({ commit }) => commit.message).join(', ');
  };
}

/** What gh prints of an answer, by a jq expression. */
export function ghReads(path: string, expression: string): Look {
  return async ({ gh }) => (await gh.run('api', path, '--jq', expression)).split('\n').join(', ');
}

/** What curl is answered, by the keys of a body. */
export function curlReads(path: string, ...keys: string[]): Look {
  return async ({ curl }) => {
    const { status, json } = await curl.get(path);
    return status === 200 ? keys.map((key) => String(json[key])).join(', ') : `${status} ${json?.message}`;
  };
}

/** What a program of PyGithub's prints. */
export function pygithubPrints(...program: string[]): Look {
  return async ({ pygithub }) => (await pygithub.run(...program)).split('\n').join(', ');
}

/** A secret, opened. */
export function opened(repo: string, name: string): Look {
  return async ({ simulator }) => simulator.secret('acme', repo, name) ?? 'nothing';
}
