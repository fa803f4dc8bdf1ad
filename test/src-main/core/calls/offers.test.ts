// Offers to dial: what links and the shortcut may do, which is to fill the dialer, and nothing else.

import { describe, expect, it } from 'vitest';
import { plainCore } from '../../../fakes/plain-core.ts';
import { numberOfLead } from '../../../fakes/plain-crm.ts';

describe('an offer', () => {
  it('shows the number of a link, and dials nothing', async () => {
    const { app } = await plainCore();
    await app.ask('link.open', { url: 'tel:+1-514-555-0199;ext=204' });
    const { offer, call } = app.core.snapshot();
    expect(offer).toMatchObject({ from: 'link', leadId: null, phones: [{ e164: '+15145550199', extension: '204' }] });
    expect(call).toBeNull();
    expect(app.dialled).toEqual([]);
  });

  it('shows every number of a lead, and the lead', async () => {
    const { app } = await plainCore();
    const { leads } = await app.ask('leads.by-number', { number: numberOfLead(1), open: null });
    const [lead] = leads;
    await app.ask('link.open', { url: `offhook:lead/${lead?.id}` });
    expect(app.core.snapshot().offer).toMatchObject({ leadId: lead?.id, phones: [{ e164: numberOfLead(1) }] });
    expect(await app.refuse('link.open', { url: 'offhook:lead/999999' })).toMatchObject({ code: 'no-such-lead' });
  });

  it('lets the agent choose where a link or a text holds several numbers', async () => {
    const { app } = await plainCore();
    await app.ask('link.open', { url: 'tel:514-555-0199 / 450-555-0142' });
    expect(app.core.snapshot().offer?.phones).toHaveLength(2);
    await app.ask('offer.text', { text: 'Cell 514 555-0199, bureau (450) 555-0142 poste 12' });
    expect(app.core.snapshot().offer).toMatchObject({ from: 'shortcut', phones: [{}, { extension: '12' }] });
    expect(await app.refuse('offer.text', { text: 'no number here' })).toMatchObject({ code: 'phone-refused' });
  });

  it('is gone once it was taken, for one window alone', async () => {
    const { app } = await plainCore();
    await app.ask('link.open', { url: 'tel:5145550199' });
    const id = app.core.snapshot().offer?.id ?? '';
    await app.ask('offer.take', { id });
    expect(app.core.snapshot().offer).toBeNull();
    expect(await app.refuse('offer.take', { id })).toMatchObject({ code: 'no-such-offer' });
  });

  it('takes no service code from a link, whatever its scheme; the agent who copied one is offered it', async () => {
    const { app } = await plainCore();
    const before = app.core.snapshot();
    for (const url of [
      'tel:*725145550199',
      'tel:*21*5145550199%23',
      'sip:%2372@example.com',
      'callto:**21*5145550199%23',
      'offhook:dial?number=*72%20514%20555-0199',
    ]) {
      expect(await app.refuse('link.open', { url })).toEqual({ code: 'bad-link', detail: 'service-code' });
    }
    expect(app.core.snapshot()).toEqual(before);
    await app.ask('offer.text', { text: '*72 514 555-0199' });
    expect(app.core.snapshot().offer).toMatchObject({ phones: [{ dial: '*725145550199' }] });
  });

  it('takes the privacy code of a link, which only hides who calls', async () => {
    const { app } = await plainCore();
    await app.ask('link.open', { url: 'tel:*675145550199' });
    expect(app.core.snapshot().offer).toMatchObject({ phones: [{ e164: '+15145550199', dial: '*675145550199' }] });
  });

  it('leaves everything as it was where the link is hostile', async () => {
    const { app } = await plainCore();
    const before = app.core.snapshot();
    for (const url of [
      'javascript:alert(1)',
      'tel:',
      'offhook:dial?number=',
      'sip:alice@example.com',
      'tel:\u0000911',
    ]) {
      expect(await app.refuse('link.open', { url })).toMatchObject({ code: 'bad-link' });
    }
    expect(app.core.snapshot()).toEqual(before);
  });
});
