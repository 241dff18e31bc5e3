import type { SimulatedOrganization, SimulatedUser } from '../../simulator-options.js';
import { type Reader, fieldsOf, flag, listOf, text } from './readers.js';

/** GitHub's rule for account names. */
const loginForm = /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}$/i;

const login: Reader<string> = (value, place) => {
  const read = text(value, place);
  if (read === undefined || loginForm.test(read)) return read;
  return place.complain(`${JSON.stringify(read)} is no login: letters, digits and single hyphens, at most 39.`);
};

const common = { login, installed: flag, suspended: flag, repositories: listOf(text) };
const organizationFields = fieldsOf(common);
const userFields = fieldsOf({ ...common, name: text });

/** An account, and whether more than its login was said. */
export interface PlannedAccount<T extends { readonly login: string }> {
  readonly login: string;
  readonly wish: T;
  readonly isBare: boolean;
}

export const organization = account<SimulatedOrganization>(organizationFields);
export const user = account<SimulatedUser>(userFields);

function account<T extends { readonly login: string }>(fields: Reader<Partial<T>>): Reader<PlannedAccount<T>> {
  return (value, place) => {
    if (typeof value === 'string') {
      const read = login(value, place);
      return read === undefined ? undefined : { login: read, wish: { login: read } as T, isBare: true };
    }
    const read = fields(value, place);
    if (read?.login !== undefined) {
      return { login: read.login, wish: read as T, isBare: Object.keys(read).length === 1 };
    }
    return read && !('login' in read) ? place.complain('login is missing.') : undefined;
  };
}
