/** What the extension uses of the browser's interface. */
declare namespace chrome {
  interface Target { tabId: number }
  const runtime: {
    id: string;
    getURL(path: string): string;
    sendMessage(message: unknown): Promise<any>;
    onMessage: { addListener(listen: (message: any, sender: { id?: string }, answer: (value: unknown) => void) => boolean | void): void };
  };
  const action: {
    onClicked: { addListener(listen: (tab: { id?: number }) => void): void };
    setBadgeText(badge: { tabId: number; text: string }): Promise<void>;
  };
  const scripting: {
    insertCSS(what: { target: Target; files: string[] }): Promise<void>;
    executeScript(what: { target: Target; files: string[] }): Promise<unknown>;
  };
}
