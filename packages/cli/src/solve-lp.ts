export { loadSolveLp } from "@essor/server/solver";
