import { Controller, Get, Inject, VERSION_NEUTRAL } from '@nestjs/common';
import { Problem } from '../problems/problem.js';
import { READINESS_CHECKS, type HealthModuleOptions } from './health.module-definition.js';
import { runChecks, type CheckResult } from './run-checks.js';

const LIMIT_MS = 2000;

/** Says whether the process lives, and whether it can do its work. */
@Controller({ path: 'health', version: VERSION_NEUTRAL })
export class HealthController {
  constructor(@Inject(READINESS_CHECKS) private readonly checks: HealthModuleOptions) {}

  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  async ready(): Promise<{ status: 'ok'; checks: Record<string, CheckResult> }> {
    const checks = await runChecks(this.checks, LIMIT_MS);
    const failing = Object.keys(checks).filter((name) => checks[name]?.status === 'failing');
    if (failing.length === 0) return { status: 'ok', checks };
    throw new Problem({
      status: 503,
      type: 'not-ready',
      title: 'Not ready',
      detail: `What does not work: ${failing.join(', ')}.`,
      extensions: { checks },
    });
  }
}
