/* The search boxes: one in the header and, on the home page, a large one. The engine and its records load when a box
   first gets the focus. The query is kept in the address as ?q=. The words that a result was found by are in its address
   as ?h=, and are marked on the page that it leads to. */
globalThis.osaSearch ??= /** @type {OsaSearch} */ ({})
;(search => {
  const folder = new URL(".", /** @type {HTMLScriptElement} */ (document.currentScript).src)
  const root = new URL("../../", folder)
  const EXCERPT = 180 // characters of a text that a result shows
  const BEFORE = 60 // of which before the first word that was found
  const ASKING = /\b(what|which|who|where|when|how|why|is|are|was|were|do|does|did|ha[sd]|have|happened|became)\b/gi
  const opener = document.querySelector("[data-search-opener]")
  const template = document.querySelector("[data-searchbox] template")

  /** @param {string} tag @param {object} properties */
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties)

  /** Load a script of this folder, which runs after those before it. @param {string} name */
  const load = name =>
    new Promise((onload, onerror) => {
      document.head.append(make("script", { src: new URL(`${name}.js`, folder).href, async: false, onload, onerror }))
    })

  /** Load a script, and build the engine of its records: in slices, so that the page keeps responding. It is loaded
   * once for all, or again after a failure.
   * @param {string[]} scripts @param {() => SearchEngine} make */
  function loader(scripts, make) {
    /** @type {Promise<SearchEngine> | null} */
    let engine = null
    return () => {
      engine ??= Promise.all(scripts.map(load)).then(async () => {
        const built = make()
        let until = 0
        for (const _ of built.build()) {
          if (performance.now() < until) continue
          await new Promise(resolve => setTimeout(resolve))
          until = performance.now() + 10
        }
        return built
      })
      engine.catch(() => {
        engine = null
      })
      return engine
    }
  }
  search.loadEngine = loader(["records", "engine"], () => new search.Engine(search.records, search.terms))
  const loadEnglish = loader(["glosses"], () => new search.Engine(search.glosses))

  /* What a query finds. If no record in Dutch holds all of it, and English ones have all of its words, what those find. */
  search.find = async query => {
    const engine = await search.loadEngine()
    const found = engine.find(query)
    if (!query || found.some(({ match }) => match === "all")) return found
    const english = await loadEnglish().catch(() => null)
    const asked = query.replace(ASKING, "").trim()
    const inEnglish = english?.hasWords(asked) ? english.find(asked).filter(({ match }) => match === "all") : []
    for (const { record } of inEnglish) record.lang = "en"
    return inEnglish.length ? inEnglish : found
  }
  search.FAILED = "Zoeken lukt nu niet. Laad de pagina opnieuw."

  /* Which name or search word brought a result up. */
  search.foundBy = ({ name, word }) =>
    [name && `Ook bekend als: ${name}`, word && `Zoekwoord: ${word}`].filter(Boolean).join(" · ")

  /** A text with what was found marked. @param {string} text @param {Set<string>} hits */
  function marked(text, hits) {
    const parts = []
    let written = 0
    for (const [start, end] of search.marks(text, hits)) {
      const mark = make("mark", { className: "found", textContent: text.slice(start, end) })
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

  /** The address of a record, with the words to mark there. @param {SearchRecord} record @param {Set<string>} hits */
  function addressOf({ url }, hits) {
    const address = new URL(url, root)
    if (hits.size) address.searchParams.set("h", [...hits].join(" "))
    return address.href
  }

  /** @param {SearchRecord} record @param {Set<string>} hits */
  const linkTo = (record, hits) => make("a", { href: addressOf(record, hits), textContent: record.name })
  /** The mark of a list or of a plan, if it has one. @param {SearchRecord} record */
  const markOf = ({ mark }) => (mark ? [make("span", { className: `state-mark state-mark--${mark}` })] : [])

  /** What a plan was and what became of it. @param {SearchRecord} record */
  function nowOf(record) {
    const before = record.then ? `toen ${record.then.join(" en ")}, ` : ""
    return record.now ? [`Redactie: ${before}nu `, ...markOf(record), record.now] : []
  }

  let items = 0
  /** @param {SearchResult} result */
  function itemOf(result) {
    const { record, match, missing, hits, instruments } = result
    const item = /** @type {DocumentFragment} */ (template.content.cloneNode(true))
    const link = item.querySelector("a.result__link")
    link.href = addressOf(record, hits)
    link.dataset.match = match
    // What editors add is labelled, to tell it from the annex's text.
    const { text = "", more = [] } = record
    const isFound = (/** @type {string} */ some) => search.marks(some, hits).length > 0
    const added = [record.summary ?? "", more.join(" · ")].find(isFound) ?? record.summary
    const [label, shown] = added && !isFound(text) ? ["Redactie: ", added] : ["", text]
    for (const [name, parts] of Object.entries({
      name: [...(record.now ? [] : markOf(record)), ...marked(record.name, hits)],
      kind: [record.kind],
      place: [record.place ?? ""],
      now: nowOf(record),
      also: marked(search.foundBy(result), hits),
      missing: missing.length ? [`Zonder: ${missing.join(", ")}`] : [],
      text: [label, ...marked(excerpt(shown, hits), hits)],
      instruments: instruments.flatMap((one, i) => [i ? ", " : "Ook als instrument: ", linkTo(one, hits)]),
    })) {
      const element = item.querySelector(`.result__${name}`)
      element?.append(...parts)
      if (record.lang && /name|text/.test(name)) element?.setAttribute("lang", record.lang)
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
    address.searchParams.delete(name)
    if (value) address.searchParams.set(name, value)
    if (address.href !== location.href) history.replaceState(history.state, "", address)
  }

  /** Make a search box work. @param {HTMLElement} box */
  function setUp(box) {
    const input = box.querySelector("[role=searchbox]")
    const status = box.querySelector("[role=status]")
    const hint = status.textContent
    const links = () => [...box.querySelectorAll(".result a")]
    const isOpen = () => box.matches(".searchbox--open")

    /* Show what the query finds, once the engine has loaded. */
    async function show() {
      // WebKit resets the field when the reader comes back to the page.
      input.defaultValue = input.value
      if (input.value && !search.records) status.textContent = "Zoeken wordt geladen …"
      const query = input.value.trim()
      const results = await search.find(query).catch(() => null)
      if (query !== input.value.trim()) return // the reader typed on
      const found = results ?? []
      // A result that lacks a word may stand before one that holds all.
      const end = found.map(({ match }) => match).lastIndexOf("all") + 1
      const [all, part] = [found.slice(0, end), found.slice(end)]
      box.querySelector(".searchbox__results").replaceChildren(...all.map(itemOf))
      box.querySelector(".searchbox__near ol").replaceChildren(...part.map(itemOf))
      box.querySelector(".searchbox__near").hidden = !part.length
      box.querySelector(".searchbox__none").hidden = !query || found.length > 0
      const isOne = found.length === 1
      let message = `${found.length} ${isOne ? "resultaat" : "resultaten"}`
      if (!all.length) message = `Niets precies gevonden. ${message} ${isOne ? "lijkt" : "lijken"} erop.`
      // An invisible character may turn the words behind it around.
      const letters = [...query.replace(/[\p{Cc}\p{Cf}]/gu, "")]
      const repeated = letters.slice(0, 60).join("") + (letters.length > 60 ? " …" : "")
      if (!found.length) message = query ? `Niets gevonden voor ‘${repeated}’.` : hint
      status.textContent = results ? message : search.FAILED
    }

    function open() {
      box.classList.add("searchbox--open")
      show()
    }

    /* Open the box before it gets the focus: in a narrow window it is hidden until then, and can't get it. */
    function enter() {
      open()
      input.focus()
    }

    function close() {
      box.classList.remove("searchbox--open")
      setInAddress("q", "")
    }

    /* Close the results. The focus stays in the field, or returns to the button that opened the box. */
    function leave() {
      input.focus()
      close()
      if (!input.checkVisibility()) opener.focus()
    }

    for (const type of ["focus", "click"]) input.addEventListener(type, open)
    input.addEventListener("input", show)
    // On Enter, and when the focus goes to a result or to the address bar: for links and for the Back button.
    input.addEventListener("change", () => setInAddress("q", input.value.trim()))
    box.querySelector("[data-close]")?.addEventListener("click", leave)
    box.addEventListener("submit", async event => {
      event.preventDefault()
      const asked = input.value
      await show()
      if (isOpen() && input.value === asked) links()[0]?.click()
    })
    box.addEventListener("reset", () => {
      input.defaultValue = ""
      setTimeout(enter)
    })
    box.addEventListener("keydown", event => {
      if (event.isComposing) return // the keys are those of an input method
      const at = links().indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement))
      const step = Number(event.key === "ArrowDown") - Number(event.key === "ArrowUp")
      if (event.key === "Escape") leave()
      else if (step && !isOpen()) open()
      else if (step && links().length) (links()[Math.min(at + step, links().length - 1)] ?? input).focus()
      else return
      event.preventDefault()
    })
    for (const type of /** @type {const} */ (["pointerdown", "focusin"]))
      document.addEventListener(type, ({ target }) => {
        const isElsewhere = target instanceof Node && !box.contains(target) && !opener.contains(target)
        if (isElsewhere && isOpen()) close()
      })
    return { input, enter }
  }

  const [asked, terms] = ["q", "h"].map(name => new URLSearchParams(location.search).get(name))
  const hits = new Set(terms?.split(" "))
  // A reader who leaves before the script has loaded misses nothing.
  if (terms)
    load("engine").then(
      () => markTarget(hits),
      () => {},
    )
  const boxes = [...document.querySelectorAll("[data-searchbox]")].map(setUp)
  const main = boxes.at(-1) // the large one, if there is one
  if (!main) return
  if (asked) {
    main.input.value = asked
    main.enter()
  }
  opener.addEventListener("click", boxes[0].enter)
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || !/^[/s]$/.test(event.key)) return
    if (event.target instanceof Element && event.target.matches("input, textarea, select, [contenteditable]")) return
    if (document.documentElement.dataset.shortcuts === "off") return
    event.preventDefault()
    main.enter()
    main.input.select()
  })
})(globalThis.osaSearch)
