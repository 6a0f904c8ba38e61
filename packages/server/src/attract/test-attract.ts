import { expect } from "vitest";
import { openTestHub, type TestHub } from "../http/test-hub.ts";

export type Who = Parameters<TestHub["call"]>[0];

/** A small hub with short words for what tests of the slice ask of it. */
export async function openAttractHub(now: string) {
  const hub = await openTestHub({ demo: false });
  hub.setNow(new Date(now));
  const call = (who: Who, method: string, path: string, body?: object, version?: number) =>
    hub.call(who, method, `/api/v1/attract${path}`, {
      ...(body === undefined ? {} : { body }),
      ...(version === undefined ? {} : { headers: { "if-match": `"${version}"` } }),
    });
  const made = async (
    who: Who,
    method: string,
    path: string,
    body?: object,
    version?: number,
  ): Promise<never> => {
    const answer = await call(who, method, path, body, version);
    expect(answer.status, `${method} ${path}: ${answer.text}`).toBeLessThan(300);
    return answer.body as never;
  };
  const project = async (name: string, investor: string): Promise<number> => {
    const { project: row } = (await made("officer", "POST", "/projects", {
      name,
      investor: { name: investor },
      district: "ketd",
    })) as { project: { id: number } };
    return row.id;
  };
  return { hub, call, made, project };
}
