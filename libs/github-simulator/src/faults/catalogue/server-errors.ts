import { ApiError } from '../../http/api.error.js';
import { refuse } from '../refuse.js';
import type { Fault } from '../fault.js';

export const serverError: Fault<'server-error'> = ({ exchange }) => refuse(exchange, new ApiError(500, 'Server Error'));

export const serviceUnavailable: Fault<'service-unavailable'> = ({ exchange, options: { retryAfterSeconds } }) => {
  const message = 'No server is currently available to service your request.';
  const headers = { 'retry-after': String(retryAfterSeconds) };
  return refuse(exchange, new ApiError(503, message, retryAfterSeconds === undefined ? {} : { headers }));
};

export const badGateway: Fault<'bad-gateway'> = () => badGatewayPage();

export const badGatewayAfterEffect: Fault<'bad-gateway-after-effect'> = async ({ perform }) => {
  await perform();
  return badGatewayPage();
};

/** What the proxy in front of GitHub answers when nothing behind it does. */
function badGatewayPage(): Response {
  const page =
    '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><h1>502 Bad Gateway</h1></body>\r\n</html>';
  return new Response(page, { status: 502, headers: { 'content-type': 'text/html' } });
}
