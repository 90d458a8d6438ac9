// What the click runs in the tab. Scripts that run there are no modules, but may load some.
import(chrome.runtime.getURL('page/main.js')).then(({ toggle }) => toggle());
