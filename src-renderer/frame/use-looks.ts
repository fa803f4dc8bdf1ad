// Puts the theme on the document, so that the tokens follow: light or dark, and with how much contrast.

import { useEffect } from 'react';
import type { Settings } from '../../src-preload/contract/settings.ts';

/** Shows the window in a theme; high contrast where it was chosen, or where the system asks for more. */
export function useLooks(theme: Settings['theme']): void {
  useEffect(() => {
    const asked = matchMedia('(prefers-contrast: more)');
    const { dataset } = document.documentElement;
    const follow = () => {
      dataset.theme = theme;
      dataset.contrast = theme === 'contrast' || asked.matches ? 'more' : 'usual';
    };
    follow();
    asked.addEventListener('change', follow);
    return () => asked.removeEventListener('change', follow);
  }, [theme]);
}
