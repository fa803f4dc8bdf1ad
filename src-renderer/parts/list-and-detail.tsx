// A screen of two panes: a list, and what is chosen in it. Side by side where there is room, else one in the other's place.

import type { ReactNode, Ref } from 'react';
import { EmptyWords } from './empty-words.tsx';
import styles from './list-and-detail.module.css';

interface ListAndDetailProps {
  /** For the ear: the eye reads it in the navigation. */
  readonly title: string;
  readonly list: ReactNode;
  /** True where the whole list is a search, for screen readers to go to. */
  readonly isSearch?: boolean;
  /** Null where nothing is chosen. */
  readonly detail: ReactNode | null;
  /** Said where nothing is chosen. */
  readonly none: string;
  /** Which one is seen where there is room for one only. */
  readonly inFront: 'list' | 'detail';
  /** True where the detail needs more of the room than the list. */
  readonly isDetailWide?: boolean;
  readonly detailRef?: Ref<HTMLDivElement>;
}

/** Draws the panes. */
export function ListAndDetail({ isSearch = false, isDetailWide = false, ...props }: ListAndDetailProps) {
  const { title, list, detail, none, inFront, detailRef } = props;
  const List = isSearch ? 'search' : 'div';
  const classes = [styles.screen, isDetailWide && styles.wideDetail, inFront === 'detail' && styles.opened];
  return (
    <div className={classes.filter(Boolean).join(' ')}>
      <h1 className="unseen">{title}</h1>
      <List className={styles.list}>{list}</List>
      <div ref={detailRef} className={styles.detail}>
        {detail ?? <EmptyWords>{none}</EmptyWords>}
      </div>
    </div>
  );
}
