import { useState } from "react";
import { useText } from "../../ui/text.ts";
import { type Description, fieldsOf, type Listed, type Schema, shortType } from "./description.ts";

const DEPTH_MAX = 4;

/** One operation: a line that opens into what it takes and gives. What is closed is not drawn. */
export function OperationRow({
  operation,
  description,
}: {
  operation: Listed;
  description: Description;
}) {
  const { t, say } = useText();
  const [open, setOpen] = useState(window.location.hash === `#${operation.id}`);
  const needs = operation["x-needs"] ?? "";
  return (
    <details
      id={operation.id}
      className="es-operation"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <code data-method={operation.method}>{operation.method}</code>
        <code>{operation.path}</code>
        <span>{operation.summary}</span>
      </summary>
      {open && (
        <div className="es-body">
          <p className="es-dim">
            {t("api.needs")}: {say(`api.needs.${needs}`, needs)}
          </p>
          <Inside operation={operation} description={description} />
        </div>
      )}
    </details>
  );
}

function Inside({ operation, description }: { operation: Listed; description: Description }) {
  const { t } = useText();
  const body = Object.entries(operation.requestBody?.content ?? {});
  const answers = Object.entries(operation.responses ?? {});
  return (
    <>
      {(operation.parameters?.length ?? 0) > 0 && (
        <>
          <h3>{t("api.parameters")}</h3>
          <ul className="es-fields">
            {operation.parameters?.map((p) => (
              <li key={`${p.in} ${p.name}`}>
                <code>{p.name}</code> <span className="es-dim">{p.in}</span>{" "}
                <code className="es-dim">{shortType(p.schema ?? {}, description)}</code>
                {p.required && <strong> {t("api.needed")}</strong>}
              </li>
            ))}
          </ul>
        </>
      )}
      {body.map(([type, { schema }]) => (
        <div key={type}>
          <h3>
            {t("api.body")} <span className="es-dim">{type}</span>
          </h3>
          {schema && <Fields schema={schema} description={description} depth={0} />}
        </div>
      ))}
      {answers.map(([status, answer]) => (
        <div key={status}>
          <h3>
            {t("api.answer")} <span className="es-dim">{status}</span>
          </h3>
          {Object.entries(answer.content ?? {}).map(([type, { schema }]) => (
            <div key={type}>
              {type !== "application/json" && <p className="es-dim">{type}</p>}
              {schema && <Fields schema={schema} description={description} depth={0} />}
            </div>
          ))}
        </div>
      ))}
    </>
  );
}

type FieldsProps = {
  readonly schema: Schema;
  readonly description: Description;
  readonly depth: number;
};

/** The fields of a body or an answer, each with its type; objects inside open in place. */
function Fields({ schema, description, depth }: FieldsProps) {
  const { t } = useText();
  const fields = fieldsOf(schema, description);
  if (fields.length === 0)
    return (
      <p>
        <code>{shortType(schema, description)}</code>
      </p>
    );
  return (
    <ul className="es-fields">
      {fields.map(({ name, needed, schema: own }) => {
        const inner = depth < DEPTH_MAX ? fieldsOf(own, description) : [];
        const head = (
          <>
            <code>{name}</code> <code className="es-dim">{shortType(own, description)}</code>
            {needed && <strong> {t("api.needed")}</strong>}
            {own.description && <span className="es-dim"> {own.description}</span>}
          </>
        );
        return (
          <li key={name}>
            {inner.length === 0 ? (
              head
            ) : (
              <Later head={head}>
                <Fields schema={own} description={description} depth={depth + 1} />
              </Later>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Later({ head, children }: { head: React.ReactNode; children: React.ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{head}</summary>
      {open && children}
    </details>
  );
}
