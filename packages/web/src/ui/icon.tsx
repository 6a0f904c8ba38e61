/** Tiny line icons on a 16 grid, drawn for this product. Decorative: the word stands beside them. */
const SHAPES = {
  hub: "M2 7.5 8 2.5l6 5M3.5 6.5v7h9v-7M6.5 13.5v-4h3v4",
  measure: "M2 13.5h12M3.5 13.5v-4h2v4M7 13.5v-7h2v7M10.5 13.5v-11h2v11",
  target: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM8 7.9v.2",
  attract: "M8 14V6.5M4.5 10 8 6.5l3.5 3.5M2.5 2.5h11",
  fund: "M2.5 6h11M2.5 6 8 2.5 13.5 6M4 6.5v5M8 6.5v5M12 6.5v5M2.5 13.5h11",
  connect:
    "M6.5 9.5 9.5 6.5M7 4.5l1.3-1.3a2.8 2.8 0 0 1 4 4L11 8.5M9 11.5l-1.3 1.3a2.8 2.8 0 0 1-4-4L5 7.5",
  outlook: "M2 12.5 6 8l2.5 2L14 4M14 4h-3.5M14 4v3.5",
  administration:
    "M6 7.5a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6ZM2 13.5c0-2.5 1.8-4 4-4s4 1.5 4 4M11 7.5a1.9 1.9 0 1 0-.6-3.7M11.5 9.6c1.6.3 2.5 1.7 2.5 3.6",
  search: "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM10.4 10.4l3.1 3.1",
  display: "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM8 2.5v11M8 5h4.4M8 8h5.4M8 11h4.4",
  clock: "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM8 5v3l2 1.5",
  person: "M8 8a2.7 2.7 0 1 0 0-5.4A2.7 2.7 0 0 0 8 8ZM3 13.6c0-2.8 2.2-4.4 5-4.4s5 1.6 5 4.4",
  menu: "M2.5 4.5h11M2.5 8h11M2.5 11.5h11",
  close: "M4 4l8 8M12 4l-8 8",
  columns: "M2.5 3h11v10h-11ZM6.2 3v10M9.8 3v10",
  download: "M8 2.5v7.5M4.8 7.2 8 10.4l3.2-3.2M2.5 13.5h11",
  views: "M4.5 2.5h7v11L8 10.8l-3.5 2.7Z",
  up: "M8 12.5v-9M4.5 7 8 3.5 11.5 7",
  down: "M8 3.5v9M4.5 9 8 12.5 11.5 9",
  flag: "M4 14V2.5h8l-2 3 2 3H4",
} as const;
export type IconName = keyof typeof SHAPES;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.35"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      style={{ flex: "none" }}
    >
      <path d={SHAPES[name]} />
    </svg>
  );
}
