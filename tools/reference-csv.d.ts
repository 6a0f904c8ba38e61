/** A CSV file (or its gzip) of the known answers as records of text. Quoted fields may hold commas, not line ends. */
export declare function readReferenceCsv(file: string): Record<string, string>[];
