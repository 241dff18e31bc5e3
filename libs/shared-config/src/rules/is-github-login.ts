import { show } from '../errors/show.js';
import { rule } from './rule.js';

const LOGIN = /^[a-z\d](?:-?[a-z\d]){0,38}$/i;

/** The login of a GitHub organisation: 1 to 39 letters, digits and single hyphens, none of them first or last. */
export function IsGitHubLogin(): PropertyDecorator {
  return rule('isGitHubLogin', {
    problem: (value) =>
      LOGIN.test(String(value)) && String(value).length <= 39
        ? undefined
        : `is ${show(value)}, which no organisation can be called`,
    remedy: 'Give the name as in https://github.com/NAME: up to 39 letters, digits and single hyphens, no URL.',
  });
}
