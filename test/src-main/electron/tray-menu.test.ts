// What the tray says of a snapshot, in both languages.
import { describe, expect, it } from 'vitest';
import en from '../../../resources/locales/en.json';
import fr from '../../../resources/locales/fr.json';
import { trayStateOf } from '../../../src-main/electron/tray-menu.ts';
import type { Snapshot } from '../../../src-preload/contract/snapshot.ts';
import { firstSnapshot } from '../web/fake-core.ts';

const connected: Snapshot = {
  ...firstSnapshot,
  connection: { ...firstSnapshot.connection, stage: 'connected', reach: 'reachable' },
};

function withBalance(snapshot: Snapshot, balance: Partial<Snapshot['delivery']['balance']>): Snapshot {
  return {
    ...snapshot,
    delivery: { ...snapshot.delivery, balance: { ...snapshot.delivery.balance, ...balance } },
  };
}

function inFrench(snapshot: Snapshot): Snapshot {
  return { ...snapshot, settings: { ...snapshot.settings, language: 'fr' } };
}

describe('trayStateOf', () => {
  it('is one quiet line while nothing waits', () => {
    expect(trayStateOf(connected)).toMatchObject({ status: ['Online'], tooltip: 'Offhook · Online', needsYou: false });
  });

  it('counts what is under way, confirmed or not, and what needs the agent', () => {
    const busy = withBalance(connected, { 'on-its-way': 2, 'being-confirmed': 1, 'needs-you': 4, 'in-crm': 90 });
    expect(trayStateOf(busy)).toMatchObject({
      status: ['Online', 'On the way to the CRM: 3', 'Need you: 4'],
      needsYou: true,
    });
    expect(trayStateOf(inFrench(busy)).status).toEqual([
      'En ligne',
      'En route vers le CRM\u00a0: 3',
      'À régler\u00a0: 4',
    ]);
  });

  it('says why nothing moves', () => {
    const offline = { ...connected, connection: { ...connected.connection, reach: 'unreachable' as const } };
    expect(trayStateOf(offline).status[0]).toMatch(/^Offline/);
    expect(trayStateOf(firstSnapshot).status[0]).toMatch(/^Not connected/);
    const refused = { ...connected, delivery: { ...connected.delivery, paused: 'key-refused' as const } };
    expect(trayStateOf(refused)).toMatchObject({ status: ['The CRM refuses the key'], needsYou: true });
  });

  it('offers its deeds in the language set, else in the system’s', () => {
    const labels = (snapshot: Snapshot): string[] => trayStateOf(snapshot).deeds.map(({ label }) => label);
    expect(labels(connected)).toEqual(['Dial', 'Show Offhook', 'Quit']);
    expect(labels(inFrench(connected))).toEqual(['Composer', 'Afficher Offhook', 'Quitter']);
    const frenchSystem = { ...connected, shell: { ...connected.shell, language: 'fr' as const } };
    expect(labels(frenchSystem)).toEqual(['Composer', 'Afficher Offhook', 'Quitter']);
  });
});

describe('the words of the shell', () => {
  it('are the same set in both languages', () => {
    const keys = (value: object, path = ''): string[] =>
      Object.entries(value).flatMap(([key, below]) =>
        typeof below === 'object' ? keys(below, `${path}${key}.`) : `${path}${key}`,
      );
    expect(keys(fr.shell)).toEqual(keys(en.shell));
  });
});
