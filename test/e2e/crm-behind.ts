// The app on a sandbox CRM that the test itself holds: it sets the faults and reads what arrived.

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { SANDBOX_KEY, type Sandbox, type SandboxOptions, startSandbox } from '../../src-main/sandbox/sandbox.ts';
import { type BrowserStage, browserStage, type ElectronStage, electronStage, launchChromium } from './app-process.ts';
import type { Tour } from './tour.ts';

/** Starts a CRM with the five fixed leads; it ends with the test. */
export async function fixedCrm(options: SandboxOptions = {}): Promise<Sandbox> {
  const crm = await startSandbox({ leads: 5, ...options });
  onTestFinished(() => crm.close());
  return crm;
}

/** Prepares the browser shell for one test, with the sandbox's key in its environment. */
export async function browserForTest(env: Readonly<Record<string, string>> = withKey): Promise<BrowserStage> {
  chromium ??= launchChromium();
  const stage = await browserStage(env, await chromium);
  onTestFinished(() => stage.clear());
  return stage;
}

/** Prepares Electron for one test, with the sandbox's key in its environment. */
export function electronForTest(env: Readonly<Record<string, string>> = withKey): ElectronStage {
  const stage = electronStage(env);
  onTestFinished(() => stage.clear());
  return stage;
}

/** Says who sits here, and waits for the leads. The second is the owner of no key. */
export async function sitDown(page: Page, name: 'Sophie Lavoie' | 'Étienne Gagné' = 'Sophie Lavoie'): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.getByText('5 leads', { exact: true }).waitFor();
}

export interface AtWork {
  readonly stage: BrowserStage;
  readonly crm: Sandbox;
  readonly page: Page;
}

/** Starts the browser shell on a CRM, as Sophie Lavoie, with the leads in. */
export async function atWork(...options: readonly string[]): Promise<AtWork> {
  const crm = await fixedCrm();
  const stage = await browserForTest();
  await stage.start('--crm-url', crm.url, ...options);
  await sitDown(stage.page());
  return { stage, crm, page: stage.page() };
}

/** Prepares the tour of a whole test file: one app, one browser, one CRM for all of its tests. */
export function onTour(stop: Tour['stop']): () => Tour {
  let tour: Tour | null = null;
  beforeAll(async () => {
    chromium ??= launchChromium();
    const crm = await startSandbox({ leads: 5 });
    tour = { stage: await browserStage(withKey, await chromium), crm, stop };
  });
  afterAll(async () => {
    await tour?.stage.clear();
    await tour?.crm.close();
  });
  return () => {
    if (tour === null) throw new Error('the tour has not begun');
    return tour;
  };
}

/** One for all tests of a file. */
let chromium: Promise<Browser> | null = null;
afterAll(async () => (await chromium)?.close());

const withKey = { OFFHOOK_CRM_TOKEN: SANDBOX_KEY };
