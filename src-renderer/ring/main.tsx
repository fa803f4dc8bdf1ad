// Entry of the ring card's own window, on the same bridge and the same store as the main one. Only wiring.

import '@fontsource-variable/inter/wght.css';
import '../tokens.css';
import '../base.css';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openBridge } from '../bridge/open-bridge.ts';
import { openOutside } from '../bridge/open-outside.ts';
import { openStore } from '../store/offhook.ts';
import { StoreProvider } from '../store/use-offhook.ts';
import { startWords } from '../words/i18n.ts';
import { RingWindow } from './ring-window.tsx';

const store = openStore({ link: openBridge(), now: () => performance.now(), openOutside, takesOffers: false });
await startWords(navigator.language.startsWith('fr') ? 'fr' : 'en');

const root = document.getElementById('root');
if (root === null) throw new Error('find the element to draw in');
createRoot(root).render(
  <StrictMode>
    <CSPProvider disableStyleElements>
      <StoreProvider value={store}>
        <RingWindow />
      </StoreProvider>
    </CSPProvider>
  </StrictMode>,
);
