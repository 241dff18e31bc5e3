import type { Exchange } from '../http/exchange.js';
import { contentDisposition } from './content-disposition.js';
import type { SignedDownloads } from './signed-downloads.js';

/** By which downloads are told in calls and faults: they are no operation of REST. */
export const downloadRoute = '/signed-download';

const malformed =
  'Authentication information is not given in the correct format. Check the value of Authorization header.';
const unauthenticated =
  'Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly including the signature.';

/**
 * Answers as the storage behind GitHub does: it knows no GitHub token, and refuses whoever brings one.
 *
 * @see https://github.com/hub4j/github-api/issues/1790
 */
export function serveDownload(downloads: SignedDownloads, exchange: Exchange): Response {
  const response = answer(downloads, exchange);
  return exchange.request.method === 'HEAD' ? new Response(null, response) : response;
}

function answer(downloads: SignedDownloads, { request, url }: Exchange): Response {
  const authorization = request.headers.get('authorization');
  if (authorization !== null) return refuseCredential(authorization);
  const download = downloads.find(url.searchParams.get('sig') ?? '');
  if (!download) return refusal(403, 'AuthenticationFailed', 'Signature not valid in the specified time frame.');
  const headers = {
    'content-type': download.contentType,
    'content-disposition': contentDisposition(download.fileName),
  };
  return new Response(request.method === 'HEAD' ? null : download.open(), { headers });
}

function refuseCredential(authorization: string): Response {
  if (/^bearer /i.test(authorization)) return refusal(403, 'AuthenticationFailed', unauthenticated);
  return refusal(400, 'InvalidAuthenticationInfo', malformed);
}

function refusal(status: number, code: string, message: string): Response {
  const body = `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return new Response(body, { status, headers: { 'content-type': 'application/xml', 'x-ms-error-code': code } });
}
