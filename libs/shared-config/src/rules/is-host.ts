import { isIP } from 'node:net';
import { show } from '../errors/show.js';
import { rule } from './rule.js';

const HOST_NAME = /^(?=.{1,253}$)[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)*$/i;

/** A host name or an IP address to listen on. */
export function IsHost(): PropertyDecorator {
  return rule('isHost', {
    problem: (value) => (isHost(String(value)) ? undefined : `is ${show(value)}, neither an address nor a name`),
    remedy: 'Give 127.0.0.1 for this machine only, 0.0.0.0 for every network, or the name of one of its interfaces.',
  });
}

export function isHost(text: string): boolean {
  return isIP(text) !== 0 || HOST_NAME.test(text);
}
