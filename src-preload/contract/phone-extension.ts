// The extension after a number, in every form people write it, so that `514 555-0199 poste 204` is never dialled as
// 5145550199204. Also the words that may stand around a number without being part of it.

/** An extension read at the start of a text: its digits, and how much of the text it took. */
interface Extension {
  readonly digits: string;
  readonly length: number;
}

const words =
  'ext(?:ension|n|[eé]rieur)?|x{1,2}|xt|postes?|pst|post|bureau|bur|p|w|local|loc|interne|int|anexo|toestel';
const gap = '[ \\t\\n\\r.(/\\[-]{0,4}';
const labelled = new RegExp(
  `^${gap}[,;]?${gap}(?:${words})[ .:=]{0,3}(?:#|n(?:o|°|º|um)\\.?)?[ :]{0,2}([0-9]{1,9})(?![0-9])`,
  'i',
);
const paused = /^[ ]{0,2}(?:,[, ]{0,2},|[;,]{0,2}[pw]{1,4}|;(?:ext|postd)=[pw,]{0,4})[ ,pw]{0,4}([0-9][0-9,pw]{0,20})/i;
const keyedIn = /^[ ]{0,2}[,;]?[ ]{0,2}#[ :]{0,2}([0-9]{1,9})(?![0-9])/;
const onePause = /^[ ]{0,2}[,;][ ]{0,2}([0-9]{1,6})[ .]{0,2}$/;

/**
 * Reads the extension that begins a text, which is what follows a number: `ext. 204`, `x204`, `poste 204`, `p. 204`,
 * `bureau 204`, `w12`, `#204`, `;ext=204`, `,,204`. Null where there is none, a label without digits included.
 *
 * Pauses are dropped and `#` ends what is keyed in: `,,204#` is 204, and a second code after it is left out. One comma
 * is a pause only where `loosely` is set and nothing follows: elsewhere it rather ends a sentence or a column.
 */
export function readExtension(text: string, loosely: boolean): Extension | null {
  const found =
    labelled.exec(text) ?? paused.exec(text) ?? keyedIn.exec(text) ?? (loosely ? onePause.exec(text) : null);
  if (!found?.[1]) return null;
  const digits = found[1].replace(/[^0-9]/g, '');
  if (digits.length > 11) return null;
  const tail = /^#[0-9#*,;pw]{0,40}/i.exec(text.slice(found[0].length))?.[0] ?? '';
  return { digits, length: found[0].length + tail.length };
}

const beforeExtension =
  /(?<![\p{L}\p{N}])(?:ext(?:ension|n|[eé]rieur)?|x{1,2}|xt|postes?|pst)[ .:=]{0,3}(?:#|n(?:o|°|º|um)\.?)?[ :]{0,2}$/iu;

/**
 * Tells whether digits in one piece are an extension by the words before them, however many they are. Only by labels
 * that name nothing else: `bureau 5145550199` is an office's number.
 */
export function isLabelled(before: string, written: string): boolean {
  return /^[ ]*(?:1[ .-]?)?[0-9]+[ ]*$/.test(written) && beforeExtension.test(before);
}

const bareLabel = new RegExp(`^${gap}(?:${words})[ .:#]{0,3}$`, 'i');

/** Tells whether a text is an extension's label still without its digits, as while it is being typed. */
export function isBareLabel(text: string): boolean {
  return bareLabel.test(text);
}
