/* Filters the list of initiatives by the form above it. The choice is kept in the address, Esc clears it, and the count
   is announced. Without this script the form is hidden and the list complete. */
;(() => {
  const list = document.querySelector(".filtered")
  if (!list) return
  const form = list.querySelector(".filters")
  const count = list.querySelector(".filters__count")
  const empty = list.querySelector(".filtered__empty")
  const reset = form.querySelector(".filters__reset")
  const items = [...list.querySelectorAll(".listed__item")]
  const fields = [...form.elements].filter(
    field => field instanceof HTMLInputElement || field instanceof HTMLSelectElement,
  )

  /**
   * Fold case, accents, hyphens and apostrophes.
   * @param {string} text
   */
  const normalise = text =>
    text
      .normalize("NFD")
      .replace(/[\u0300-\u036f'’‘`-]/g, "")
      .toLowerCase()

  const texts = new Map(items.map(item => [item, normalise(item.dataset.tekst ?? "")]))

  /** @param {HTMLInputElement | HTMLSelectElement} field */
  const chosenIn = field =>
    field instanceof HTMLInputElement && field.type === "checkbox" && !field.checked ? "" : field.value.trim()

  /**
   * @param {HTMLInputElement | HTMLSelectElement} field
   * @param {string} value
   */
  function set(field, value) {
    if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = value === field.value
    else field.value = value
    // The address may hold a value that is no option.
    if (field instanceof HTMLSelectElement && field.selectedIndex === -1) field.value = ""
  }

  /**
   * @param {HTMLElement} item
   * @param {string} name of a field
   * @param {string} value
   */
  const matches = (item, name, value) =>
    name === "tekst"
      ? normalise(value)
          .split(/\s+/)
          .every(word => texts.get(item)?.includes(word))
      : item.dataset[name]?.split(" ").includes(value)

  /* Show the items that match. Returns the fields that filter, as [name, value]. */
  function apply() {
    const chosen = fields.map(field => [field.name, chosenIn(field)]).filter(([, value]) => value)
    for (const item of items) item.hidden = !chosen.every(([name, value]) => matches(item, name, value))
    const left = items.filter(item => !item.hidden).length
    count.textContent = chosen.length
      ? `${left} van de ${items.length} initiatieven`
      : `Alle ${items.length} initiatieven`
    empty.hidden = left > 0
    reset.disabled = !chosen.length
    return chosen
  }

  function applyAndStore() {
    const address = new URL(location.href)
    address.search = new URLSearchParams(apply()).toString()
    history.replaceState(history.state, "", address)
  }

  function restore() {
    const wanted = new URLSearchParams(location.search)
    for (const field of fields) set(field, wanted.get(field.name) ?? "")
    apply()
  }

  function clear() {
    for (const field of fields) set(field, "")
    applyAndStore()
    fields.find(field => field.name === "tekst")?.focus()
  }

  form.addEventListener("input", applyAndStore)
  form.addEventListener("submit", event => event.preventDefault())
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape" || event.defaultPrevented || reset.disabled) return
    // In a search box, Esc closes that.
    if (event.target instanceof Element && event.target.matches("[data-searchbox] *")) return
    event.preventDefault()
    clear()
  })
  for (const button of list.querySelectorAll(".filters__reset")) {
    button.addEventListener("click", event => {
      event.preventDefault()
      clear()
    })
  }
  window.addEventListener("popstate", restore)
  form.hidden = false
  restore()
})()
