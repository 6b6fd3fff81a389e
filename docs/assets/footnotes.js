/* Shows a footnote's text beside its mark: on hover, on keyboard focus, and on a tap.
   Without this script a mark is a link to the note at the foot of the page, and stays one. */
(() => {
  const HOVER_OUT = 250 // ms in which the pointer may travel from the mark to the preview
  let preview = null
  let shown = null
  let timer = 0

  /* The note that a mark links to, on the same page. */
  const noteOf = mark => document.getElementById(decodeURIComponent(mark.hash.slice(1)))

  const markAt = target => (target instanceof Element ? target.closest(".mark a") : null)

  function build(mark) {
    const note = noteOf(mark)
    const box = document.createElement("div")
    box.className = "preview"
    box.popover = "manual"
    const text = document.createElement("p")
    text.className = "preview__text"
    text.append(...note.querySelector(".note__text").cloneNode(true).childNodes)
    const links = document.createElement("p")
    links.className = "preview__links"
    const more = document.createElement("a")
    more.href = mark.hash
    more.textContent = `Naar voetnoot ${mark.textContent}`
    links.append(more)
    box.append(text, links)
    box.addEventListener("pointerenter", () => clearTimeout(timer))
    box.addEventListener("pointerleave", hideSoon)
    more.addEventListener("click", hide)
    return box
  }

  /* Under the mark if there is room, else above it; never outside the window. */
  function place(box, mark) {
    const gap = 8
    const at = mark.getBoundingClientRect()
    const size = box.getBoundingClientRect()
    const left = Math.min(Math.max(at.left - 16, gap), document.documentElement.clientWidth - size.width - gap)
    const below = at.bottom + gap
    const top = below + size.height < window.innerHeight ? below : Math.max(gap, at.top - size.height - gap)
    box.style.left = `${Math.max(gap, left)}px`
    box.style.top = `${top}px`
  }

  function show(mark) {
    clearTimeout(timer)
    if (shown === mark || !noteOf(mark)) return
    hide()
    preview = build(mark)
    // Behind its mark in the document, so that Tab goes from the mark to the link in the preview.
    mark.parentElement.after(preview)
    preview.showPopover()
    place(preview, mark)
    shown = mark
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

  document.addEventListener("pointerover", event => {
    const mark = markAt(event.target)
    if (mark && event.pointerType === "mouse") show(mark)
  })
  document.addEventListener("pointerout", event => {
    if (markAt(event.target) && event.pointerType === "mouse" && document.activeElement !== shown) hideSoon()
  })
  document.addEventListener("focusin", event => {
    const mark = markAt(event.target)
    if (mark) show(mark)
    else if (preview && !preview.contains(event.target)) hide()
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
    const mark = markAt(event.target)
    // A finger has no hover: its first tap shows the note, and the preview's link leads there.
    if (mark && event.pointerType === "touch") {
      event.preventDefault()
      show(mark)
    } else if (mark) {
      hide()
    } else if (preview && !preview.contains(event.target)) {
      hide()
    }
  })
  window.addEventListener("scroll", () => preview && place(preview, shown), { passive: true })
  window.addEventListener("resize", hide)
})()
