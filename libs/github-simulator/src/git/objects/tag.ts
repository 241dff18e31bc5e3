import type { ObjectType } from './git-object.js';
import { parseHeaders } from './headers.js';
import { type Signature, parseSignature, serializeSignature } from './signature.js';

/** An annotated tag: a name for an object, with a message. */
export interface Tag {
  readonly object: string;
  readonly type: ObjectType;
  readonly name: string;
  readonly tagger: Signature;
  readonly message: string;
}

export function serializeTag({ object, type, name, tagger, message }: Tag): Buffer {
  const headers = [`object ${object}`, `type ${type}`, `tag ${name}`, `tagger ${serializeSignature(tagger)}`];
  return Buffer.from(`${headers.join('\n')}\n\n${message}`);
}

export function parseTag(content: Buffer): Tag {
  const { first, message } = parseHeaders(content.toString('utf8'));
  return {
    object: first('object'),
    type: first('type') as ObjectType,
    name: first('tag'),
    tagger: parseSignature(first('tagger')),
    message,
  };
}
