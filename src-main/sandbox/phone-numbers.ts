// Hands out made-up Québec numbers: 555-0100 to 555-0199, kept for fiction, across the area codes, then other 555 lines.

const areaCodes = ['514', '438', '450', '418', '819', '581', '873'] as const;
const fictionalLines = 100;
const linesAnExchange = 10_000;

/** Returns a function that gives a new E.164 number at every call, none twice, none of the `reserved`. */
export function phoneNumbers(reserved: ReadonlySet<string>): () => string {
  let given = 0;
  return () => {
    for (;;) {
      const number = numberAt(given);
      given += 1;
      if (!reserved.has(number)) return number;
    }
  };
}

function numberAt(index: number): string {
  const place = index % areaCodes.length;
  const turn = Math.floor(index / areaCodes.length);
  // 37 shares no factor with 100: the hundred fictional lines of an area come once each, in an order that looks like none.
  const line =
    turn < fictionalLines ? 100 + ((turn * 37 + place * 13) % fictionalLines) : (turn + 100) % linesAnExchange;
  const exchange = 555 + Math.floor(turn / linesAnExchange);
  return `+1${areaCodes[place]}${exchange}${String(line).padStart(4, '0')}`;
}
