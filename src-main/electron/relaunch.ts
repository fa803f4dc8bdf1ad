// The command that starts this Offhook again, on the same data folder: for links and for the start at login.

export interface Launch {
  readonly execPath: string;
  /** Set by an AppImage, whose own program lies in a folder that goes when it ends. */
  readonly appImage: string | undefined;
  /** The app's folder where it isn't packaged, else null. */
  readonly appFolder: string | null;
  /** Switches that were given to Chromium. */
  readonly switches: readonly string[];
  /** Null where it is the usual one. */
  readonly dataFolder: string | null;
}

/** Returns the program and its arguments. Of Chromium's switches only the one that some systems can't start without. */
export function relaunchCommand({
  execPath,
  appImage,
  appFolder,
  switches,
  dataFolder,
}: Launch): readonly [string, ...string[]] {
  return [
    appImage ?? execPath,
    ...switches.filter((one) => one === '--no-sandbox'),
    ...(appFolder === null ? [] : [appFolder]),
    ...(dataFolder === null ? [] : ['--data-dir', dataFolder]),
  ];
}
