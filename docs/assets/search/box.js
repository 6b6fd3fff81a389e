/* The search boxes of a page: the one in the header and, on the home page, a large one. They load the engine and its
   records when a reader first touches one of them, and show what it finds. A query stands in the address as ?q=. */
(() => {
  const root = new URL("../../", document.currentScript.src)
  const SCRIPTS = ["words.js", "spelling.js", "index.js", "engine.js", "records.js"]
  const EXCERPT = 180 // letters of a text that a result shows
  const BEFORE = 60 // of which before the first word that was found

  let engine = null

  const load = name =>
    new Promise((loaded, failed) => {
      const script = document.createElement("script")
      script.src = new URL(`assets/search/${name}`, root)
      script.onload = loaded
      script.onerror = failed
      document.head.append(script)
    })

  /* The engine, loaded once for all boxes. After a failure the next key tries again. */
  function loadEngine() {
    engine ??= SCRIPTS.reduce((before, name) => before.then(() => load(name)), Promise.resolve())
      .then(() => globalThis.osaSearch.Engine.load(globalThis.osaSearch.records))
      .catch(error => {
        engine = null
        throw error
      })
    return engine
  }

  /* `text` in `element`, with the words that were found marked. */
  function write(element, text, wanted) {
    let at = 0
    for (const [start, end] of globalThis.osaSearch.places(text, wanted)) {
      const mark = document.createElement("mark")
      mark.textContent = text.slice(start, end)
      element.append(text.slice(at, start), mark)
      at = end
    }
    element.append(text.slice(at))
  }

  /* The part of a text around the first word that was found, cut between words. */
  function excerpt(text, wanted) {
    const first = globalThis.osaSearch.places(text, wanted)[0]?.[0] ?? 0
    let start = Math.max(0, first - BEFORE)
    if (start) start = text.indexOf(" ", start) + 1
    let end = Math.min(text.length, start + EXCERPT)
    if (end < text.length) end = text.lastIndexOf(" ", end)
    return `${start ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`
  }

  const isTyping = target =>
    target instanceof Element && (target.closest("input, textarea, select") || target.isContentEditable)

  class SearchBox {
    constructor(box, template) {
      this.box = box
      this.template = template
      this.form = box.querySelector("form")
      this.input = box.querySelector("[role=searchbox]")
      this.list = box.querySelector(".searchbox__results")
      this.status = box.querySelector("[role=status]")
      this.none = box.querySelector(".searchbox__none")
      this.hint = this.status.textContent
      this.input.addEventListener("focus", () => this.open())
      this.input.addEventListener("input", () => this.search())
      this.form.addEventListener("submit", event => this.submit(event))
      this.form.addEventListener("reset", () => this.reset())
      box.addEventListener("keydown", event => this.key(event))
      box.addEventListener("focusout", event => {
        if (event.relatedTarget && !box.contains(event.relatedTarget)) this.close()
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
      // The box is announced as soon as it is there; what it needs comes meanwhile.
      loadEngine().then(() => this.search(), () => this.say("De zoekmachine kon niet worden geladen."))
    }

    close() {
      this.box.classList.remove("searchbox--open")
      this.address("")
    }

    reset() {
      this.input.value = ""
      this.search()
      this.input.focus()
    }

    /* The query in the address, where it can be linked and where Back finds it. */
    address(query) {
      const address = new URL(location.href)
      if ((address.searchParams.get("q") ?? "") === query) return
      if (query) address.searchParams.set("q", query)
      else address.searchParams.delete("q")
      history.replaceState(history.state, "", address)
    }

    say(words) {
      if (this.status.textContent !== words) this.status.textContent = words
    }

    async search() {
      let found
      try {
        found = (await loadEngine()).find(this.input.value)
      } catch {
        return
      }
      const query = this.input.value.trim()
      this.list.replaceChildren(...found.map(result => this.item(result)))
      const isEmpty = query !== "" && !found.length
      this.none.hidden = !isEmpty
      if (!query) this.say(this.hint)
      else if (isEmpty) this.say(`Niets gevonden voor ‘${query}’.`)
      else this.say(found.length === 1 ? "1 resultaat" : `${found.length} resultaten`)
      if (this.box.contains(document.activeElement)) this.address(query)
    }

    item({ record, words, name }) {
      const item = this.template.content.cloneNode(true)
      const link = item.querySelector("a")
      const address = new URL(record.url, root)
      if (words.size) address.searchParams.set("h", [...words].join(" "))
      link.href = address
      write(item.querySelector(".result__name"), record.name, words)
      item.querySelector(".result__kind").textContent = record.kind
      item.querySelector(".result__place").textContent = record.place
      const also = item.querySelector(".result__also")
      if (name && name !== record.name && record.names?.includes(name)) write(also, `Ook bekend als: ${name}`, words)
      else also.remove()
      const text = item.querySelector(".result__text")
      const shown = [record.text, record.more].find(part => part && globalThis.osaSearch.places(part, words).length)
      // What editors add never passes for the annex's.
      if (shown && shown === record.more) text.append("Redactie: ")
      if (shown ?? record.text) write(text, excerpt(shown ?? record.text, words), words)
      else text.remove()
      return item
    }

    async submit(event) {
      event.preventDefault()
      await this.search()
      this.links[0]?.click()
    }

    key(event) {
      const links = this.links
      const at = links.indexOf(document.activeElement)
      const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key]
      if (event.key === "Escape") {
        event.preventDefault()
        this.leave()
      } else if (to !== undefined && links.length) {
        event.preventDefault()
        if (to < 0) this.input.focus()
        else links[Math.min(to, links.length - 1)].focus()
      }
    }

    /* Esc: closes the results, and leaves the reader where the box is, or at the button that opened it. */
    leave() {
      this.close()
      if (this.input.checkVisibility()) this.input.blur()
      else document.querySelector("[data-search-opener]").focus()
    }
  }

  const template = document.querySelector("[data-searchbox] template")
  const boxes = [...document.querySelectorAll("[data-searchbox]")].map(box => new SearchBox(box, template))
  if (!boxes.length) return
  // The large one, where there is one, stands at the end.
  const [first, main] = [boxes[0], boxes.at(-1)]

  // A window without room for the box in the header has a button for it. Opened first: what is hidden takes no focus.
  document.querySelector("[data-search-opener]")?.addEventListener("click", () => {
    first.open()
    first.input.focus()
  })

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    if (event.key !== "/" && event.key !== "s") return
    if (document.documentElement.dataset.shortcuts === "off") return
    event.preventDefault()
    main.input.focus()
    main.input.select()
  })
  document.addEventListener("pointerdown", event => {
    if (event.target instanceof Element && event.target.closest("[data-search-opener]")) return
    for (const box of boxes) if (box.isOpen && !box.box.contains(event.target)) box.close()
  })

  const asked = new URLSearchParams(location.search).get("q")
  if (asked) {
    main.input.value = asked
    main.input.focus()
  }
})()
