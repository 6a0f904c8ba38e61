/** The path of a file or folder among the known answers, e.g. `referencePath("index", "asem", "raw.csv")`. */
export declare function referencePath(...parts: string[]): string;
/** The path of a file or folder among the real data sets. */
export declare function realDataPath(...parts: string[]): string;
/** Whether a set of known answers is at hand; says so once where it is not. */
export declare function hasReference(...parts: string[]): boolean;
/** Whether a real data set is at hand; says so once where it is not. */
export declare function hasRealData(...parts: string[]): boolean;
