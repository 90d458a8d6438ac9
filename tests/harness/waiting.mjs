// Waiting for what must come, however slow the machine is.

/**
 * Waits, up to a minute, until `holds` gives something true, and gives that.
 * @template T
 * @param {() => T | Promise<T>} holds
 * @param {string} what  What is waited for, for the failure's message.
 * @returns {Promise<T>}
 */
export async function eventually(holds, what) {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    const value = await holds();
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`in vain waited for: ${what}`);
}
