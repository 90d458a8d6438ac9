import type { LoadOptions, Rubricator } from './index.js';

/** As `LoadOptions`, and how the worker is started. */
export interface WorkerOptions extends LoadOptions {
  /**
   * Starts a worker that runs `rubricator/worker-script.js` as a module. Needed where a Trusted Types policy must bless its
   * address, or a bundler cannot find it.
   */
  worker?: () => Worker;
}

/**
 * Loads the core and its model in a Web Worker. Used like what `load()` gives; `close()` ends the worker.
 *
 * Rejects as `load()` does, and when the worker cannot be started.
 */
export function loadInWorker(options?: WorkerOptions): Promise<Rubricator>;
