import { Module } from '@nestjs/common';
import { AUTH_MODULE_OPTIONS, ConfigurableModuleClass } from './auth.module-definition.js';

/** Lets every controller of the application use {@link BearerAuthGuard}. */
@Module({
  exports: [AUTH_MODULE_OPTIONS],
})
export class AuthModule extends ConfigurableModuleClass {}
