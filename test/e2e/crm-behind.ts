// The app on a sandbox CRM that the test itself holds: it sets the faults and reads what arrived.

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, inject, onTestFinished } from 'vitest';
import { SANDBOX_KEY, type Sandbox, type SandboxOptions, startSandbox } from '../../src-main/sandbox/sandbox.ts';
import {
  type BrowserStage,
  browserStage,
  type ElectronStage,
  electronStage,
  launchChromium,
  type Stage,
} from './app-process.ts';
import type { Tour } from './tour.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The shell that the tests of flows run in: each project's own. */
    readonly shell: 'browser' | 'electron';
  }
}

/** Starts a CRM with the five fixed leads; it ends with the test. */
export async function fixedCrm(options: SandboxOptions = {}): Promise<Sandbox> {
  const crm = await startSandbox({ leads: 5, ...options });
  onTestFinished(() => crm.close());
  return crm;
}

/** Prepares the shell of this project; whoever asked clears it. */
export async function prepareStage(env: Readonly<Record<string, string>> = withKey): Promise<Stage> {
  return inject('shell') === 'electron' ? electronStage(env) : prepareBrowser(env);
}

/** Prepares the shell of this project for one test, with the sandbox's key in its environment. */
export async function stageForTest(env: Readonly<Record<string, string>> = withKey): Promise<Stage> {
  return clearedAfterTest(await prepareStage(env));
}

/** Prepares the browser shell for one test, with the sandbox's key in its environment. */
export async function browserForTest(env: Readonly<Record<string, string>> = withKey): Promise<BrowserStage> {
  return clearedAfterTest(await prepareBrowser(env));
}

/** Prepares Electron for one test, with the sandbox's key in its environment. */
export function electronForTest(env: Readonly<Record<string, string>> = withKey): ElectronStage {
  return clearedAfterTest(electronStage(env));
}

/** Says who sits here, and waits for the leads. The second is the owner of no key. */
export async function sitDown(page: Page, name: 'Sophie Lavoie' | 'Étienne Gagné' = 'Sophie Lavoie'): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.getByText('5 leads', { exact: true }).waitFor();
}

export interface AtWork<S extends Stage> {
  readonly stage: S;
  readonly crm: Sandbox;
  readonly page: Page;
}

/** Starts the shell of this project on a CRM, as Sophie Lavoie, with the leads in. */
export async function atWork(...options: readonly string[]): Promise<AtWork<Stage>> {
  return workOn(await stageForTest(), options);
}

/** The same in the browser shell. */
export async function atWorkInBrowser(...options: readonly string[]): Promise<AtWork<BrowserStage>> {
  return workOn(await browserForTest(), options);
}

async function workOn<S extends Stage>(stage: S, options: readonly string[]): Promise<AtWork<S>> {
  const crm = await fixedCrm();
  await stage.start('--crm-url', crm.url, ...options);
  await sitDown(stage.page());
  return { stage, crm, page: stage.page() };
}

/** Prepares the tour of a whole test file: one app, one browser, one CRM for all of its tests. */
export function onTour(stop: Tour['stop']): () => Tour {
  let tour: Tour | null = null;
  beforeAll(async () => {
    tour = { stage: await prepareBrowser(withKey), crm: await startSandbox({ leads: 5 }), stop };
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

async function prepareBrowser(env: Readonly<Record<string, string>>): Promise<BrowserStage> {
  chromium ??= launchChromium();
  return browserStage(env, await chromium);
}

function clearedAfterTest<S extends Stage>(stage: S): S {
  onTestFinished(() => stage.clear());
  return stage;
}

/** One for all tests of a file. */
let chromium: Promise<Browser> | null = null;
afterAll(async () => (await chromium)?.close());

const withKey = { OFFHOOK_CRM_TOKEN: SANDBOX_KEY };
