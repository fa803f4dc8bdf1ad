import { describe, expect, it } from 'vitest';
import { makePeople } from '../../../src-main/sandbox/people.ts';

const reserved = ['+14385550142', '+15145550199', '+14505550134', '+15145550177', '+18195550121'];

describe('the made-up people', () => {
  it('are the same for the same seed, others for another, and only more for a larger count', () => {
    expect(makePeople(200, 5)).toEqual(makePeople(200, 5));
    expect(makePeople(200, 5).leads[10]).not.toEqual(makePeople(200, 6).leads[10]);
    expect(makePeople(400, 5).leads.slice(0, 200)).toEqual(makePeople(200, 5).leads);
    expect(makePeople(400, 5).communications.slice(0, 50)).toEqual(makePeople(200, 5).communications.slice(0, 50));
  });

  it.each([1, 2, 3])('always begin with the five fixed leads, whose numbers nobody else has (seed %i)', (seed) => {
    const { leads } = makePeople(400, seed);
    expect(leads.slice(0, 5).map((lead) => [lead.id, `${lead.first_name} ${lead.last_name}`])).toEqual([
      [1001, 'Geneviève Côté'],
      [1002, 'Marc-Antoine Bélanger'],
      [1003, 'Chloé Bélanger'],
      [1004, "William O'Neil"],
      [1005, 'Nguyễn Thị Lan'],
    ]);
    expect(leads[3]?.unsubscribe_call_date).not.toBeNull();
    const others = leads.slice(5).flatMap((lead) => lead.phones.map((phone) => phone.number));
    expect(others.filter((number) => reserved.includes(number))).toEqual([]);
  });

  it('have fictional numbers under 555, some shared by two leads and nearly all their own, in a crowd too', () => {
    const { leads } = makePeople(5000, 9);
    const numbers = leads.flatMap((lead) => lead.phones.map((phone) => phone.number));
    expect(numbers.filter((number) => !/^\+1(514|438|450|418|819|581|873)555\d{4}$/.test(number))).toEqual([]);
    const shared = numbers.length - new Set(numbers).size;
    expect(shared).toBeGreaterThan(50);
    expect(shared).toBeLessThan(300);
  });

  it('look like the customers of a Québec dealership', () => {
    const { leads, communications } = makePeople(2000, 4);
    const share = (count: number) => count / leads.length;
    expect(share(leads.filter((lead) => lead.locale === 'fr').length)).toBeCloseTo(0.8, 1);
    const doNotCall = share(leads.filter((lead) => lead.unsubscribe_call_date !== null).length);
    expect(doNotCall).toBeGreaterThan(0.02);
    expect(doNotCall).toBeLessThan(0.06);
    expect(leads.some((lead) => lead.phones.some((phone) => phone.extension !== null))).toBe(true);
    expect(leads.filter((lead) => lead.updated_at < lead.created_at)).toEqual([]);
    expect(new Set(communications.map((one) => one.id)).size).toBe(communications.length);
  });
});
