/**
 * A schematic place for each province (GB/T 2260, first two digits): column and row of a grid of our own.
 * It keeps who lies north, south, east or west of whom, and says nothing about boundaries.
 */
export const TILES: Readonly<Record<string, readonly [column: number, row: number]>> = {
  "65": [0, 1],
  "62": [2, 2],
  "15": [4, 1],
  "22": [7, 1],
  "23": [7, 0],
  "63": [1, 2],
  "64": [3, 2],
  "14": [4, 2],
  "13": [5, 2],
  "11": [5, 1],
  "21": [6, 1],
  "54": [0, 3],
  "51": [2, 3],
  "61": [3, 3],
  "41": [4, 3],
  "37": [6, 3],
  "12": [6, 2],
  "53": [1, 5],
  "50": [2, 4],
  "42": [3, 4],
  "34": [4, 4],
  "32": [5, 3],
  "31": [6, 4],
  "52": [2, 5],
  "43": [3, 5],
  "36": [4, 5],
  "33": [5, 4],
  "35": [5, 5],
  "45": [2, 6],
  "44": [3, 6],
  "46": [3, 7],
};
export const TILE_COLUMNS = 8;
export const TILE_ROWS = 8;
