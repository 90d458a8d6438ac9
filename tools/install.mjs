// Installs node_modules/ where it is missing or older than package-lock.json. Needs nothing but Node itself.
// --optional: without it the command still works, so a failure is told and passed over.
import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("../", import.meta.url);

/** @param {string} path */
function changed(path) {
  return statSync(new URL(path, root), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

// npm writes the inner lock file last, so an install that was broken off is done again.
if (changed("node_modules/.package-lock.json") < changed("package-lock.json")) {
  const npm = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], {
    cwd: fileURLToPath(root),
    shell: process.platform === "win32",
    stdio: "inherit",
  });
  if (npm.status !== 0) {
    console.error("npm ci failed: is the network there?");
    process.exitCode = process.argv.includes("--optional") ? 0 : 1;
  }
}
