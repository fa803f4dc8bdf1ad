// The three suites: `unit` needs nothing, `browser` drives Chromium on the built browser shell, `electron` drives the built app.
// What an agent does from end to end (`flows`) is tried in both shells.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**'],
          testTimeout: 20_000,
          // Every core: the long ones mostly wait for the disk and for other processes.
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/e2e/browser/**/*.test.ts', 'test/e2e/flows/**/*.test.ts'],
          provide: { shell: 'browser' },
          testTimeout: 180_000,
          hookTimeout: 60_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          expect: { poll: { timeout: 15_000 } },
        },
      },
      {
        extends: true,
        test: {
          name: 'electron',
          include: ['test/e2e/electron/**/*.test.ts', 'test/e2e/flows/**/*.test.ts'],
          provide: { shell: 'electron' },
          testTimeout: 180_000,
          hookTimeout: 60_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
