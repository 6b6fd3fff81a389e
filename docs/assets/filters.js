/* Narrows the list of initiatives by the form above it. What is chosen stands in the address, so that it can be
   linked and bookmarked; Esc clears it; the count is announced. Without this script the form is hidden and the
   whole list stands there. */
(() => {
  const list = document.querySelector(".filtered")
  if (!list) return
  const form = list.querySelector(".filters")
  const count = list.querySelector(".filters__count")
  const empty = list.querySelector(".filtered__empty")
  const items = [...list.querySelectorAll(".listed__item")]
  const fields = [...form.elements].filter(field => field.name)

  /* Letters alone: without case, accents, hyphens and apostrophes. */
  const plain = text => text.normalize("NFD").replace(/[\u0300-\u036f'’‘`-]/g, "").toLowerCase()

  const texts = new Map(items.map(item => [item, plain(item.dataset.tekst)]))

  const valueOf = field => (field.type === "checkbox" ? (field.checked ? field.value : "") : field.value.trim())

  function set(field, value) {
    if (field.type === "checkbox") field.checked = value === field.value
    else field.value = value
    // An address may hold a choice that the list doesn't have.
    if (field.selectedIndex === -1) field.value = ""
  }

  const passes = (item, field, value) =>
    field.name === "tekst"
      ? plain(value).split(/\s+/).every(word => texts.get(item).includes(word))
      : item.dataset[field.name].split(" ").includes(value)

  function apply() {
    const chosen = fields.map(field => [field, valueOf(field)]).filter(([, value]) => value)
    for (const item of items) item.hidden = !chosen.every(([field, value]) => passes(item, field, value))
    const left = items.filter(item => !item.hidden).length
    count.textContent = chosen.length
      ? `${left} van de ${items.length} initiatieven`
      : `Alle ${items.length} initiatieven`
    empty.hidden = left > 0
    form.querySelector(".filters__reset").disabled = !chosen.length
    return chosen
  }

  function applyAndAddress() {
    const address = new URL(location.href)
    address.search = new URLSearchParams(apply().map(([field, value]) => [field.name, value])).toString()
    history.replaceState(history.state, "", address)
  }

  function read() {
    const wanted = new URLSearchParams(location.search)
    for (const field of fields) set(field, wanted.get(field.name) ?? "")
    apply()
  }

  function clear() {
    for (const field of fields) set(field, "")
    applyAndAddress()
    form.elements.tekst.focus()
  }

  form.addEventListener("input", applyAndAddress)
  form.addEventListener("submit", event => event.preventDefault())
  document.addEventListener("keydown", event => {
    // In the search, Esc closes that.
    if (event.key !== "Escape" || event.defaultPrevented || event.target.closest?.("[data-searchbox]")) return
    if (form.querySelector(".filters__reset").disabled) return
    event.preventDefault()
    clear()
  })
  for (const button of list.querySelectorAll(".filters__reset")) {
    button.addEventListener("click", event => {
      event.preventDefault()
      clear()
    })
  }
  window.addEventListener("popstate", read)
  form.hidden = false
  read()
})()
