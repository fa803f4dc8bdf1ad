// A tab that the browser opened for a link: it only says that the number is in the tab at work, or that there is none.

import { useTranslation } from 'react-i18next';
import { Banner } from '../parts/banner.tsx';

/** Draws what became of the link. */
export function BroughtLink({ taken }: { readonly taken: boolean }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      <Banner kind={taken ? 'info' : 'warning'}>{t(taken ? 'link.handed' : 'link.nobody')}</Banner>
    </div>
  );
}
