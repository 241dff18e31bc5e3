import { Module } from '@nestjs/common';
import { QueueSettings } from '@project-factory/shared-config';
import { QueueModule } from '@project-factory/shared-queue';

/** The one place where this service imports `QueueModule`. */
@Module({
  imports: [
    QueueModule.forRootAsync({
      inject: [QueueSettings],
      useFactory: (settings: QueueSettings) => settings,
    }),
  ],
  exports: [QueueModule],
})
export class QueueConnectionModule {}
