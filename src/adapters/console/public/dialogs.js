// Dialogs: opened when the server sent one, closed when it accepted the answer; complaints move focus to their field.

export function followDialogs() {
  document.addEventListener('htmx:after:swap', () => {
    for (const dialog of document.querySelectorAll('dialog[data-open]:not([open])')) open(dialog)
    document.querySelectorAll('dialog[open] form[data-complained]').forEach(showComplaints)
  })
  document.addEventListener('htmx:config:request', (event) => {
    const form = event.detail.ctx.sourceElement
    if (form.matches('[data-dialog-form]')) clearComplaints(form)
  })
  document.addEventListener('htmx:after:request', (event) => {
    const { ctx } = event.detail
    const form = ctx.sourceElement
    if (!form.matches('[data-dialog-form]')) return
    if (ctx.response.status < 400) form.closest('dialog').close()
    else form.dataset.complained = ''
  })
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-close]')
    if (button) button.closest('dialog').close()
  })
}

function open(dialog) {
  const opener = document.activeElement
  dialog.removeAttribute('data-open')
  dialog.addEventListener('close', () => {
    dialog.remove()
    if (opener?.isConnected) opener.focus()
    else document.getElementById('panes').focus()
  })
  dialog.showModal()
  const first = dialog.querySelector('.field input, .field textarea, .field select, textarea, [type=submit]')
  first?.focus()
}

function clearComplaints(form) {
  delete form.dataset.complained
  for (const slot of form.querySelectorAll('.field-error, .form-error')) slot.replaceChildren()
  for (const control of form.querySelectorAll('[aria-invalid]')) control.removeAttribute('aria-invalid')
}

function showComplaints(form) {
  const controls = [...form.querySelectorAll('.field-error')]
    .filter((slot) => slot.textContent !== '')
    .map((slot) => document.getElementById(slot.dataset.for))
  for (const control of controls) control.setAttribute('aria-invalid', 'true')
  if (!form.contains(document.activeElement) || document.activeElement.matches('[type=submit]'))
    controls[0]?.focus()
}
