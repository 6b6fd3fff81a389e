/* Copying beside an initiative or a development: its citation, by a button that stays hidden where the browser has no
   clipboard, and an initiative's address, by a link that leads there as well. */
;(() => {
  if (!navigator.clipboard) return
  for (const box of document.querySelectorAll(".cite")) {
    const button = box.querySelector(".cite__copy")
    const link = box.querySelector(".cite__link")
    const status = box.querySelector(".cite__done")
    let timer = 0
    /** @param {string} text */
    const copy = async text => {
      try {
        await navigator.clipboard.writeText(text)
        status.textContent = "Gekopieerd"
      } catch {
        status.textContent = "Kopiëren is niet gelukt"
      }
      clearTimeout(timer)
      timer = setTimeout(() => {
        status.textContent = ""
      }, 4000)
    }
    const address = () => {
      const url = new URL(link.href)
      url.search = "" // the words that a search result was found by
      return url.href
    }
    button.hidden = false
    button.addEventListener("click", () => copy(`${button.dataset.citation}${link ? `, ${address()}` : ""}`))
    link?.addEventListener("click", () => copy(address()))
  }
})()
