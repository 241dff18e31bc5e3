import { Controller, Header, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { BearerAuthGuard, Problem } from '@project-factory/shared-service';
import { type Credential, CredentialShelf } from './credential-shelf.js';

@Controller('credentials')
@UseGuards(BearerAuthGuard)
export class CredentialsController {
  constructor(private readonly shelf: CredentialShelf) {}

  /** Hands a token out, once, to the program that needs it. */
  @Post(':handle')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  take(@Param('handle') handle: string): Credential {
    const credential = this.shelf.take(handle);
    if (credential) return credential;
    throw new Problem({
      type: 'credential-not-found',
      title: 'Credential not found',
      status: 404,
      detail:
        'There is no such credential: it was fetched already, or five minutes are over. Call get_github_token again.',
    });
  }
}
