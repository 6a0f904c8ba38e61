import type { Me } from "@essor/contract/me";
import { Menu, useMantineColorScheme } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { write } from "../../api/client.ts";
import { paths } from "../../paths.ts";
import { chooseDensity, useDensity } from "../density.ts";
import { LANGUAGE_NAMES, LANGUAGES } from "../format.ts";
import { Icon } from "../icon.tsx";
import { useText } from "../text.ts";

/** Language, density and appearance. Kept on this machine; the language also with the person. */
export function DisplayMenu() {
  const { t, language, choose } = useText();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const density = useDensity();
  const tick = (on: boolean) => <span aria-hidden="true">{on ? "✓" : ""}</span>;
  return (
    <Menu position="bottom-end" width={220} closeOnItemClick={false}>
      <Menu.Target>
        <button
          type="button"
          className="es-tool"
          aria-label={`${t("bar.display")}: ${LANGUAGE_NAMES[language]}`}
        >
          <Icon name="display" />
          <span className="es-wide">{LANGUAGE_NAMES[language]}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("bar.language")}</Menu.Label>
        {LANGUAGES.map((l) => (
          <Menu.Item
            key={l}
            lang={l}
            rightSection={tick(l === language)}
            onClick={() => void choose(l)}
          >
            {LANGUAGE_NAMES[l]}
          </Menu.Item>
        ))}
        <Menu.Label>{t("bar.density")}</Menu.Label>
        {(["comfortable", "compact"] as const).map((d) => (
          <Menu.Item key={d} rightSection={tick(d === density)} onClick={() => chooseDensity(d)}>
            {t(`bar.${d}`)}
          </Menu.Item>
        ))}
        <Menu.Label>{t("bar.scheme")}</Menu.Label>
        {(["light", "dark", "auto"] as const).map((s) => (
          <Menu.Item
            key={s}
            rightSection={tick(s === colorScheme)}
            onClick={() => setColorScheme(s)}
          >
            {t(`bar.${s}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

export function PersonMenu({ me }: { me: Me }) {
  const { t } = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <button type="button" className="es-tool" aria-label={t("bar.person", { name: me.name })}>
          <Icon name="person" />
          <span className="es-wide">{me.name}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {me.email}
          <br />
          {t(`role.${me.role}`)}
        </Menu.Label>
        <Menu.Item onClick={() => void navigate({ to: paths.settings })}>
          {t("bar.settings")}
        </Menu.Item>
        <Menu.Item onClick={() => void navigate({ to: paths.api })}>{t("bar.api")}</Menu.Item>
        <Menu.Item
          onClick={async () => {
            await write("DELETE", "/me/session").catch(() => {});
            queries.clear();
            void navigate({ to: paths.signIn });
          }}
        >
          {t("bar.signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
