/* Copying the citation of an initiative, which a dialog shows first. Without this script *Citeer* is a link to its
   initiative. */
;(() => {
  const canCopy = Boolean(navigator.clipboard)

  /**
   * The permanent address of an initiative, without the words that a search result was found by. Empty in a copy of the
   * site that has no address: the path on a reader's disk is of no use to others.
   * @param {HTMLAnchorElement} link
   */
  function addressOf(link) {
    const base = /^https?:$/.test(location.protocol)
      ? location.href
      : document.querySelector("link[rel=canonical]")?.href
    if (!base) return ""
    const url = new URL(base)
    url.search = ""
    url.hash = link.hash
    return url.href
  }

  /**
   * The text of an initiative, without the marks of its footnotes and their previews.
   * @param {HTMLAnchorElement} link
   */
  function quotationOf(link) {
    const text = /** @type {Element} */ (link.closest(".initiative").querySelector(".initiative__text").cloneNode(true))
    for (const other of text.querySelectorAll(".mark, .preview")) other.remove()
    return text.textContent.replace(/\s+/g, " ").trim()
  }

  /**
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} tag
   * @param {string} className
   * @param {string} [words]
   */
  function element(tag, className, words = "") {
    const made = document.createElement(tag)
    made.className = className
    made.textContent = words
    return made
  }

  /** The dialog for all initiatives of the page; returns the function that shows it for one. */
  function buildDialog() {
    const dialog = element("dialog", "preview citation")
    const box = element("div", "citation__box")
    const title = element("p", "preview__title")
    title.setAttribute("aria-hidden", "true") // it is the name of the dialog
    // It scrolls, so the keyboard has to reach it.
    const text = element("div", "citation__text")
    text.tabIndex = 0
    text.setAttribute("role", "group")
    text.setAttribute("aria-label", "Wat u kopieert")
    const buttons = element("p", "links")
    const status = element("span", "copied")
    status.setAttribute("role", "status")
    const close = element("button", "preview__close", "×")
    close.type = "button"
    close.setAttribute("aria-label", "Sluiten")
    close.addEventListener("click", () => dialog.close())
    box.append(title, text, buttons, close)
    dialog.append(box)
    document.body.append(dialog)

    let timer = 0
    /** @param {string} text @param {string} what */
    async function copy(text, what) {
      try {
        await navigator.clipboard.writeText(text)
        status.textContent = `${what} gekopieerd`
      } catch {
        status.textContent = "Kopiëren is niet gelukt"
      }
      clearTimeout(timer)
      timer = setTimeout(() => {
        status.textContent = ""
      }, 4000)
    }
    /** @type {HTMLAnchorElement} */
    let shown
    /** @param {string} words @param {string} what @param {() => string} content */
    function addButton(words, what, content) {
      const button = element("button", "copy", words)
      button.type = "button"
      button.hidden = !canCopy
      button.addEventListener("click", () => copy(content(), what))
      buttons.append(button)
      return button
    }
    const textButton = addButton("Kopieer tekst", "Tekst", () => {
      return [...text.children].map(line => line.textContent).join("\n")
    })
    textButton.autofocus = true
    const linkButton = addButton("Kopieer link", "Link", () => addressOf(shown))
    addButton("Kopieer als RIS", "RIS", () => {
      const address = addressOf(shown)
      const end = [`AB  - ${quotationOf(shown)}`, ...(address ? [`UR  - ${address}`] : []), "ER  - ", ""]
      return [...(shown.dataset.ris ?? "").split("\n"), ...end].join("\r\n")
    })
    buttons.append(status)

    // A press that begins in the dialog, to select its text, may end outside it.
    let isPressOutside = false
    dialog.addEventListener("pointerdown", event => (isPressOutside = event.target === dialog))
    dialog.addEventListener("click", event => {
      if (isPressOutside && event.target === dialog) dialog.close()
    })
    // The page below has shortcuts.
    dialog.addEventListener("keydown", event => event.stopPropagation())
    // WebKit doesn't focus a link that is clicked, and so wouldn't return the focus to it.
    dialog.addEventListener("close", () => shown.focus({ preventScroll: true }))

    /** @param {HTMLAnchorElement} link */
    return link => {
      shown = link
      const address = addressOf(link)
      title.textContent = link.textContent
      dialog.setAttribute("aria-label", link.textContent)
      const lines = [`“${quotationOf(link)}”`, link.dataset.citation, address].filter(Boolean)
      text.replaceChildren(...lines.map(line => element("p", "", line)))
      linkButton.hidden = !canCopy || !address
      status.textContent = ""
      dialog.showModal()
      text.scrollTop = 0
    }
  }

  function setUpCitations() {
    const links = document.querySelectorAll(".cite__open")
    if (!links.length || !("HTMLDialogElement" in window)) return
    /** @type {((link: HTMLAnchorElement) => void) | undefined} */
    let show
    for (const link of links) {
      link.setAttribute("role", "button")
      link.setAttribute("aria-haspopup", "dialog")
      link.addEventListener("click", event => {
        // To open the initiative in another tab or window.
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        show ??= buildDialog()
        show(link)
      })
      link.addEventListener("keydown", event => {
        if (event.key !== " ") return
        event.preventDefault()
        link.click()
      })
    }
  }

  setUpCitations()
})()
