import { Module, type DynamicModule } from '@nestjs/common';
import { ConfigModule, registerAs } from '@nestjs/config';
import type { Environment } from './environment/environment.js';
import { loadSettings, type SettingsClass } from './load-settings.js';

/** Settings as injectables of an application. */
@Module({})
export class SettingsModule {
  /**
   * Loads the classes at once and lets every module of the application inject each by its type.
   * Applications with different environments can live in one process.
   *
   * @throws ConfigurationError with every fault of every class
   */
  static forRoot(classes: readonly SettingsClass[], env: Environment = process.env): DynamicModule {
    const loaded = loadSettings(classes, env);
    const settings = registerAs('settings', () => loaded);
    return {
      module: SettingsModule,
      global: true,
      imports: [ConfigModule.forFeature(settings)],
      providers: classes.map((type, index) => ({
        provide: type,
        inject: [settings.KEY],
        useFactory: (instances: typeof loaded) => instances[index],
      })),
      exports: [...classes],
    };
  }
}
