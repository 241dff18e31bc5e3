/** What an operation answers, before the headers that every answer has. */
export interface Answer {
  readonly status: number;
  /** Sent as JSON, unless it is bytes. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Answer {
  return { status, body, headers };
}

export function noContent(): Answer {
  return { status: 204 };
}

/** Bytes as they are, in a media type of the client's choice. */
export function raw(bytes: Uint8Array, contentType: string): Answer {
  return { status: 200, body: bytes, headers: { 'content-type': contentType } };
}
