import "@mantine/core/styles.layer.css";

/** Importing this file brings the styles of every Mantine component. */
export const allStyles = true;
