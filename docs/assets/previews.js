/* Shows what stands behind a link, beside it: the text of a footnote, what an abbreviation stands for, who added
   something. On hover, on keyboard focus, and on a tap. Without this script the links are links, and stay so. */
(() => {
  const HOVER_OUT = 250 // ms in which the pointer may travel from the link to the preview
  const PREVIEWED = ".mark a, a.explained"
  let preview = null
  let shown = null
  let timer = 0

  // A title is shown to a mouse alone, and would come on top of the preview.
  for (const link of document.querySelectorAll("a.explained[title]")) {
    link.dataset.explains = link.title
    link.setAttribute("aria-description", link.title)
    link.removeAttribute("title")
  }

  const linkAt = target => (target instanceof Element ? target.closest(PREVIEWED) : null)

  /* What the preview of a link says, as nodes; null where there is nothing to say. */
  function explanation(link) {
    if (link.dataset.explains) return [document.createTextNode(link.dataset.explains)]
    const note = document.getElementById(decodeURIComponent(link.hash.slice(1)))
    return note ? [...note.querySelector(".note__text").cloneNode(true).childNodes] : null
  }

  /* The papers behind a footnote, where there are any: they stand in the note, behind its text. */
  function sources(link) {
    const note = link.matches(".mark a") && document.getElementById(decodeURIComponent(link.hash.slice(1)))
    return [...(note ? note.querySelectorAll(".sources") : [])].map(found => found.cloneNode(true))
  }

  function build(link, said) {
    const box = document.createElement("div")
    box.className = "preview"
    box.popover = "manual"
    const text = document.createElement("p")
    text.className = "preview__text"
    text.append(...said)
    const links = document.createElement("p")
    links.className = "preview__links"
    const more = document.createElement("a")
    more.href = link.href
    more.textContent = link.matches(".mark a") ? `Naar voetnoot ${link.textContent}` : `Meer over ${link.textContent}`
    links.append(more)
    box.append(text, ...sources(link), links)
    box.addEventListener("pointerenter", () => clearTimeout(timer))
    box.addEventListener("pointerleave", hideSoon)
    more.addEventListener("click", hide)
    return box
  }

  /* Under the link if there is room, else above it; never outside the window, nor over the link: what lies under a
     finger by the time it lifts takes the click. What fits on neither side scrolls on the larger. */
  function place(box, link) {
    const gap = 8
    const at = link.getBoundingClientRect()
    const under = window.innerHeight - at.bottom - 2 * gap
    const over = at.top - 2 * gap
    box.style.maxHeight = `${Math.max(under, over)}px`
    const size = box.getBoundingClientRect()
    const left = Math.min(Math.max(at.left - 16, gap), document.documentElement.clientWidth - size.width - gap)
    const isUnder = size.height <= under || under >= over
    const top = isUnder ? at.bottom + gap : at.top - size.height - gap
    box.style.left = `${Math.max(gap, left)}px`
    box.style.top = `${top}px`
  }

  function show(link) {
    clearTimeout(timer)
    if (shown === link) return
    hide()
    const said = explanation(link)
    if (!said) return
    preview = build(link, said)
    // Behind its link in the document, so that Tab goes from the link to the one in the preview.
    const beside = link.closest(".mark") ?? link
    beside.after(preview)
    preview.showPopover()
    place(preview, link)
    shown = link
  }

  function hide() {
    clearTimeout(timer)
    preview?.remove()
    preview = shown = null
  }

  function hideSoon() {
    clearTimeout(timer)
    timer = setTimeout(hide, HOVER_OUT)
  }

  /* By moving, not by being over it: a pointer that rests while the page moves under it asks for nothing, and one that
     was there before this script did, asks as soon as it moves. */
  let over = null
  document.addEventListener("pointermove", event => {
    if (event.pointerType !== "mouse") return
    const link = linkAt(event.target)
    if (link && link !== over && !preview?.contains(link)) show(link)
    over = link
  }, { passive: true })
  document.addEventListener("pointerout", event => {
    const link = linkAt(event.target)
    if (link === over) over = null
    if (link && link === shown && event.pointerType === "mouse" && document.activeElement !== shown) hideSoon()
  })
  document.addEventListener("focusin", event => {
    if (preview?.contains(event.target)) return
    const link = linkAt(event.target)
    if (link?.matches(":focus-visible")) show(link)
    else if (preview) hide()
  })
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !preview) return
    // Whoever read the preview goes on from its link, not from the top of the page.
    const from = preview.contains(document.activeElement) ? shown : null
    hide()
    if (from) {
      from.focus()
      hide()
    }
  })
  document.addEventListener("click", event => {
    if (preview?.contains(event.target)) return
    const link = linkAt(event.target)
    // A finger has no hover: its first tap shows the preview, and the link in that leads on.
    if (link && event.pointerType === "touch" && explanation(link)) {
      event.preventDefault()
      show(link)
    } else if (preview) {
      hide()
    }
  })
  window.addEventListener("scroll", () => preview && place(preview, shown), { passive: true })
  window.addEventListener("resize", hide)
})()
