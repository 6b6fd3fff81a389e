/* The search boxes: one in the header and, on the home page, a large one. The engine and its records load when a box
   first gets the focus. The query is kept in the address as ?q=. */
;(() => {
  const current = document.currentScript
  if (!(current instanceof HTMLScriptElement)) return
  const root = new URL("../../", current.src)
  const SCRIPTS = ["words.js", "spelling.js", "index.js", "engine.js", "records.js"]
  const EXCERPT = 180 // characters of a text that a result shows
  const BEFORE = 60 // of which before the first word that was found

  /** @type {ReturnType<SearchEngine["load"]> | null} */
  let engine = null

  /**
   * @param {string} name
   * @returns {Promise<unknown>}
   */
  const load = name =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script")
      script.src = new URL(`assets/search/${name}`, root).href
      script.onload = resolve
      script.onerror = reject
      document.head.append(script)
    })

  /* The engine, loaded once for all boxes. After a failure the next key retries. */
  function loadEngine() {
    engine ??= SCRIPTS.reduce(
      (before, name) => before.then(() => load(name)),
      /** @type {Promise<unknown>} */ (Promise.resolve()),
    )
      .then(() => osaSearch.Engine.load(osaSearch.records))
      .catch(error => {
        engine = null
        throw error
      })
    return engine
  }

  /**
   * Append a text to an element, with the words that were found marked.
   * @param {Element} element
   * @param {string} text
   * @param {Set<string>} words
   */
  function write(element, text, words) {
    let written = 0
    for (const [start, end] of osaSearch.places(text, words)) {
      const mark = document.createElement("mark")
      mark.textContent = text.slice(start, end)
      element.append(text.slice(written, start), mark)
      written = end
    }
    element.append(text.slice(written))
  }

  /**
   * The part of a text around the first word that was found, cut between words.
   * @param {string} text
   * @param {Set<string>} words
   */
  function excerpt(text, words) {
    const first = osaSearch.places(text, words)[0]?.[0] ?? 0
    let start = Math.max(0, first - BEFORE)
    if (start) start = text.indexOf(" ", start) + 1
    let end = Math.min(text.length, start + EXCERPT)
    if (end < text.length) end = text.lastIndexOf(" ", end)
    return `${start ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`
  }

  /** @param {EventTarget | null} target */
  const isEditable = target =>
    target instanceof HTMLElement && (target.matches("input, textarea, select") || target.isContentEditable)

  class SearchBox {
    /**
     * @param {HTMLElement} box
     * @param {HTMLTemplateElement} template of a result
     */
    constructor(box, template) {
      this.box = box
      this.template = template
      this.input = box.querySelector("[role=searchbox]")
      this.list = box.querySelector(".searchbox__results")
      this.status = box.querySelector("[role=status]")
      this.none = box.querySelector(".searchbox__none")
      this.hint = this.status.textContent
      this.input.addEventListener("focus", () => this.open())
      this.input.addEventListener("input", () => this.search())
      box.addEventListener("submit", event => this.submit(event))
      box.addEventListener("reset", () => this.reset())
      box.addEventListener("keydown", event => this.onKey(event))
      box.addEventListener("focusout", event => {
        if (event.relatedTarget instanceof Node && !box.contains(event.relatedTarget)) this.close()
      })
      box.querySelector("[data-close]")?.addEventListener("click", () => this.leave())
    }

    get isOpen() {
      return this.box.classList.contains("searchbox--open")
    }

    get links() {
      return [...this.list.querySelectorAll("a")]
    }

    open() {
      this.box.classList.add("searchbox--open")
      loadEngine().then(
        () => this.search(),
        () => this.announce("Zoeken lukt nu niet. Laad de pagina opnieuw."),
      )
    }

    close() {
      this.box.classList.remove("searchbox--open")
      this.storeQuery("")
    }

    reset() {
      this.input.value = ""
      this.search()
      this.input.focus()
    }

    /**
     * Keep the query in the address, for links and for the Back button.
     * @param {string} query
     */
    storeQuery(query) {
      const address = new URL(location.href)
      if ((address.searchParams.get("q") ?? "") === query) return
      if (query) address.searchParams.set("q", query)
      else address.searchParams.delete("q")
      history.replaceState(history.state, "", address)
    }

    /** @param {string | null} message */
    announce(message) {
      if (this.status.textContent !== message) this.status.textContent = message
    }

    async search() {
      let found
      try {
        found = (await loadEngine()).find(this.input.value)
      } catch {
        return
      }
      const query = this.input.value.trim()
      this.list.replaceChildren(...found.map(result => this.resultItem(result)))
      const isEmpty = query !== "" && !found.length
      this.none.hidden = !isEmpty
      if (!query) this.announce(this.hint)
      else if (isEmpty) this.announce(`Niets gevonden voor ‘${query}’.`)
      else this.announce(found.length === 1 ? "1 resultaat" : `${found.length} resultaten`)
      if (this.box.contains(document.activeElement)) this.storeQuery(query)
    }

    /** @param {SearchResult} result */
    resultItem({ record, words, name }) {
      const item = /** @type {DocumentFragment} */ (this.template.content.cloneNode(true))
      const address = new URL(record.url, root)
      if (words.size) address.searchParams.set("h", [...words].join(" "))
      for (const link of item.querySelectorAll("a")) link.href = address.href
      write(item.querySelector(".result__name"), record.name, words)
      item.querySelector(".result__kind").textContent = record.kind
      item.querySelector(".result__place").textContent = record.place
      const also = item.querySelector(".result__also")
      if (name && name !== record.name && record.names?.includes(name)) write(also, `Ook bekend als: ${name}`, words)
      else also.remove()
      const text = item.querySelector(".result__text")
      const matching = [record.text, record.more].find(part => part && osaSearch.places(part, words).length)
      // What editors add is labelled, to tell it from the annex's text.
      if (matching && matching === record.more) text.append("Redactie: ")
      const shown = matching ?? record.text
      if (shown) write(text, excerpt(shown, words), words)
      else text.remove()
      return item
    }

    /** @param {Event} event */
    async submit(event) {
      event.preventDefault()
      await this.search()
      this.links[0]?.click()
    }

    /** @param {KeyboardEvent} event */
    onKey(event) {
      const { links } = this
      const current = links.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement))
      if (event.key === "Escape") {
        event.preventDefault()
        this.leave()
      } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && links.length) {
        event.preventDefault()
        const next = current + (event.key === "ArrowDown" ? 1 : -1)
        if (next < 0) this.input.focus()
        else links[Math.min(next, links.length - 1)].focus()
      }
    }

    /* Close the results. The focus leaves the box, or returns to the button that opened it. */
    leave() {
      this.close()
      if (this.input.checkVisibility()) this.input.blur()
      else document.querySelector("[data-search-opener]").focus()
    }
  }

  const template = document.querySelector("[data-searchbox] template")
  const boxes = [...document.querySelectorAll("[data-searchbox]")].map(box => new SearchBox(box, template))
  if (!boxes.length) return
  const headerBox = boxes[0]
  const mainBox = boxes[boxes.length - 1] // the large one, if there is one

  // A narrow window has a button in the header instead of a box. Open the box first: a hidden field can't get the focus.
  document.querySelector("[data-search-opener]").addEventListener("click", () => {
    headerBox.open()
    headerBox.input.focus()
  })

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || isEditable(event.target)) return
    if (event.key !== "/" && event.key !== "s") return
    if (document.documentElement.dataset.shortcuts === "off") return
    event.preventDefault()
    mainBox.input.focus()
    mainBox.input.select()
  })
  document.addEventListener("pointerdown", event => {
    if (event.target instanceof Element && event.target.closest("[data-search-opener]")) return
    for (const box of boxes)
      if (box.isOpen && !(event.target instanceof Node && box.box.contains(event.target))) box.close()
  })

  const asked = new URLSearchParams(location.search).get("q")
  if (asked) {
    mainBox.input.value = asked
    mainBox.input.focus()
  }
})()
