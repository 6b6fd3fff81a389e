/* Narrows a list by the form above it. The choice is kept in the address, Esc clears it, and the count is announced. */
;(() => {
  const list = document.querySelector(".filtered")
  if (!list) return
  const form = list.querySelector(".filters")
  const fold = list.querySelector(".filters__fold")
  const count = list.querySelector(".filters__count")
  const empty = list.querySelector(".filtered__empty")
  const reset = form.querySelector(".filters__reset")
  const root = new URL("../", /** @type {HTMLScriptElement} */ (document.currentScript).src)
  const wide = matchMedia("(min-width: 45em)")
  const items = [...list.querySelectorAll(".listed__item")]
  const groups = list.querySelectorAll(".listed__group")
  const fields = [...form.elements].filter(
    field => field instanceof HTMLInputElement || field instanceof HTMLSelectElement,
  )
  /** Fields and values that had other names, in addresses that still work. */
  const RENAMED = Object.entries({ status: "toen", thema: "bouwsteen", niveau: "noemt" })
  const RENAMED_VALUES = new Map([
    ["van-kracht", "in-werking"],
    ["opgegaan-in-iets-anders", "vervangen"],
    ["doorlopend-beleid", "niet-na-te-gaan"],
  ])
  const PAUSE = 150 // WebKit allows 100 changes of the address in ten seconds
  let applied = 0
  let changing = 0 // the timer of the address that is behind the form
  let changed = 0

  const chosen = () => fields.map(field => [field.name, field.value.trim()]).filter(([, value]) => value)

  /**
   * @param {HTMLInputElement | HTMLSelectElement} field
   * @param {string} value
   */
  function set(field, value) {
    field.value = value
    // The address may hold a value that is no option.
    if (field instanceof HTMLSelectElement && field.selectedIndex === -1) field.value = ""
  }

  /** What the text field finds, by the address of a record; null if it is empty or the search can't be loaded.
   * @param {string} text */
  async function findNamed(text) {
    const engine = text ? await osaSearch.loadEngine().catch(() => null) : null
    return engine && new Map(engine.find(text, true).map(result => [new URL(result.record.url, root).href, result]))
  }

  /** The address of an item's record, without what the address of this page holds. @param {HTMLElement} item */
  function addressOf(item) {
    const address = new URL(item.querySelector("a[data-record]").href)
    address.search = ""
    return address.href
  }

  /* Show the items that match, and what each was found by. */
  async function apply() {
    const wanted = chosen()
    const text = wanted.find(([name]) => name === "tekst")?.[1] ?? ""
    applied += 1
    const turn = applied
    if (text && !osaSearch.records) count.textContent = "Zoeken wordt geladen …"
    const found = await findNamed(text)
    if (turn !== applied) return // the form has changed since
    for (const item of items) {
      const result = found?.get(addressOf(item))
      const fits = wanted.every(([name, value]) => name === "tekst" || item.dataset[name]?.split(" ").includes(value))
      item.hidden = !fits || (found !== null && !result)
      item.querySelector(".listed__found").textContent = result ? osaSearch.foundBy(result) : ""
    }
    for (const group of groups) group.hidden = [...group.querySelectorAll(".listed__item")].every(item => item.hidden)
    const left = items.filter(item => !item.hidden).length
    const { many } = form.dataset
    count.textContent = wanted.length ? `${left} van de ${items.length} ${many}` : `Alle ${items.length} ${many}`
    if (text && !found) count.textContent = osaSearch.FAILED
    empty.hidden = left > 0
    reset.disabled = !wanted.length
  }

  /** The status that an anchor such as #voorstel stands for. */
  function statusInAnchor() {
    const options = form.querySelector("[name=toen]")?.options ?? []
    return [...options].find(option => option.value && `#${option.value}` === location.hash)?.value
  }

  /* Write the choice to the address: at once, or after a pause if that was just done. */
  function store() {
    clearTimeout(changing)
    changing = setTimeout(storeNow, Math.max(0, changed + PAUSE - performance.now()))
  }

  function storeNow() {
    if (!changing) return
    clearTimeout(changing)
    changing = 0
    changed = performance.now()
    const address = new URL(location.href)
    address.search = new URLSearchParams(chosen()).toString()
    if (statusInAnchor()) address.hash = ""
    history.replaceState(history.state, "", address)
  }

  /* Set the form by the address. */
  async function restore() {
    if (changing) return // the form is newer
    const wanted = new URLSearchParams(location.search)
    for (const [before, now] of RENAMED) wanted.set(now, wanted.get(now) ?? wanted.get(before) ?? "")
    if (wanted.get("bedrag") === "ja") wanted.set("noemt", "bedrag")
    const status = statusInAnchor()
    if (status && !fields.some(field => wanted.get(field.name))) wanted.set("toen", status)
    for (const field of fields) {
      const value = wanted.get(field.name) ?? ""
      set(field, RENAMED_VALUES.get(value) ?? value)
    }
    if (wide.matches || chosen().length) fold.open = true
    await apply()
  }

  /** Empty the form. */
  async function clear() {
    for (const field of fields) set(field, "")
    store()
    await apply()
  }

  /* Show the row that the address leads to. */
  async function reveal() {
    const target = document.getElementById(location.hash.slice(1))
    if (!target?.closest(".listed__item")?.hidden) return
    await clear()
    target.scrollIntoView()
  }

  form.addEventListener("input", () => {
    apply()
    store()
  })
  form.addEventListener("submit", event => event.preventDefault())
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape" || event.defaultPrevented || reset.disabled) return
    // In the menu and in a search box, Esc closes that.
    if (event.target instanceof Element && !event.target.matches("body, main :not([data-searchbox] *)")) return
    event.preventDefault()
    clear()
    fields[0].focus()
  })
  for (const button of list.querySelectorAll(".filters__reset")) {
    button.addEventListener("click", event => {
      event.preventDefault()
      clear()
      fields[0].focus()
    })
  }
  document.addEventListener("click", storeNow, true) // before a link leads away
  window.addEventListener("hashchange", reveal)
  window.addEventListener("popstate", () => {
    clearTimeout(changing)
    changing = 0
    restore()
  })
  wide.addEventListener("change", () => {
    if (wide.matches) fold.open = true
  })
  // Opened fields take room: what the address leads to stays where it was in the window.
  const target = document.getElementById(location.hash.slice(1))
  const top = target?.getBoundingClientRect().top ?? 0
  restore().then(reveal)
  scrollBy(0, (target?.getBoundingClientRect().top ?? 0) - top)
})()
