import { Controller, Get, Logger, Module } from '@nestjs/common';
import { ApiSettings, QueueSettings, SettingsModule } from '@project-factory/shared-config';
import { bootService } from '../index.js';

/** What a service's `main.ts` does, with a controller that makes trouble on demand. */
@Controller()
class TroubleController {
  @Get('hang')
  async hang(): Promise<never> {
    Logger.log('GET /hang arrived');
    return new Promise(() => undefined);
  }

  @Get('crash')
  crash(): string {
    setImmediate(() => {
      throw new Error(`crashed with ghs_${'a1B2'.repeat(9)}`);
    });
    return 'soon';
  }

  @Get('reject')
  reject(): string {
    void Promise.reject(new Error('rejected'));
    return 'soon';
  }
}

@Module({ controllers: [TroubleController] })
class TroubleModule {}

await bootService({
  name: 'trouble',
  listen: ApiSettings,
  module: (env) => ({ module: TroubleModule, imports: [SettingsModule.forRoot([ApiSettings, QueueSettings], env)] }),
});
