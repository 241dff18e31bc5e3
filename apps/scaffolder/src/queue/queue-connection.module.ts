import { Module } from '@nestjs/common';
import { QueueSettings, ScaffolderSettings } from '@project-factory/shared-config';
import { QueueModule } from '@project-factory/shared-queue';

/** The one place where this service imports `QueueModule`. */
@Module({
  imports: [
    QueueModule.forRootAsync({
      inject: [QueueSettings, ScaffolderSettings],
      useFactory: (queue: QueueSettings, { concurrency }: ScaffolderSettings) => ({ ...queue, concurrency }),
    }),
  ],
  exports: [QueueModule],
})
export class QueueConnectionModule {}
