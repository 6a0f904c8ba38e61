import type { AreaSpace } from "@essor/contract/target";
import { NativeSelect } from "@mantine/core";
import { useAddress } from "../api/address.ts";
import { useText } from "../ui/text.ts";

/** Which figures the space is made of, where the hub has more than one by activity. */
export function BasisChoice({ bases, basis }: Pick<AreaSpace, "bases"> & { basis: string }) {
  const { t, pick } = useText();
  const [, setAddress] = useAddress();
  if (bases.length < 2) return null;
  return (
    <NativeSelect
      label={t("target.basisChoice")}
      value={basis}
      data={bases.map((one) => ({ value: one.code, label: pick(one.name) }))}
      onChange={(event) => setAddress({ basis: event.currentTarget.value, period: undefined })}
    />
  );
}
