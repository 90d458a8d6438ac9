// @ts-check
/** Locks that tabs of one browser share. */

/**
 * Takes a lock. Gives how to let go of it, or null where another tab has it.
 * @param {string} id
 * @param {number} patience
 * @returns {Promise<(() => void) | null>}
 */
export function lock(id, patience) {
  if (!navigator.locks) return Promise.resolve(() => {});
  const how = patience > 0 ? { signal: AbortSignal.timeout(patience) } : { ifAvailable: true };
  return new Promise((resolve) => {
    const hold = (/** @type {Lock | null} */ got) => (got ? new Promise((done) => resolve(() => done(undefined))) : resolve(null));
    navigator.locks.request(`rubricator-${id}`, how, hold).catch(() => resolve(null));
  });
}
