import type {
  FirmGrades,
  FirmList,
  FirmPoints,
  FirmRule,
  FirmShares,
} from "@essor/contract/measure-firms";
import { queryOptions } from "@tanstack/react-query";
import { read } from "../../api/client.ts";

type Year = string | undefined;

const asks = <T>(path: string, year: Year) =>
  queryOptions({
    queryKey: ["measure", "firms", path, year],
    queryFn: ({ signal }) => read<T>(`/measure/${path}`, { year }, signal),
    staleTime: 30_000,
  });

export const firmsQuery = (year: Year) => asks<FirmList>("firms", year);
export const sharesQuery = (year: Year) => asks<FirmShares>("firm-shares", year);
export const gradesQuery = (year: Year) => asks<FirmGrades>("firm-grades", year);
export const pointsQuery = (year: Year) => asks<FirmPoints>("firm-points", year);
export const rulesQuery = queryOptions({
  queryKey: ["measure", "firms", "firm-rules"],
  queryFn: ({ signal }) =>
    read<{ items: FirmRule[] }>("/measure/firm-rules", {}, signal).then((l) => l.items),
});
