// @ts-check
/** The extension's side of the analysis: it holds the core, and the tab asks it by message. */
import { load } from './package/index.js';

/** Loaded with the first article. Chromium ends this script when it is idle: it is loaded anew then. @type {ReturnType<typeof load> | undefined} */
let loading;

chrome.action.onClicked.addListener(async ({ id: tabId }) => {
  if (tabId === undefined) return;
  const target = { tabId };
  try {
    await chrome.scripting.insertCSS({ target, files: ['marks.css'] });
    await chrome.scripting.executeScript({ target, files: ['start.js'] });
  } catch {
    // A page that no extension may read, as the browser's own.
    await chrome.action.setBadgeText({ tabId, text: '–' });
  }
});

chrome.runtime.onMessage.addListener((/** @type {{text: string, date?: string}} */ article, sender, answer) => {
  if (sender.id !== chrome.runtime.id) return;
  annotate(article).then((found) => answer({ found }), (error) => answer({ problem: String(error) }));
  // The answer comes later.
  return true;
});

/** @param {{text: string, date?: string}} article */
async function annotate({ text, date }) {
  const rubricator = await (loading ??= load());
  return rubricator.annotate(text, { date });
}
