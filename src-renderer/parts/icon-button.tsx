// A button that is an icon and no more: for deeds that everybody knows by their picture, or that stand beside what they do.

import type { ComponentProps } from 'react';
import styles from './icon-button.module.css';

interface IconButtonProps extends ComponentProps<'button'> {
  /** What it is called, since it has no words. */
  readonly 'aria-label': string;
  /** `quiet`: greyed until the pointer is on it. `plain`: as dark as the text beside it. `accent`: a way to somewhere else. */
  readonly tone?: 'quiet' | 'plain' | 'accent';
}

/** Draws the button around an icon; it takes whatever a tooltip or a dialog adds to a control of its own. */
export function IconButton({ tone = 'quiet', className, ...props }: IconButtonProps) {
  const classes = [styles.button, styles[tone], className].filter(Boolean).join(' ');
  return <button type="button" {...props} className={classes} />;
}
