// What a body would weigh once it is parsed: ten megabytes of `{},` become hundreds, and a desktop has other things to hold.

/** A page of 100 leads with all that hangs on them has about 20,000 values. */
export const mostValues = 200_000;

/** Tells whether a body holds more JSON values than any honest answer: every value but the first follows one of `,[{`. */
export function isTooHeavy(body: Uint8Array): boolean {
  if (body.length <= mostValues) return false;
  let values = 1;
  let inText = false;
  for (let index = 0; index < body.length && values <= mostValues; index += 1) {
    switch (body[index]) {
      case 0x22: // "
        inText = !inText;
        break;
      case 0x5c: // \ makes the next byte stand for itself
        index += 1;
        break;
      case 0x2c: // ,
      case 0x5b: // [
      case 0x7b: // {
        if (!inText) values += 1;
    }
  }
  return values > mostValues;
}
