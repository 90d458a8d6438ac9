// Makes of the page's modules a few short files, in the folder given. Only what has a name of its own keeps it; what two
// scripts share is a file beside them.
import { build } from "esbuild";
import { fileURLToPath } from "node:url";

const www = fileURLToPath(new URL("../www/", import.meta.url));

await build({
  absWorkingDir: www,
  entryPoints: ["js/main.js", "js/worker.js"],
  outdir: process.argv[2],
  bundle: true,
  minify: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  logLevel: "warning",
  // Fetched when a PDF is opened.
  external: ["*.mjs"],
});
