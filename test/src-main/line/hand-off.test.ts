// Handing a number to the phone, in both shells.
import { describe, expect, it } from 'vitest';
import { handOff } from '../../../src-main/line/hand-off.ts';
import { type Phone, parsePhone } from '../../../src-preload/contract/phone.ts';

function phone(text: string): Phone {
  const parsed = parsePhone(text, 'CA');
  if (!parsed.ok) throw new Error(parsed.refusal);
  return parsed.phone;
}

describe('handOff', () => {
  it('opens the link where the shell can, and leaves nothing to the page', async () => {
    const opened: string[] = [];
    const line = handOff(async (url) => {
      opened.push(url);
      return true;
    });
    expect(await line.dial(phone('514 555-0199 poste 204'), 'tel')).toEqual({ ok: true, value: null });
    expect(await line.dial(phone('514 555-0199'), 'sip')).toEqual({ ok: true, value: null });
    expect(opened).toEqual(['tel:+15145550199;ext=204', 'sip:+15145550199']);
  });

  it('says so where the system has no phone app', async () => {
    const answer = await handOff(() => Promise.resolve(false)).dial(phone('514 555-0199'), 'tel');
    expect(answer).toEqual({ ok: false, failure: { code: 'no-phone-app', detail: null } });
  });

  it('leaves the link to the page in the browser shell', async () => {
    const answer = await handOff(null).dial(phone('514 555-0199 poste 204'), 'tel');
    expect(answer).toEqual({ ok: true, value: 'tel:+15145550199;ext=204' });
  });
});
