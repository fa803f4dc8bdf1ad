// Whether Electron can run on this computer, found out before it is tried: where it can't, it dies with a page of
// Chromium's own words, and the agent is better served by the browser shell at once.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isRoot: boolean;
  /** Switches meant for Chromium. */
  readonly switches: readonly string[];
  /** Path of Electron's program, or null; may fetch it. */
  readonly find: () => string | null;
  /** Linux: whether this program finds a way to sandbox its processes. */
  readonly canSandbox: (program: string) => boolean;
}

export type ElectronFit =
  | { readonly ok: true; readonly program: string }
  | { readonly ok: false; readonly reason: Unfit };

/** Why Electron can't run; `launch.no-electron` of the locale files has the sentences. */
export type Unfit = 'no-display' | 'root' | 'not-fetched' | 'no-sandbox';

/** Tells which program to run, or why none would. The program is looked for last, as that may fetch 100 MB. */
export function fitElectron({ platform, env, isRoot, switches, find, canSandbox }: Surroundings): ElectronFit {
  const isLinux = platform === 'linux';
  const sandboxed = isLinux && !switches.includes('--no-sandbox');
  if (isLinux && !env.DISPLAY && !env.WAYLAND_DISPLAY) return { ok: false, reason: 'no-display' };
  if (sandboxed && isRoot) return { ok: false, reason: 'root' };
  const program = find();
  if (program === null) return { ok: false, reason: 'not-fetched' };
  if (sandboxed && !canSandbox(program)) return { ok: false, reason: 'no-sandbox' };
  return { ok: true, program };
}

/**
 * Returns the path of Electron's program, or null. Where it is missing, Electron's own installer is tried once, silently.
 * `ELECTRON_OVERRIDE_DIST_PATH` names the folder of another one, as for Electron itself.
 */
export function findElectron(project: string, env: NodeJS.ProcessEnv = process.env): string | null {
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  const module = join(project, 'node_modules/electron');
  const program = join(override ?? join(module, 'dist'), programOf(process.platform));
  if (existsSync(program)) return program;
  if (override !== undefined || !existsSync(module)) return null;
  spawnSync(process.execPath, [join(module, 'install.js')], { stdio: 'ignore', timeout: longestFetch });
  return existsSync(program) ? program : null;
}

/**
 * Linux: true where Chromium can use namespaces of unprivileged users, or its helper is installed for root. Ubuntu 24.04
 * forbids the first to programs without a profile, and an unpacked Electron has neither.
 */
export function canSandbox(program: string): boolean {
  const helper = statSync(join(dirname(program), 'chrome-sandbox'), { throwIfNoEntry: false });
  if (helper !== undefined && helper.uid === 0 && (helper.mode & 0o4000) !== 0) return true;
  return (
    readFlag('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') !== '1' &&
    readFlag('/proc/sys/kernel/unprivileged_userns_clone') !== '0' &&
    readFlag('/proc/sys/user/max_user_namespaces') !== '0'
  );
}

/** Milliseconds; a slow line takes minutes for its 100 MB. */
const longestFetch = 300_000;

function programOf(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/** Null where this kernel has no such flag. */
function readFlag(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return null;
  }
}
