/* The search boxes: one in the header and, on the home page, a large one. The engine and its records load when a box
   first gets the focus. The query is kept in the address as ?q=. The words that a result was found by are in its address
   as ?h=, and are marked on the page that it leads to. */
globalThis.osaSearch ??= /** @type {OsaSearch} */ ({})
;(search => {
  const folder = new URL(".", /** @type {HTMLScriptElement} */ (document.currentScript).src)
  const root = new URL("../../", folder)
  const SCRIPTS = "vendor/minisearch vendor/stemmer records text lexicon policy".split(" ")
  const FAILED = "Zoeken lukt nu niet. Laad de pagina opnieuw."
  const EXCERPT = 180 // characters of a text that a result shows
  const BEFORE = 60 // of which before the first word that was found

  /** Load scripts of this folder, which run in this order. @param {string[]} names @returns {Promise<unknown>} */
  const load = names =>
    Promise.all(
      names.map(name => {
        const script = document.createElement("script")
        Object.assign(script, { src: new URL(`${name}.js`, folder).href, async: false })
        document.head.append(script)
        return new Promise((resolve, reject) => Object.assign(script, { onload: resolve, onerror: reject }))
      }),
    )

  /* The index is built in slices, so that the page keeps responding. */
  async function build() {
    const built = new search.Engine(search.columns)
    let until = performance.now() + 10
    for (const _ of built.build()) {
      if (performance.now() < until) continue
      await new Promise(resolve => setTimeout(resolve))
      until = performance.now() + 10
    }
    return built
  }

  /** @type {Promise<SearchEngine> | null} */
  let engine = null
  /* The engine, loaded once for all. After a failure the next call retries. */
  function loadEngine() {
    engine ??= load(SCRIPTS).then(build)
    engine.catch(() => {
      engine = null
    })
    return engine
  }

  /** A text with what was found marked. @param {string} text @param {Set<string>} hits */
  function marked(text, hits) {
    const parts = []
    let written = 0
    for (const [start, end] of search.marks(text, hits)) {
      const mark = Object.assign(document.createElement("mark"), { className: "found" })
      mark.textContent = text.slice(start, end)
      parts.push(text.slice(written, start), mark)
      written = end
    }
    return [...parts, text.slice(written)]
  }

  /** The part of a text around the first word that was found, cut between words.
   * @param {string} text @param {Set<string>} hits */
  function excerpt(text, hits) {
    let start = Math.max(0, (search.marks(text, hits)[0]?.[0] ?? 0) - BEFORE)
    if (start) start = text.indexOf(" ", start) + 1
    let end = Math.min(text.length, start + EXCERPT)
    if (end < text.length) end = text.lastIndexOf(" ", end)
    return `${start ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`
  }

  /** Which name or search word brought a result up. @param {SearchResult} result */
  const foundBy = ({ name, word }) =>
    [name && `Ook bekend als: ${name}`, word && `Zoekwoord: ${word}`].filter(Boolean).join(" · ")

  Object.assign(search, { loadEngine, foundBy, FAILED })

  const template = document.querySelector("[data-searchbox] template")
  let items = 0
  /** @param {SearchResult} result */
  function itemOf(result) {
    const { record, match, missing, hits } = result
    const item = /** @type {DocumentFragment} */ (template.content.cloneNode(true))
    const link = item.querySelector("a.result__link")
    const address = new URL(record.url, root)
    address.searchParams.set("h", [...hits].join(" "))
    link.href = address.href
    link.dataset.match = match
    const isFound = (/** @type {string | undefined} */ text) => text && search.marks(text, hits).length > 0
    // What editors add is labelled, to tell it from the annex's text.
    const isAdded = isFound(record.more) && !isFound(record.text)
    const text = (isAdded ? record.more : record.text) ?? ""
    for (const [name, parts] of Object.entries({
      name: marked(record.name, hits),
      kind: [record.kind],
      place: [record.place],
      also: marked(foundBy(result), hits),
      missing: missing.length ? [`zonder: ${missing.join(", ")}`] : [],
      text: [isAdded ? "Redactie: " : "", ...marked(excerpt(text, hits), hits)],
    })) {
      const element = item.querySelector(`.result__${name}`)
      element?.append(...parts)
      if (!element?.textContent) element?.remove()
    }
    items += 1
    link.setAttribute("aria-describedby", `result-${items}`)
    item.querySelector(".result__rest").id = `result-${items}`
    return item
  }

  /** Mark words in what the address leads to, without the sections inside its section, and remove them from the address,
   * so that a copied link is clean. @param {Set<string>} hits */
  function markTarget(hits) {
    const target = document.getElementById(location.hash.slice(1))
    const inSection = target?.closest("section")?.querySelectorAll(":scope > :not(section)")
    for (const element of inSection ?? [document.querySelector(".sheet > .running-text, .sheet > .lead"), target]) {
      const walker = element && document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      const nodes = []
      while (walker?.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode))
      for (const node of nodes) node.replaceWith(...marked(node.data, hits))
    }
    setInAddress("h", "")
  }

  /** @param {string} name @param {string} value */
  function setInAddress(name, value) {
    const address = new URL(location.href)
    if ((address.searchParams.get(name) ?? "") === value) return
    if (value) address.searchParams.set(name, value)
    else address.searchParams.delete(name)
    history.replaceState(history.state, "", address)
  }

  class SearchBox {
    /** @param {HTMLElement} box */
    constructor(box) {
      this.box = box
      this.input = box.querySelector("[role=searchbox]")
      this.status = box.querySelector("[role=status]")
      this.hint = this.status.textContent
      this.input.addEventListener("focus", () => this.open())
      this.input.addEventListener("input", () => this.search())
      // On Enter, and when the focus goes to a result or to the address bar: for links and for the Back button.
      this.input.addEventListener("change", () => setInAddress("q", this.input.value.trim()))
      box.addEventListener("submit", async event => {
        event.preventDefault()
        await this.search()
        const [first] = this.links
        if (this.isOpen) first?.click()
      })
      box.addEventListener("reset", () => {
        this.input.defaultValue = ""
        setTimeout(() => this.enter())
      })
      box.addEventListener("keydown", event => this.onKey(event))
      box.addEventListener("focusout", event => {
        if (event.relatedTarget instanceof Node && !box.contains(event.relatedTarget)) this.close()
      })
      box.querySelector("[data-close]")?.addEventListener("click", () => this.leave())
    }

    get links() {
      return [...this.box.querySelectorAll("a.result__link")]
    }

    get isOpen() {
      return this.box.matches(".searchbox--open")
    }

    open() {
      this.box.classList.add("searchbox--open")
      this.search()
    }

    /* Open the box before it gets the focus: in a narrow window it is hidden until then, and can't get it. */
    enter() {
      this.open()
      this.input.focus()
    }

    close() {
      this.box.classList.remove("searchbox--open")
      setInAddress("q", "")
    }

    /* Close the results. The focus leaves the box, or returns to the button that opened it. */
    leave() {
      this.input.blur()
      this.close()
      if (!this.input.checkVisibility()) document.querySelector("[data-search-opener]").focus()
    }

    /* Show what the query finds, once the engine has loaded. */
    async search() {
      // WebKit resets the field when the reader comes back to the page.
      this.input.defaultValue = this.input.value
      if (this.input.value && !search.Engine) this.status.textContent = "Zoeken wordt geladen …"
      const loaded = await loadEngine().catch(() => null)
      const query = this.input.value.trim()
      const found = loaded?.find(query) ?? []
      const [all, part] = ["all", "part"].map(match => found.filter(result => result.match === match))
      this.box.querySelector(".searchbox__results").replaceChildren(...all.map(itemOf))
      this.box.querySelector(".searchbox__near ol").replaceChildren(...part.map(itemOf))
      this.box.querySelector(".searchbox__near").hidden = !part.length
      this.box.querySelector(".searchbox__none").hidden = !query || found.length > 0
      let message = `${found.length} ${found.length === 1 ? "resultaat" : "resultaten"}`
      if (!all.length) message += " in de buurt"
      if (!found.length) message = query ? `Niets gevonden voor ‘${query}’.` : this.hint
      this.status.textContent = loaded ? message : FAILED
    }

    /** @param {KeyboardEvent} event */
    onKey(event) {
      const { links } = this
      const at = links.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement))
      const step = Number(event.key === "ArrowDown") - Number(event.key === "ArrowUp")
      if (event.key === "Escape") this.leave()
      else if (step && links.length) (links[Math.min(at + step, links.length - 1)] ?? this.input).focus()
      else return
      event.preventDefault()
    }
  }

  const [asked, terms] = ["q", "h"].map(name => new URLSearchParams(location.search).get(name))
  if (terms) load(["vendor/stemmer", "text"]).then(() => markTarget(new Set(terms.split(" "))))

  const boxes = [...document.querySelectorAll("[data-searchbox]")].map(box => new SearchBox(box))
  const mainBox = boxes.at(-1) // the large one, if there is one
  if (!mainBox) return
  if (asked) {
    mainBox.input.value = asked
    mainBox.enter()
  }
  document.querySelector("[data-search-opener]").addEventListener("click", () => boxes[0].enter())
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || !/^[/s]$/.test(event.key)) return
    if (event.target instanceof Element && event.target.matches("input, textarea, select, [contenteditable]")) return
    if (document.documentElement.dataset.shortcuts === "off") return
    event.preventDefault()
    mainBox.enter()
    mainBox.input.select()
  })
  document.addEventListener("pointerdown", ({ target }) => {
    if (!(target instanceof Element) || target.closest("[data-search-opener]")) return
    for (const box of boxes) if (box.isOpen && !box.box.contains(target)) box.close()
  })
})(globalThis.osaSearch)
