// Which of the whole-window states one is in: not running, first run, who are you, or at work.

import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactNode } from 'react';
import styles from './app.module.css';
import { Desk } from './desk/desk.tsx';
import { FirstRun } from './first-run/first-run.tsx';
import { WhoAreYou } from './first-run/who-are-you.tsx';
import { Announcer } from './frame/announcer.tsx';
import { Frame } from './frame/frame.tsx';
import { MessageList } from './frame/message-list.tsx';
import { NotRunning } from './frame/not-running.tsx';
import { useShownAs } from './frame/use-shown-as.ts';
import { useKeyListener } from './keys/use-keys.ts';
import { RingStack } from './ring/ring-stack.tsx';
import { useRingAlerts } from './ring/use-ring-alerts.ts';
import { useSounds } from './sounds/use-sounds.ts';
import { useOffhook } from './store/use-offhook.ts';

/** Draws the window. */
export function App() {
  const linked = useOffhook((state) => state.linked);
  useShownAs();
  useSounds();
  useRingAlerts();

  return (
    <Tooltip.Provider delay={500}>
      <div className={styles.app}>
        {!linked && <NotRunning />}
        <Body />
        <Announcer />
      </div>
    </Tooltip.Provider>
  );
}

function Body() {
  const stage = useOffhook((state) => state.snapshot?.connection.stage ?? null);
  const withoutCrm = useOffhook((state) => state.snapshot?.settings.withoutCrm ?? false);
  if (stage === null) return null;
  if (stage === 'needs-user') return <Asking screen={<WhoAreYou />} />;
  if (stage === 'none' && !withoutCrm) return <Asking screen={<FirstRun />} />;
  return <Frame />;
}

/** A question that comes before the work; a call that is on goes on above it, keys and all. */
function Asking({ screen }: { readonly screen: ReactNode }) {
  useKeyListener(false, null);
  return (
    <>
      <div className={styles.asking}>
        <Desk />
        {screen}
      </div>
      <RingStack />
      <MessageList />
    </>
  );
}
