// The built site, served under a sub-path as GitHub Pages does.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/**
 * The site's address. `npm test` serves it once for all files (`RUBRICATOR_SITE`); a file that runs alone builds and
 * serves `dist/` itself.
 * @returns {Promise<{ url: string, close: () => void }>}
 */
export async function site() {
  const served = process.env.RUBRICATOR_SITE;
  if (served) return { url: served, close: () => {} };
  const server = spawn("cargo", ["xtask", "serve", "--dist", "--port", "0", "--prefix", "/any-subpath/"], {
    cwd: fileURLToPath(new URL("../../", import.meta.url)),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface({ input: server.stdout });
  const [url] = await Promise.race([once(lines, "line"), once(server, "exit").then(() => ["nothing"])]);
  if (!url.startsWith("http")) throw new Error(`the server did not start: ${url}`);
  return { url, close: () => server.kill() };
}
