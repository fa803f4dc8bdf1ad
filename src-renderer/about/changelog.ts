// The news of each version, read from the changelog of a language. Pure: the texts are given.

export interface Release {
  readonly version: string;
  /** ISO date. */
  readonly date: string;
  readonly parts: readonly { readonly title: string; readonly items: readonly string[] }[];
}

/** Reads `## 0.1.0 — 2026-11-22`, `### title` and `- item` lines, newest release first as they stand; other lines are left out. */
export function readChangelog(text: string): readonly Release[] {
  const [, ...releases] = text.split(/^## /m);
  return releases.map((release) => {
    const [head = '', ...parts] = release.split(/^### /m);
    const [version = '', date = ''] = head.trim().split(' — ');
    return { version, date, parts: parts.map(readPart) };
  });
}

function readPart(text: string): Release['parts'][number] {
  const [title = '', ...lines] = text.split('\n');
  return { title, items: lines.filter((line) => line.startsWith('- ')).map((line) => line.slice(2)) };
}
