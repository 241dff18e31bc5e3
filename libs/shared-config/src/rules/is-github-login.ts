import { show } from '../errors/show.js';
import { rule, type Rule } from './rule.js';

const LOGIN = /^[a-z\d](?:-?[a-z\d])*$/i;
const LONGEST = 39;

/** Letters, digits and single hyphens, none of them first or last. */
export const gitHubLoginRule: Rule = {
  problem: (value) => (LOGIN.test(String(value)) ? undefined : noLogin(value)),
  remedy: 'Give the name as in https://github.com/NAME: up to 39 letters, digits and single hyphens, no URL.',
};

/** The login of a GitHub organisation, of 39 characters at most. */
export function IsGitHubLogin(): PropertyDecorator {
  return rule('isGitHubLogin', {
    ...gitHubLoginRule,
    problem: (value) => (String(value).length > LONGEST ? noLogin(value) : gitHubLoginRule.problem(value)),
  });
}

function noLogin(value: unknown): string {
  return `is ${show(value)}, which no organisation can be called`;
}
