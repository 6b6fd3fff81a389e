/* Filters the list of initiatives by the form above it. The choice is kept in the address, Esc clears it, and the count
   is announced. Without this script the form is hidden and the list complete. */
;(() => {
  const list = document.querySelector(".filtered")
  if (!list) return
  const form = list.querySelector(".filters")
  const count = list.querySelector(".filters__count")
  const empty = list.querySelector(".filtered__empty")
  const reset = form.querySelector(".filters__reset")
  const root = new URL("../", /** @type {HTMLScriptElement} */ (document.currentScript).src)
  let applied = 0
  const items = [...list.querySelectorAll(".listed__item")]
  const fields = [...form.elements].filter(
    field => field instanceof HTMLInputElement || field instanceof HTMLSelectElement,
  )

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

  /** What the text field finds, by the address of an initiative; null if it is empty or the search can't be loaded.
   * @param {string} text */
  async function findNamed(text) {
    const engine = text ? await osaSearch.loadEngine().catch(() => null) : null
    return engine && new Map(engine.findNamed(text).map(result => [new URL(result.record.url, root).href, result]))
  }

  /* Show the items that match, and what each was found by. Returns the fields that filter, as [name, value]. */
  async function apply() {
    const chosen = fields.map(field => [field.name, chosenIn(field)]).filter(([, value]) => value)
    const text = chosen.find(([name]) => name === "tekst")?.[1] ?? ""
    applied += 1
    const turn = applied
    const found = await findNamed(text)
    if (turn !== applied) return // the form has changed since
    for (const item of items) {
      const result = found?.get(item.querySelector("a.listed__name").href)
      const fits = chosen.every(([name, value]) => name === "tekst" || item.dataset[name]?.split(" ").includes(value))
      item.hidden = !fits || (found !== null && !result)
      const foundBy = item.querySelector(".listed__found") // only where names can be searched
      if (foundBy) foundBy.textContent = result ? osaSearch.foundBy(result) : ""
    }
    const left = items.filter(item => !item.hidden).length
    count.textContent = chosen.length
      ? `${left} van de ${items.length} initiatieven`
      : `Alle ${items.length} initiatieven`
    if (text && !found) count.textContent = osaSearch.FAILED
    empty.hidden = left > 0
    reset.disabled = !chosen.length
    return chosen
  }

  async function applyAndStore() {
    const chosen = await apply()
    if (!chosen) return
    const address = new URL(location.href)
    address.search = new URLSearchParams(chosen).toString()
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
