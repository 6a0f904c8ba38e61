import type { Tokens } from "./tokens.ts";

/** Grid, tooltip and axes as every chart of ours has them; spread into an option and add the series. */
export function baseOption(tokens: Tokens): Record<string, unknown> {
  return {
    grid: { left: 8, right: 24, top: 28, bottom: 8, containLabel: true },
    tooltip: {
      confine: true,
      backgroundColor: tokens.surface,
      borderColor: tokens.line,
      textStyle: { color: tokens.ink, fontSize: 12 },
    },
  };
}

export function valueAxis(
  tokens: Tokens,
  {
    name = "",
    format,
    scale = false,
  }: { name?: string; format?: (value: number) => string; scale?: boolean },
): Record<string, unknown> {
  return {
    type: "value",
    name,
    scale,
    nameTextStyle: { color: tokens.ink2, fontSize: 12, align: "left" },
    axisLabel: {
      color: tokens.ink2,
      fontSize: 12,
      hideOverlap: true,
      ...(format && { formatter: format }),
    },
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: tokens.line } },
  };
}

export function categoryAxis(tokens: Tokens, values: readonly string[]): Record<string, unknown> {
  return {
    type: "category",
    data: values,
    axisLabel: { color: tokens.ink2, fontSize: 12, hideOverlap: true },
    axisLine: { lineStyle: { color: tokens.line } },
    axisTick: { show: false },
  };
}
