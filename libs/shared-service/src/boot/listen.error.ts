import { variablesOf } from '@project-factory/shared-config';
import type { Type } from '@nestjs/common';
import type { ListenSettings } from './service-options.js';

/** The service cannot listen where it should. The message is ready to print. */
export class ListenError extends Error {
  override readonly name: string = 'ListenError';
}

/** Puts what the operating system refused in words, naming the variable to change. Other errors stay as they are. */
export function explainListenError(
  error: unknown,
  type: Type<ListenSettings>,
  { host, port }: ListenSettings,
): unknown {
  const portVariable = variablesOf(type, 'port').join(' or ') || 'the port';
  const hostVariable = variablesOf(type, 'host').join(' or ') || 'the host';
  const noAddress = `this machine does not have that address. Set ${hostVariable} to one that it has, or to 0.0.0.0.`;
  const explanations: Readonly<Record<string, string>> = {
    EADDRINUSE: `the port is taken. Stop the process that has it, or set ${portVariable} to another port.`,
    EACCES: `the system does not allow that port. Set ${portVariable} to one above 1023.`,
    EADDRNOTAVAIL: noAddress,
    ENOTFOUND: noAddress,
  };
  const { code = '', syscall = '' } = error as NodeJS.ErrnoException;
  const explanation = ['listen', 'getaddrinfo'].includes(syscall) ? explanations[code] : undefined;
  if (!explanation) return error;
  return new ListenError(`Failed to listen on ${host}, port ${String(port)}: ${explanation}`, { cause: error });
}
