// Writes the types of what the API takes and answers, as the OpenAPI description has them: Api.RowDocument and the others.
// node api-types.mjs openapi.json api.d.ts

import { readFileSync, writeFileSync } from "node:fs";

const [, , from, to] = process.argv;
const { schemas } = JSON.parse(readFileSync(from, "utf8")).components;

const PLAIN = { string: "string", integer: "number", number: "number", boolean: "boolean", null: "null" };

// Where a description does not say what is always there, everything is taken to be.
const objectOf = ({ properties = {}, required = Object.keys(properties), additionalProperties }) => {
  const fields = Object.entries(properties).map(
    ([name, schema]) => `${JSON.stringify(name)}${required.includes(name) ? "" : "?"}: ${typeOf(schema)};`,
  );
  const others = additionalProperties ? [`[name: string]: ${typeOf(additionalProperties)};`] : [];
  return fields.length + others.length ? `{ ${[...fields, ...others].join(" ")} }` : "Record<string, any>";
};

const typeOf = (schema) => {
  if (schema === true) return "any";
  if (schema.$ref) return schema.$ref.split("/").at(-1);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const some = schema.anyOf ?? schema.oneOf;
  if (some) return [...new Set(some.map(typeOf))].join(" | ");
  const types = [schema.type ?? "object"].flat();
  return types
    .map((type) => {
      if (type === "array") return `Array<${typeOf(schema.items ?? true)}>`;
      return type === "object" ? objectOf(schema) : PLAIN[type];
    })
    .join(" | ");
};

const types = Object.entries(schemas).map(([name, schema]) => `  type ${name} = ${typeOf(schema)};`);
writeFileSync(to, `declare namespace Api {\n${types.join("\n")}\n}\n`);
