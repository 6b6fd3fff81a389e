/* Previews beside links to footnotes, abbreviations and editors' notes: on hover, on keyboard focus and on a tap.
   Without this script, and in a browser without popovers, they are plain links. */
;(() => {
  if (!("showPopover" in HTMLElement.prototype)) return
  const CLOSE_DELAY = 250 // ms, enough to move the pointer from the link to the preview
  const PREVIEWED = ".mark a, a.explained"
  /** @type {HTMLElement | null} */
  let preview = null
  /** @type {HTMLAnchorElement | null} the link that the preview belongs to */
  let previewedLink = null
  /** @type {HTMLAnchorElement | null} the link under the mouse */
  let hoveredLink = null
  let timer = 0
  let isByKeyboard = true // the last input; focus that a click moves shows no preview

  // The browser's tooltip would cover the preview.
  for (const link of document.querySelectorAll("a.explained[title]")) {
    link.dataset.explains = link.title
    link.ariaDescription = link.title
    link.removeAttribute("title")
  }

  /** @param {EventTarget | null} target */
  const linkAt = target => (target instanceof Element ? target.closest(PREVIEWED) : null)

  /** @param {unknown} target */
  const isInPreview = target => target instanceof Node && preview?.contains(target)

  /** @param {HTMLAnchorElement} link */
  const noteOf = link => document.getElementById(decodeURIComponent(link.hash.slice(1)))

  /**
   * The content of a link's preview; null if it has none.
   * @param {HTMLAnchorElement} link
   */
  function explanation(link) {
    if (link.dataset.explains) return [document.createTextNode(link.dataset.explains)]
    const text = /** @type {Element | undefined} */ (noteOf(link)?.querySelector(".note__text").cloneNode(true))
    // The links in the text are on the page, and would be stops of the keyboard on the way to the documents.
    for (const inner of text?.querySelectorAll("a") ?? []) inner.replaceWith(...inner.childNodes)
    return text?.childNodes ?? null
  }

  /**
   * Copies of the documents listed in a footnote.
   * @param {HTMLAnchorElement} link
   */
  function sources(link) {
    const note = link.matches(".mark a") ? noteOf(link) : null
    return [...(note?.querySelectorAll(".sources") ?? [])].map(source => source.cloneNode(true))
  }

  /**
   * @param {HTMLAnchorElement} link
   * @param {Iterable<Node>} content
   */
  function build(link, content) {
    const isNote = link.matches(".mark a")
    const box = document.createElement("div")
    box.className = "preview"
    box.popover = "manual"
    box.role = "dialog"
    const title = document.createElement("p")
    title.className = "preview__title"
    title.textContent = box.ariaLabel = isNote ? `Voetnoot ${link.textContent}` : link.textContent
    title.ariaHidden = "true" // it is the name of the dialog
    const close = document.createElement("button")
    close.type = "button"
    close.className = "preview__close"
    close.ariaLabel = "Sluiten"
    close.textContent = "×"
    close.tabIndex = -1 // the keyboard has Esc
    close.addEventListener("click", hide)
    const text = document.createElement("p")
    text.className = "preview__text"
    text.append(...content)
    const links = document.createElement("p")
    links.className = "preview__links"
    const more = document.createElement("a")
    more.href = link.href
    const page = link.matches(".mention") ? "Instrumenten" : "Afkortingen"
    more.textContent = isNote ? `Naar voetnoot ${link.textContent}` : `${link.textContent} bij ${page}`
    links.append(more)
    box.append(title, close, text, ...sources(link), links)
    box.addEventListener("pointerenter", () => clearTimeout(timer))
    box.addEventListener("pointerleave", hideSoon)
    more.addEventListener("click", hide)
    return box
  }

  /**
   * Position a preview below its link if there is room, else above; clamped to the window. It never covers the link:
   * a tap would then click the preview. If neither side has room, it scrolls on the larger one.
   * @param {HTMLElement} box
   * @param {HTMLAnchorElement} link
   */
  function place(box, link) {
    const gap = 8
    const anchor = link.getBoundingClientRect()
    const below = window.innerHeight - anchor.bottom - 2 * gap
    const above = anchor.top - 2 * gap
    box.style.maxHeight = `${Math.max(below, above)}px`
    const { width, height } = box.getBoundingClientRect()
    const left = Math.min(Math.max(anchor.left - 16, gap), document.documentElement.clientWidth - width - gap)
    const isBelow = height <= below || below >= above
    box.style.left = `${Math.max(gap, left)}px`
    box.style.top = `${isBelow ? anchor.bottom + gap : anchor.top - height - gap}px`
  }

  /** @param {HTMLAnchorElement} link */
  function show(link) {
    clearTimeout(timer)
    if (previewedLink === link) return
    hide()
    const content = explanation(link)
    if (!content) return
    preview = build(link, content)
    // Next to its link in the document, so that Tab moves from the link to the one in the preview.
    ;(link.closest(".mark") ?? link).after(preview)
    preview.showPopover?.()
    place(preview, link)
    previewedLink = link
  }

  function hide() {
    clearTimeout(timer)
    preview?.remove()
    preview = null
    previewedLink = null
  }

  function hideSoon() {
    clearTimeout(timer)
    timer = setTimeout(hide, CLOSE_DELAY)
  }

  // On pointermove and not pointerover: ignore hover caused by scrolling, and notice a pointer that was over a link
  // before this script loaded.
  document.addEventListener(
    "pointermove",
    event => {
      if (event.pointerType !== "mouse") return
      const link = linkAt(event.target)
      if (link && link !== hoveredLink && !isInPreview(link)) show(link)
      hoveredLink = link
    },
    { passive: true },
  )
  document.addEventListener("pointerout", event => {
    const link = linkAt(event.target)
    if (link === hoveredLink) hoveredLink = null
    const hasFocus = document.activeElement === previewedLink
    if (link && link === previewedLink && event.pointerType === "mouse" && !hasFocus) hideSoon()
  })
  document.addEventListener("focusin", event => {
    if (isInPreview(event.target)) return
    const link = linkAt(event.target)
    if (isByKeyboard && link?.matches(":focus-visible")) show(link)
    else if (preview) hide()
  })
  document.addEventListener("pointerdown", () => (isByKeyboard = false))
  document.addEventListener("keydown", event => {
    isByKeyboard = true
    if (event.key !== "Escape" || !preview) return
    // Return the focus from the preview to its link.
    const link = isInPreview(document.activeElement) ? previewedLink : null
    hide()
    if (link) {
      link.focus()
      hide()
    }
  })
  document.addEventListener("click", event => {
    if (isInPreview(event.target)) return
    const link = linkAt(event.target)
    // Touch has no hover: the first tap shows the preview, and its link leads on.
    const isTouch = event instanceof PointerEvent && event.pointerType === "touch"
    if (link && isTouch && explanation(link)) {
      event.preventDefault()
      show(link)
    } else if (preview) {
      hide()
    }
  })
  window.addEventListener("scroll", () => preview && previewedLink && place(preview, previewedLink), { passive: true })
  window.addEventListener("resize", hide)
})()
