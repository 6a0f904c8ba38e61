/** The parts of an OpenAPI 3.1 description that the page shows. */
export type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly default?: unknown;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly additionalProperties?: boolean | Schema;
};

type Content = Readonly<Record<string, { readonly schema?: Schema }>>;
export type Operation = {
  readonly summary?: string;
  readonly "x-needs"?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema?: Schema;
  }[];
  readonly requestBody?: { readonly content?: Content };
  readonly responses?: Readonly<Record<string, { readonly content?: Content }>>;
};

export type Description = {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
  /** Every refusal: its status and its title by code. */
  readonly "x-problems"?: Readonly<Record<string, readonly [number, string]>>;
};

export type Listed = Operation & {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly group: string;
};

/** Every operation with an id for its address, grouped by the word behind the version, in the order given. */
export function operationsOf({ paths }: Description): Listed[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      method: method.toUpperCase(),
      path,
      group: path.split("/")[3] ?? "",
      id: `${method}-${path.replace(/^\/api\/v1\//, "").replace(/[^a-zA-Z0-9]+/g, "-")}`,
    })),
  );
}

/** The schema behind a reference, and its name. */
export function resolved(
  schema: Schema,
  description: Description,
): { readonly name: string | undefined; readonly schema: Schema } {
  const name = schema.$ref?.split("/").at(-1);
  const found = name === undefined ? undefined : description.components?.schemas?.[name];
  return { name, schema: found ?? schema };
}

/** A schema in a few words: `text`, `whole number ≥ 1`, `"a" | "b"`, `list of Firm`. */
export function shortType(schema: Schema, description: Description): string {
  const { name, schema: own } = resolved(schema, description);
  const options = own.anyOf ?? own.oneOf;
  if (options) return options.map((o) => shortType(o, description)).join(" | ");
  if (own.const !== undefined) return JSON.stringify(own.const);
  if (own.enum) return own.enum.map((v) => JSON.stringify(v)).join(" | ");
  if (name !== undefined) return name;
  const type = typeof own.type === "string" ? own.type : (own.type?.join(" | ") ?? "any");
  if (type === "array") return `${shortType(own.items ?? {}, description)}[]`;
  if (type === "object" && typeof own.additionalProperties === "object")
    return `{ [key]: ${shortType(own.additionalProperties, description)} }`;
  const limits = [
    own.format,
    own.minimum === undefined ? undefined : `≥ ${own.minimum}`,
    own.maximum === undefined || own.maximum > 1e15 ? undefined : `≤ ${own.maximum}`,
    own.maxLength === undefined ? undefined : `≤ ${own.maxLength}`,
  ].filter(Boolean);
  return limits.length > 0 ? `${type} (${limits.join(", ")})` : type;
}

/** The fields of an object, also of a list of objects and of parts put together. */
export function fieldsOf(
  schema: Schema,
  description: Description,
): { readonly name: string; readonly needed: boolean; readonly schema: Schema }[] {
  const { schema: own } = resolved(schema, description);
  if (own.allOf) return own.allOf.flatMap((part) => fieldsOf(part, description));
  if (own.items) return fieldsOf(own.items, description);
  const options = (own.anyOf ?? own.oneOf)?.filter((o) => o.type !== "null");
  if (options?.length === 1) return fieldsOf(options[0] as Schema, description);
  return Object.entries(own.properties ?? {}).map(([name, field]) => ({
    name,
    needed: own.required?.includes(name) ?? false,
    schema: field,
  }));
}
