import { unprocessable } from '../http/api.error.js';

/** @see https://github.com/integrations/terraform-provider-github/pull/605 GitHub refuses what is so already */
export function invalidVisibility(visibility: string) {
  return unprocessable(`Visibility is already ${visibility}.`);
}
