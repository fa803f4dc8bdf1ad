// The story in real Electron.

import { afterAll, beforeAll, describe } from 'vitest';
import { type ElectronStage, electronStage } from '../app-process.ts';
import { tellStory } from '../story.ts';

describe('a first day in Electron', () => {
  let stage: ElectronStage;
  beforeAll(() => {
    stage = electronStage();
  });
  afterAll(() => stage.clear());
  tellStory(() => stage);
});
