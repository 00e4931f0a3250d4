import { z } from 'zod';

/** A field of a form, as Sveltia CMS is told about it. */
export type FormField = { name: string; label: string; widget: string; required: boolean } & Record<
  string,
  unknown
>;

/** A field that is more than its schema says, by the key's path: `image.src`. */
export type Refinements = Readonly<Record<string, object>>;

/**
 * The fields for the keys of a schema, in their order. Throws an Error for a schema without keys.
 */
export function formFields(schema: z.ZodType, refinements: Refinements = {}): FormField[] {
  // Checks of several keys are left to the check of the content.
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return fieldsIn(json as JsonSchema, refinements, '');
}

/** The parts of a JSON schema that are used here. */
interface JsonSchema {
  type?: string;
  format?: string;
  enum?: string[];
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
}

function fieldsIn(
  { properties, required = [] }: JsonSchema,
  refinements: Refinements,
  above: string,
): FormField[] {
  if (!properties) throw new Error('The schema has no keys.');
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    label: labelOf(name),
    required: required.includes(name),
    ...widgetOf(schema, refinements, `${above}${name}`),
    ...refinements[`${above}${name}`],
  }));
}

function widgetOf(
  schema: JsonSchema,
  refinements: Refinements,
  path: string,
): { widget: string } & Record<string, unknown> {
  const fields = (of: JsonSchema) => fieldsIn(of, refinements, `${path}.`);
  // Without a default, which the form would write into every file.
  if (schema.enum) return { widget: 'select', options: schema.enum };
  if (schema.anyOf?.some(({ format }) => format === 'date-time')) return { widget: 'datetime' };
  if (schema.type === 'boolean') return { widget: 'boolean' };
  if (schema.type === 'object')
    return { widget: 'object', collapsed: 'auto', fields: fields(schema) };
  if (schema.type === 'array') {
    const { items = {}, minItems: min, maxItems: max } = schema;
    const parts = items.properties ? { fields: fields(items) } : {};
    return { widget: 'list', min, max, ...parts };
  }
  return { widget: 'string', maxlength: schema.maxLength };
}

/** `publishedAt` is labeled "Published at". */
function labelOf(name: string): string {
  const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
