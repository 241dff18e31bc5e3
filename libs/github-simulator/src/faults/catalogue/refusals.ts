import { ApiError } from '../../http/api.error.js';
import { refuse } from '../refuse.js';
import type { Fault } from '../fault.js';

export const forbidden: Fault<'forbidden'> = () => {
  const body = { message: 'Forbidden', documentation_url: 'https://docs.github.com/rest', status: '403' };
  return Response.json(body, { status: 403 });
};

export const notFound: Fault<'not-found'> = ({ exchange }) => refuse(exchange, new ApiError(404, 'Not Found'));

/** Contents tell where the branch is; everything else that has a 409 says less. */
export const conflict: Fault<'conflict'> = ({ exchange }) => {
  const isContents = exchange.operation === 'repos/create-or-update-file-contents';
  const message = isContents ? `is at ${'a'.repeat(40)} but expected ${'b'.repeat(40)}` : 'Conflict';
  return refuse(exchange, new ApiError(409, message));
};

export const validationFailed: Fault<'validation-failed'> = ({ exchange, options: { message } }) => {
  const error = { resource: 'Resource', field: 'field', code: 'custom', ...(message && { message }) } as const;
  return refuse(exchange, new ApiError(422, 'Validation Failed', { errors: [error] }));
};
