import type { Form } from '../../src/chat/index.ts'

/** What a form is submitted with when nobody changes anything. */
export const initialOf = (form: Form): Record<string, string> =>
  Object.fromEntries(form.fields.map((field) => [field.name, String(field.initial ?? '')]))
