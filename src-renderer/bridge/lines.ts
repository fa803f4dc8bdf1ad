// Cuts a streamed text into lines, whatever the pieces it comes in.

/** Returns a function that takes the next piece of text and gives the whole lines it completed, blank ones left out. */
export function lineSplitter(): (piece: string) => readonly string[] {
  let rest = '';
  return (piece) => {
    const parts = (rest + piece).split('\n');
    rest = parts.pop() ?? '';
    return parts.filter((line) => line.trim() !== '');
  };
}
