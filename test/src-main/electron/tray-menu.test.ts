// What the tray says of a snapshot, in both languages.
import { describe, expect, it } from 'vitest';
import en from '../../../resources/locales/shell-en.json';
import fr from '../../../resources/locales/shell-fr.json';
import { trayStateOf } from '../../../src-main/electron/tray-menu.ts';
import type { Snapshot } from '../../../src-preload/contract/snapshot.ts';
import { firstSnapshot } from '../../fakes/first-snapshot.ts';
import { ringing } from '../../src-renderer/preview/scenes.ts';

const now = new Date(2026, 10, 22, 16, 40).getTime();

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
    expect(trayStateOf(connected, now)).toMatchObject({
      status: ['Online'],
      tooltip: 'Offhook · Online',
      icon: 'usual',
    });
  });

  it('counts what is under way, confirmed or not, and what needs the agent', () => {
    const busy = withBalance(connected, { 'on-its-way': 2, 'being-confirmed': 1, 'needs-you': 4, 'in-crm': 90 });
    expect(trayStateOf(busy, now)).toMatchObject({
      status: ['Online', 'On the way to the CRM: 3', 'Need you: 4'],
      icon: 'needs-you',
    });
    expect(trayStateOf(inFrench(busy), now).status).toEqual([
      'En ligne',
      'En route vers le CRM\u00a0: 3',
      'À régler\u00a0: 4',
    ]);
  });

  it('says why nothing moves', () => {
    const offline = { ...connected, connection: { ...connected.connection, reach: 'unreachable' as const } };
    expect(trayStateOf(offline, now).status[0]).toMatch(/^Offline/);
    expect(trayStateOf(firstSnapshot, now).status[0]).toMatch(/^Not connected/);
    const refused = { ...connected, delivery: { ...connected.delivery, paused: 'key-refused' as const } };
    expect(trayStateOf(refused, now)).toMatchObject({ status: ['The CRM refuses the key'], icon: 'needs-you' });
  });

  it('offers its deeds in the language set, else in the system’s', () => {
    const labels = (snapshot: Snapshot): string[] => {
      const { deeds, quiet, quit } = trayStateOf(snapshot, now);
      return [...deeds, quiet, quit].map(({ label }) => label);
    };
    expect(labels(connected)).toEqual(['Dial', 'Show Offhook', 'Do not disturb', 'Quit']);
    expect(labels(inFrench(connected))).toEqual(['Composer', 'Afficher Offhook', 'Ne pas déranger', 'Quitter']);
    const frenchSystem = { ...connected, shell: { ...connected.shell, language: 'fr' as const } };
    expect(labels(frenchSystem)).toEqual(['Composer', 'Afficher Offhook', 'Ne pas déranger', 'Quitter']);
  });
});

describe('trayStateOf, while it rings', () => {
  const known = ringing({ id: 'first', lead: { id: 1, name: 'Geneviève Côté' } });
  const unknown = ringing({ id: 'second', number: '+18195550121', raw: '8195550121', lead: null });
  const state = (part: Partial<Snapshot>) => trayStateOf({ ...connected, ...part }, now);

  it('says who rings before all else, with the deeds for the one that has rung longest', () => {
    const two = state({ ringing: [known, unknown] });
    expect(two).toMatchObject({
      icon: 'ringing',
      tooltip: 'Offhook · Ringing: Geneviève Côté · Ringing: 819 555-0121 · Online',
    });
    expect(two.ringing.map(({ deed, label }) => ({ deed, label }))).toEqual([
      { deed: { kind: 'answered', callId: 'first' }, label: 'I answered' },
      { deed: { kind: 'silence', callId: 'first' }, label: 'Silence' },
    ]);
    const hidden = ringing({ number: null, raw: '', lead: null });
    expect(trayStateOf(inFrench({ ...connected, ringing: [hidden] }), now).status[0]).toBe(
      'Ça sonne\u00a0: Numéro masqué',
    );
  });

  it('is quiet again once the ring is silenced, and still says who it is', () => {
    const silenced = state({ ringing: [{ ...known, silenced: true }] });
    expect(silenced).toMatchObject({ icon: 'usual', ringing: [] });
    expect(silenced.status[0]).toBe('Ringing: Geneviève Côté');
  });

  it('counts those who are owed a call back', () => {
    expect(state({ callbacks: 2 }).deeds.map(({ label }) => label)).toContain('Call back: 2');
    expect(state({ callbacks: 2 }).icon).toBe('needs-you');
    expect(state({}).deeds.map(({ id }) => id)).not.toContain('callbacks');
  });
});

describe('trayStateOf, not to be disturbed', () => {
  const quietUntil = (at: number | null): Snapshot => ({
    ...connected,
    settings: { ...connected.settings, quietUntil: at },
  });

  it('says until when, with the day where it is another one, and offers the end of it', () => {
    const { quiet } = trayStateOf(quietUntil(now + 1_800_000), now);
    expect(quiet.label).toMatch(/^Do not disturb until 5:10\sp\.m\.$/);
    expect(quiet.entries.map(({ id }) => id)).toEqual(['quiet-half-hour', 'quiet-hour', 'quiet-tomorrow', 'quiet-off']);
    expect(trayStateOf(inFrench(quietUntil(now + 86_400_000)), now).quiet.label).toMatch(
      /^Ne pas déranger jusqu’à lun\.\s16\sh\s40$/,
    );
  });

  it('offers its spans alone once it is over', () => {
    const { quiet } = trayStateOf(quietUntil(now), now);
    expect(quiet.label).toBe('Do not disturb');
    expect(quiet.entries.map(({ deed }) => deed)).not.toContainEqual({ kind: 'quiet', span: null });
  });
});

describe('the words of the shell', () => {
  it('are the same set in both languages', () => {
    const keys = (value: object, path = ''): string[] =>
      Object.entries(value).flatMap(([key, below]) =>
        typeof below === 'object' ? keys(below, `${path}${key}.`) : `${path}${key}`,
      );
    expect(keys(fr)).toEqual(keys(en));
  });
});
