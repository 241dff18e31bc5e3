import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { Problem } from '../problems/problem.js';
import { AUTH_MODULE_OPTIONS, type AuthModuleOptions } from './auth.module-definition.js';
import { digestOf, digestOfSetting } from './digest.js';

/** Lets in who sends `Authorization: Bearer` with one of the tokens; all others get 401. Needs `AuthModule`. */
@Injectable()
export class BearerAuthGuard implements CanActivate {
  private readonly digests: readonly Buffer[];
  private readonly open: boolean;

  constructor(@Inject(AUTH_MODULE_OPTIONS) { tokens, environment }: AuthModuleOptions) {
    this.digests = tokens.map(digestOfSetting);
    this.open = tokens.length === 0 && environment !== 'production';
  }

  canActivate(context: ExecutionContext): boolean {
    const { authorization } = context.switchToHttp().getRequest<Request>().headers;
    if (this.open || this.isKnown(authorization)) return true;
    const detail = authorization
      ? 'The bearer token is not known here.'
      : 'Send "Authorization: Bearer" and your token.';
    throw new Problem({ status: 401, detail, headers: { 'www-authenticate': 'Bearer' } });
  }

  /** Compares with every token, all of the same length, so that the time it takes says nothing about any. */
  private isKnown(authorization = ''): boolean {
    const digest = digestOf(/^bearer +(\S+)$/i.exec(authorization)?.[1] ?? '');
    return this.digests.filter((known) => timingSafeEqual(known, digest)).length > 0;
  }
}
