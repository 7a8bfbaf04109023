import type { Form, FormField } from '../../chat/index.ts'
import type { Translate } from '../../ports/texts.ts'
import { type Html, html } from './html.ts'

export interface FormContext {
  readonly t: Translate
  /** BCP 47 tag of the person who is asked. */
  readonly language: string
  /** IANA zone that dates and times are entered in. */
  readonly zone: string
  /** Unique within the page; ids of the controls begin with it. */
  readonly id: string
  readonly postTo: string
  readonly target: string
  /** Hidden fields that say who answers, and where. */
  readonly hidden: Html
}

/** A form as an open dialog. Complaints come later into the elements `<id>-f-<field>-error`; typed values stay in place. */
export function renderForm(form: Form, context: FormContext): Html {
  const { id, t } = context
  return html`<dialog id="${id}" class="form-dialog" lang="${context.language}" aria-labelledby="${id}-title" data-open>
<article>
<header><h2 id="${id}-title">${form.title}</h2><button type="button" class="dialog-close" data-close aria-label="${t('console:dialog.close')}">×</button></header>
<form hx-post="${context.postTo}" hx-target="${context.target}" hx-swap="outerMorph" data-event data-dialog-form novalidate>
${context.hidden}<input type="hidden" name="submits" value="${form.action}"><input type="hidden" name="dialog" value="${id}">
${form.intro === null ? null : html`<p class="form-intro">${form.intro}</p>`}
${form.fields.map((field) => renderField(field, context))}
<div class="form-error" id="${id}-error" role="alert"></div>
<footer><button type="button" class="secondary outline" data-close>${t('console:dialog.cancel')}</button><button type="submit">${form.submit}</button></footer>
</form>
</article>
</dialog>`
}

function renderField(field: FormField, context: FormContext): Html {
  const id = `${context.id}-f-${field.name}`
  const hints = [
    field.hint,
    field.type === 'datetime' ? context.t('console:form.zone', { zone: context.zone }) : null,
  ]
  const hint = hints.filter((text) => text !== null).join(' ')
  const required = field.required
    ? html`<span class="required" aria-hidden="true"> *</span><span class="visually-hidden"> (${context.t('console:form.required')})</span>`
    : null
  return html`<div class="field"><label for="${id}">${field.label}${required}</label>
${renderControl(field, id, hint !== '', context.t)}
${hint === '' ? null : html`<small id="${id}-hint">${hint}</small>`}<small id="${id}-error" class="field-error" data-for="${id}"></small></div>
`
}

function renderControl(field: FormField, id: string, hinted: boolean, t: Translate): Html {
  const described = hinted ? `${id}-hint ${id}-error` : `${id}-error`
  const shared = html`id="${id}" name="v.${field.name}" aria-describedby="${described}"${field.required ? html` aria-required="true"` : null}`
  switch (field.type) {
    case 'text':
      return field.multiline
        ? html`<textarea ${shared} rows="4" maxlength="${field.maxLength}">${field.initial}</textarea>`
        : html`<input type="text" ${shared} maxlength="${field.maxLength}" value="${field.initial}" autocomplete="off">`
    case 'number':
      // Not type=number: browsers submit nothing for what they cannot read, and nobody would be told.
      return html`<input type="text" inputmode="decimal" ${shared} value="${field.initial ?? ''}" autocomplete="off">`
    case 'choice':
      return html`<select ${shared}><option value="">${t('console:form.choose')}</option>${field.options.map((option) => html`<option value="${option.value}"${option.value === field.initial ? html` selected` : null}>${option.label}</option>`)}</select>`
    case 'choices':
      return html`<select multiple size="${Math.min(Math.max(field.options.length, 2), 8)}" ${shared}>${field.options.map((option) => html`<option value="${option.value}"${field.initial.includes(option.value) ? html` selected` : null}>${option.label}</option>`)}</select>`
    case 'datetime':
      return html`<input type="datetime-local" ${shared} value="${field.initial ?? ''}">`
    default:
      return unknownField(field)
  }
}

function unknownField(field: never): never {
  throw new Error(`No renderer for ${JSON.stringify(field)}`)
}
