import { ApiError } from '../../http/api.error.js';
import { refuse } from '../refuse.js';
import type { Fault } from '../fault.js';

const documentation = 'https://docs.github.com/rest/guides/best-practices-for-using-the-rest-api#follow-redirects';

/** The other origin refuses whoever brings a credential there. The words are the same for every status. */
export const redirect: Fault<'redirect'> = ({ exchange, options: { status = 307, to } }) => {
  const url = to ?? `${exchange.links.downloads}${exchange.url.pathname}`;
  return refuse(
    exchange,
    new ApiError(status, 'Moved Permanently', { headers: { location: url }, url, documentation }),
  );
};
