import { createTheme, type MantineColorsTuple } from "@mantine/core";

/** Jade: the stone of the Kun hills. Shade 7 carries white text at 5.3:1. */
const jade: MantineColorsTuple = [
  "#ecf8f3",
  "#d6efe5",
  "#abdfcb",
  "#7ccdae",
  "#53bd95",
  "#31a97e",
  "#178f68",
  "#0b7a5f",
  "#08644e",
  "#054a3a",
];

/** Neutral greys with a breath of the accent, so that nothing looks blue beside it. */
const gray: MantineColorsTuple = [
  "#f7f9f8",
  "#eff2f0",
  "#e2e7e4",
  "#d0d7d3",
  "#b3bdb8",
  "#87938d",
  "#66726c",
  "#4a5650",
  "#2d3733",
  "#18211d",
];
const dark: MantineColorsTuple = [
  "#e4eae7",
  "#b9c4be",
  "#98a49e",
  "#6d7973",
  "#3a4440",
  "#2c3531",
  "#202825",
  "#181e1c",
  "#121715",
  "#0c100f",
];

export const theme = createTheme({
  colors: { jade, gray, dark },
  primaryColor: "jade",
  primaryShade: { light: 7, dark: 7 },
  autoContrast: true,
  luminanceThreshold: 0.36,
  defaultRadius: 4,
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "WenQuanYi Micro Hei", sans-serif',
  fontFamilyMonospace:
    'ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono CJK SC", monospace',
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "16px", xl: "20px" },
  headings: {
    fontWeight: "600",
    sizes: {
      h1: { fontSize: "20px", lineHeight: "1.3" },
      h2: { fontSize: "15px", lineHeight: "1.4" },
      h3: { fontSize: "13px", lineHeight: "1.4" },
    },
  },
  components: {
    TextInput: { defaultProps: { size: "sm" } },
    Button: { defaultProps: { size: "sm" } },
    Drawer: { defaultProps: { position: "right", padding: "md" } },
  },
});
