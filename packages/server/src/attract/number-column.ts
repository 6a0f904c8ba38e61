const COMMA = 44;
const MINUS = 45;
const ZERO = 48;

/**
 * Whole numbers that stand in a text between commas, as a column; an empty place is `missing`. No string is made of each:
 * a ledger of a hundred thousand projects would leave a million of them behind.
 */
export function numberColumn(text: string | null, missing = 0): Float64Array {
  if (text === null) return new Float64Array(0);
  let count = 1;
  for (let at = text.indexOf(","); at >= 0; at = text.indexOf(",", at + 1)) count++;
  const column = new Float64Array(count);
  let [place, value, sign, isEmpty] = [0, 0, 1, true];
  for (let at = 0; at <= text.length; at++) {
    const code = at === text.length ? COMMA : text.charCodeAt(at);
    if (code === COMMA) {
      column[place++] = isEmpty ? missing : sign * value;
      [value, sign, isEmpty] = [0, 1, true];
    } else if (code === MINUS) sign = -1;
    else {
      value = value * 10 + code - ZERO;
      isEmpty = false;
    }
  }
  return column;
}
