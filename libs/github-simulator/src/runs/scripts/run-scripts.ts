import { checkRunScript } from './check-run-script.js';
import type { RunScript } from './run-script.js';

/** A script that runs follow. */
export interface AddedRunScript {
  /** How many attempts have followed it. */
  readonly uses: number;
  remove(): void;
}

/** What a run must be for a script to be its own. */
export interface ScriptSubject {
  /** File name of the workflow. */
  readonly workflow: string;
  readonly event: string;
}

/** What a test decided about runs to come. Runs that have begun have it stored with them. */
export class RunScripts {
  private readonly scripts: UsedScript[] = [];

  /**
   * The first script that fits and is not used up is the one that an attempt follows.
   *
   * @throws RangeError for a script that no run could follow
   */
  add(script: RunScript): AddedRunScript {
    checkRunScript(script);
    const used = new UsedScript(script);
    this.scripts.push(used);
    return {
      get uses() {
        return used.uses;
      },
      remove: () => {
        const at = this.scripts.indexOf(used);
        if (at >= 0) this.scripts.splice(at, 1);
      },
    };
  }

  clear(): void {
    this.scripts.length = 0;
  }

  /** The script of an attempt that begins; an empty one when there is none for it. */
  take(subject: ScriptSubject): RunScript {
    const found = this.scripts.find((script) => script.fits(subject));
    if (found) found.uses += 1;
    return found?.script ?? {};
  }
}

/** One script, and how much of it is used up. */
class UsedScript {
  uses = 0;

  constructor(readonly script: RunScript) {}

  fits({ workflow, event }: ScriptSubject): boolean {
    const { times = Infinity } = this.script;
    const isWanted = (this.script.workflow ?? workflow) === workflow && (this.script.event ?? event) === event;
    return isWanted && this.uses < times;
  }
}
