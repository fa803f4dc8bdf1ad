// What to paste into each phone, to the letter: the names of its own settings and the addresses to put there. The names
// stand as the makers write them; they are not words of this app. Sources: test/src-main/line/hooks/requests.ts.

import type { LineFacts } from '../../src-preload/contract/line.ts';

export const recipeMakes = ['yealink', 'grandstream', 'snom', 'poly', 'microsip', 'shell', 'powershell'] as const;
export type RecipeMake = (typeof recipeMakes)[number];

interface RecipeLine {
  /** The name of the phone's setting; null for a command that is run as it is. */
  readonly name: string | null;
  readonly text: string;
}

/** Phones on a desk reach this computer by the network; programs on this computer don't need it. */
export function needsNetwork(make: RecipeMake): boolean {
  return make === 'yealink' || make === 'grandstream' || make === 'snom' || make === 'poly';
}

/** Returns what to paste, in the order of the phone's own page; empty while there is no port and secret yet. */
export function recipe(make: RecipeMake, { port, secret, addresses }: LineFacts): readonly RecipeLine[] {
  if (port === null || secret === null) return [];
  const host = needsNetwork(make) ? (addresses[0] ?? '127.0.0.1') : '127.0.0.1';
  const bare = `${host}:${port}/${secret}`;
  const base = `http://${bare}`;
  switch (make) {
    case 'yealink':
      return urls(base, 'yealink', 'number=$remote&id=$call_id', {
        'Incoming Call': 'ringing',
        'Outgoing Call': 'dialing',
        Established: 'answered',
        Terminated: 'ended',
        'Missed Call': 'missed',
      });
    case 'grandstream':
      // Grandstream's guide writes its addresses without `http://`.
      return urls(bare, 'grandstream', 'number=$remote', {
        'Incoming Call': 'ringing',
        'Outgoing Call': 'dialing',
        'Established Call': 'answered',
        'Terminated Call': 'ended',
        'Missed Call': 'missed',
      });
    case 'snom':
      return urls(base, 'snom', 'number=$remote&id=$call-id', {
        'Incoming Call (action_incoming_url)': 'ringing',
        'Outgoing Call (action_outgoing_url)': 'dialing',
        'On Connected (action_connected_url)': 'answered',
        'On Disconnected (action_disconnected_url)': 'ended',
        'Missed Call (action_missed_url)': 'missed',
      });
    case 'poly':
      return [
        { name: 'apps.telNotification.URL', text: `${base}/poly` },
        { name: 'apps.telNotification.incomingEvent', text: '1' },
        { name: 'apps.telNotification.outgoingEvent', text: '1' },
        { name: 'apps.telNotification.callStateChangeEvent', text: '1' },
      ];
    case 'microsip':
      // MicroSIP adds the number as the last word of the command: `--data-raw` posts it, whatever it holds.
      return Object.entries({
        cmdIncomingCall: 'ringing',
        cmdOutgoingCall: 'dialing',
        cmdCallStart: 'answered',
        cmdCallEnd: 'ended',
      }).map(([name, event]) => ({ name, text: `curl.exe -s -m 2 ${base}/microsip/${event} --data-raw` }));
    case 'shell':
      return [{ name: null, text: `curl -s -m 2 ${base}/events -d '${example}'` }];
    case 'powershell':
      return [{ name: null, text: `Invoke-RestMethod -Method Post -Uri '${base}/events' -Body '${example}'` }];
  }
}

/** The least that says something of a call; the README lists every field. */
const example = '{"event":"ringing","number":"5145550199"}';

function urls(
  base: string,
  make: string,
  variables: string,
  names: Readonly<Record<string, string>>,
): readonly RecipeLine[] {
  return Object.entries(names).map(([name, event]) => ({ name, text: `${base}/${make}/${event}?${variables}` }));
}
