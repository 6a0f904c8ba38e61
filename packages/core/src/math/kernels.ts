import { KERNELS_BASE64 } from "./kernels-wasm.ts";

/** The compiled loops over one memory of their own. Addresses are in bytes. */
export type Kernels = {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly portfolioPanel: (
    ...args: [
      regions: number,
      offsets: number,
      members: number,
      panel: number,
      weights: number,
      plain: number,
      weighted: number,
    ]
  ) => void;
  readonly factorise: (
    ...args: [n: number, a: number, order: number, block: number, tiny: number, pack: number]
  ) => number;
  readonly invertFactors: (
    ...args: [n: number, a: number, x: number, block: number, pack: number]
  ) => void;
  readonly addWeightedSquares: (
    ...args: [rows: number, size: number, x: number, weights: number, hessian: number]
  ) => void;
};

type Engine = {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: Record<string, unknown> };
};

/** Undefined: not tried yet. Null: this machine has no WebAssembly SIMD, or forbids it. */
let compiled: object | null | undefined;

const PAGE = 65536;
/** Below this address the compiler may keep its own. */
const FIRST = 4096;

/**
 * Places for named blocks of bytes, each at a multiple of 16.
 * @example
 * expect(layOut({ a: 8, b: 4 })).toEqual({ at: { a: 4096, b: 4112 }, bytes: 4128 });
 */
export function layOut<K extends string>(
  sizes: Readonly<Record<K, number>>,
): { at: Record<K, number>; bytes: number } {
  let next = FIRST;
  const at = {} as Record<K, number>;
  for (const [name, size] of Object.entries(sizes) as [K, number][]) {
    at[name] = next;
    next += Math.ceil(size / 16) * 16;
  }
  return { at, bytes: next };
}

/**
 * A fresh instance of the kernels with room for so many bytes, or undefined where WebAssembly SIMD is not to be had: then
 * the plain TypeScript twin does the work. Each call gets its own memory, so nothing is shared and nothing is kept.
 * @example
 * const kernels = openKernels(100_000);
 * expect(kernels === undefined || kernels.memory.buffer.byteLength >= 100_000).toBe(true);
 */
export function openKernels(bytes: number): Kernels | undefined {
  const engine = (globalThis as { WebAssembly?: Engine }).WebAssembly;
  if (engine === undefined || compiled === null) return undefined;
  try {
    compiled ??= new engine.Module(decode(KERNELS_BASE64));
    const { exports } = new engine.Instance(compiled);
    const memory = exports.memory as { buffer: ArrayBuffer; grow: (pages: number) => number };
    const missing = Math.ceil((bytes - memory.buffer.byteLength) / PAGE);
    if (missing > 0) memory.grow(missing);
    return exports as unknown as Kernels;
  } catch {
    if (compiled === undefined) compiled = null;
    return undefined;
  }
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Base64, without leaning on what only browsers or only Node have. */
function decode(text: string): Uint8Array {
  const value = new Uint8Array(128);
  for (let i = 0; i < LETTERS.length; i++) value[LETTERS.charCodeAt(i)] = i;
  const length = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - length);
  for (let i = 0, out = 0; i < text.length; i += 4) {
    const code = (k: number) => value[text.charCodeAt(i + k)] as number;
    const word = (code(0) << 18) | (code(1) << 12) | (code(2) << 6) | code(3);
    bytes[out++] = word >> 16;
    if (out < bytes.length) bytes[out++] = (word >> 8) & 255;
    if (out < bytes.length) bytes[out++] = word & 255;
  }
  return bytes;
}
