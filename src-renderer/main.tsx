// Entry of the window: opens the bridge and the store, loads the words, and draws. Only wiring.

import '@fontsource-variable/inter/wght.css';
import './tokens.css';
import './base.css';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { handOver, linkInFragment, takeOver } from './bridge/brought-link.ts';
import { openBridge } from './bridge/open-bridge.ts';
import { openOutside } from './bridge/open-outside.ts';
import { BroughtLink } from './frame/brought-link.tsx';
import { holdsUnsavedNotes } from './store/notes.ts';
import { openStore } from './store/offhook.ts';
import { StoreProvider } from './store/use-offhook.ts';
import { startWords } from './words/i18n.ts';

const brought = linkInFragment(location.hash);
await startWords(navigator.language.startsWith('fr') ? 'fr' : 'en');
if (brought === null) draw(windowOf());
else {
  const taken = await handOver(brought);
  draw(<BroughtLink taken={taken} />);
  // Lets itself be closed only where the browser opened it for the link alone.
  if (taken) window.close();
}

function windowOf(): ReactNode {
  const store = openStore({ link: openBridge(), now: () => performance.now(), openOutside, takesOffers: true });
  takeOver((link) => void store.getState().act('link.open', { url: link }));
  window.addEventListener('pagehide', () => store.getState().flushNotes());
  window.addEventListener('beforeunload', (event) => {
    const { snapshot, drafts } = store.getState();
    // Electron asks nobody: there the window would just not close.
    if (snapshot?.shell.kind === 'browser' && holdsUnsavedNotes(drafts)) event.preventDefault();
  });
  return (
    <StoreProvider value={store}>
      <App />
    </StoreProvider>
  );
}

function draw(drawn: ReactNode): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('find the element to draw in');
  createRoot(root).render(
    <StrictMode>
      <CSPProvider disableStyleElements>{drawn}</CSPProvider>
    </StrictMode>,
  );
}
