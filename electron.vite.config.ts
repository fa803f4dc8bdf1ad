// How the three parts are bundled: one file a process, only the native SQLite module left outside.
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { licencesPlugin } from './build/licences.ts';

const here = import.meta.dirname;
const outside = ['electron', 'better-sqlite3'];

export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      rollupOptions: {
        input: {
          index: resolve(here, 'src-main/index.ts'),
          serve: resolve(here, 'src-main/serve.ts'),
          'check-file': resolve(here, 'src-main/store/check-file.ts'),
        },
        external: outside,
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rollupOptions: {
        input: { index: resolve(here, 'src-preload/index.ts') },
        external: outside,
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(here, 'src-renderer'),
    plugins: [react(), licencesPlugin(here)],
    build: {
      minify: true,
      rollupOptions: {
        input: { index: resolve(here, 'src-renderer/index.html'), ring: resolve(here, 'src-renderer/ring.html') },
      },
    },
  },
});
