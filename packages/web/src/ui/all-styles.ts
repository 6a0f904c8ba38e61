/** Importing this file brings the styles of every Mantine component. */
import "@mantine/core/styles.layer.css";
