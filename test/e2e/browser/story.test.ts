// The story in headless Chromium on the browser shell.

import { afterAll, beforeAll, describe } from 'vitest';
import { type BrowserStage, browserStage } from '../app-process.ts';
import { tellStory } from '../story.ts';

describe('a first day in the browser shell', () => {
  let stage: BrowserStage;
  beforeAll(async () => {
    stage = await browserStage();
  });
  afterAll(() => stage.clear());
  tellStory(() => stage);
});
