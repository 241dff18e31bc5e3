import { Module } from '@nestjs/common';
import { QueueSettings, ScaffolderSettings } from '@project-factory/shared-config';
import { QueueModule } from '@project-factory/shared-queue';

/** The one place where this service imports `QueueModule`. */
@Module({
  imports: [
    QueueModule.forRootAsync({
      inject: [QueueSettings, ScaffolderSettings],
      // A spread would lose the URL: what is secret in settings answers to its name only.
      useFactory: ({ redisUrl, dataDirectory }: QueueSettings, { concurrency }: ScaffolderSettings) => ({
        ...(redisUrl !== undefined && { redisUrl }),
        dataDirectory,
        concurrency,
      }),
    }),
  ],
  exports: [QueueModule],
})
export class QueueConnectionModule {}
