const USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** What is wrong with an organisation's code; real codes that fail exist, so callers warn and do not refuse. */
export type CodeFault = "wrong-length" | "wrong-character" | "wrong-check";

/**
 * Checks a unified social credit code (GB 32100-2015): 18 characters, the last a check character mod 31.
 * Answers undefined where it is right.
 * @example
 * expect(usccFault("91110108551385082Q")).toBeUndefined();
 * expect(usccFault("913205831000000160")).toBeUndefined();
 * expect(usccFault("913205831000000161")).toBe("wrong-check");
 */
export function usccFault(code: string): CodeFault | undefined {
  if (code.length !== 18) return "wrong-length";
  let sum = 0;
  for (let i = 0; i < 18; i++) {
    const digit = USCC_ALPHABET.indexOf(code[i] as string);
    if (digit < 0) return "wrong-character";
    if (i < 17) sum += digit * (USCC_WEIGHTS[i] as number);
  }
  const check = USCC_ALPHABET[(31 - (sum % 31)) % 31];
  return code[17] === check ? undefined : "wrong-check";
}

/**
 * Checks a legal entity identifier (ISO 17442): 20 characters, ISO/IEC 7064 MOD 97-10.
 * @example
 * expect(leiFault("5493001KJTIIGC8Y1R12")).toBeUndefined();
 * expect(leiFault("5493001KJTIIGC8Y1R13")).toBe("wrong-check");
 */
export function leiFault(code: string): CodeFault | undefined {
  if (code.length !== 20) return "wrong-length";
  if (!/^[0-9A-Z]{18}[0-9]{2}$/.test(code)) return "wrong-character";
  let remainder = 0;
  for (const character of code) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1 ? undefined : "wrong-check";
}
