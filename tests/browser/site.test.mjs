// The published site under a sub-path: it loads whole, and reaches nothing but its own host.
import assert from "node:assert/strict";
import { accessibilityFaults, eventually, inEachBrowser } from "../harness/page.mjs";

inEachBrowser("the page loads without a fault", async ({ page }) => {
  assert.match(await page.title(), /Rubricator/);
  assert.deepEqual(await accessibilityFaults(page), []);
});

inEachBrowser("a request to another host is refused by the policy", async ({ page, faults }) => {
  await page.evaluate(() => fetch("https://example.com/").catch(() => {}));
  const told = () => faults.some((fault) => fault.includes("CSP: connect-src https://example.com"));
  await eventually(told, "the violation event");
  faults.length = 0;
});
