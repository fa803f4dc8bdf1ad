// A program as Linux desktops know it: the text of a .desktop file, for links and for the start at login.

export interface DesktopEntry {
  /** The program and its arguments, as they are; `%u` stands for the link that is opened. */
  readonly command: readonly string[];
  /** Path of the icon. */
  readonly icon: string;
  /** Kinds of files and links that the program opens. */
  readonly mimeTypes: readonly string[];
}

/** Writes the file's text. Desktop Entry Specification 1.5: quoting of `Exec`, then the escapes of any value. */
export function desktopEntry({ command, icon, mimeTypes }: DesktopEntry): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Offhook',
    'Comment=Softphone companion of Activix CRM',
    'Comment[fr]=Compagnon de téléphonie d’Activix CRM',
    `Exec=${escaped(command.map(quoted).join(' '))}`,
    `Icon=${escaped(icon)}`,
    'Terminal=false',
    'Categories=Office;Telephony;',
    'StartupWMClass=Offhook',
    ...(mimeTypes.length === 0 ? [] : [`MimeType=${mimeTypes.join(';')};`]),
    '',
  ].join('\n');
}

function quoted(argument: string): string {
  if (argument === '%u') return argument;
  const whole = argument.replaceAll('%', '%%');
  return /^[\w@+=:,./-]+$/.test(whole) ? whole : `"${whole.replace(/["`$\\]/g, '\\$&')}"`;
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
}
