// The world's numbering plans, from the library's metadata: which regions dial with +1, and which numbers somebody may
// have. The library answers too, but takes ten times longer over each; tests hold both to the same answers.

import { type CountryCode, isSupportedCountry, Metadata } from 'libphonenumber-js/max';

/** Tells whether a region is one the numbering plans know. */
export function isRegion(region: string): region is CountryCode {
  return /^[A-Z]{2}$/.test(region) && isSupportedCountry(region);
}

/** Tells whether a region dials with +1. */
export function isNanp(region: string): boolean {
  nanpRegions ??= new Set(regionsOf('1'));
  return nanpRegions.has(region);
}

/** Tells whether ten digits are a North American number that somebody may have, or one kept for fiction. */
export function isAssigned(national: string): boolean {
  nanp ??= nanpPattern();
  return nanp.test(national);
}

/**
 * Tells whether a country code and what follows it are a whole number as they stand. False says nothing: there may be
 * a national prefix to take off, which is left to the library.
 */
export function isWhole(digits: string): boolean {
  if (digits.length > 15) return false;
  for (let length = 1; length <= 3; length++) {
    const plan = planOf(digits.slice(0, length));
    const national = digits.slice(length);
    if (plan) return plan.numbers.test(national) && !plan.prefix?.test(national);
  }
  return false;
}

let nanpRegions: ReadonlySet<string> | undefined;
let nanp: RegExp | undefined;

/** What a country code covers: its national prefix, and the numbers of all its countries. */
interface Plan {
  readonly prefix: RegExp | null;
  readonly numbers: RegExp;
}

const plans = new Map<string, Plan | null>();

/** Plans are compiled when they are first met; null for digits that are no country code. */
function planOf(code: string): Plan | null {
  const known = plans.get(code);
  if (known !== undefined) return known;
  const countries = regionsOf(code).map((country) => planDataOf(country));
  const numbers = countries.map((data) => `(?=(?:${data.nationalNumberPattern()})$)(?:${patternsOf(data).join('|')})`);
  const prefix = countries[0]?.nationalPrefixForParsing();
  const plan: Plan | null =
    countries.length === 0
      ? null
      : {
          prefix: prefix ? new RegExp(`^(?:${prefix})`) : null,
          numbers: new RegExp(`^(?:${numbers.join('|')})$`),
        };
  plans.set(code, plan);
  return plan;
}

/**
 * One pattern for the 25 countries of +1.
 *
 * 555-01XX is kept for fiction in every area code. Canada and the United States' patterns accept it; those of the
 * islands list real exchanges only and refuse it. It is accepted everywhere on purpose: demonstrations, training and
 * tests dial such numbers, and no subscriber can be reached by mistake.
 */
function nanpPattern(): RegExp {
  const plans = regionsOf('1').map((country) => planDataOf(country));
  const fiction = plans.map((data) => data.leadingDigits()).filter((area) => area !== undefined);
  const patterns = new Set([...plans.flatMap(patternsOf), `(?:${fiction.join('|')})55501[0-9]{2}`]);
  return new RegExp(`^(?=[0-9]{10}$)(?:${[...patterns].join('|')})$`);
}

const types = [
  'FIXED_LINE',
  'MOBILE',
  'TOLL_FREE',
  'PREMIUM_RATE',
  'SHARED_COST',
  'VOIP',
  'PERSONAL_NUMBER',
  'PAGER',
  'UAN',
  'VOICEMAIL',
] as const;

/** The parts of a numbering plan that the library has and its declarations leave out. */
interface PlanData {
  leadingDigits(): string | undefined;
  nationalNumberPattern(): string;
  nationalPrefixForParsing(): string | undefined;
  type(name: (typeof types)[number]): { pattern(): string | undefined } | undefined;
}

/** See PlanData. */
interface Plans {
  getCountryCodesForCallingCode(code: string): readonly CountryCode[] | undefined;
  readonly numberingPlan: PlanData;
}

function planDataOf(country: CountryCode): PlanData {
  const metadata = new Metadata();
  metadata.selectNumberingPlan(country);
  return undeclared(metadata).numberingPlan;
}

/** The regions of a country code, the one that lends its plan to the others first. */
function regionsOf(code: string): readonly CountryCode[] {
  const regions = undeclared(new Metadata()).getCountryCodesForCallingCode(code) ?? [];
  return regions.filter((region) => isRegion(region));
}

/** The methods are there, only undeclared; tests compare what comes of them with the library's own answers. */
function undeclared(metadata: Metadata): Plans {
  return metadata as unknown as Plans;
}

function patternsOf(data: PlanData): readonly string[] {
  return types.map((type) => data.type(type)?.pattern() ?? '').filter((pattern) => pattern !== '');
}
