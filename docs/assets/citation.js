/* Buttons beside an initiative that copy a citation or a link. They stay hidden where the browser has no clipboard. */
;(() => {
  if (!navigator.clipboard) return
  for (const box of document.querySelectorAll(".cite")) {
    box.hidden = false
    const status = box.querySelector(".cite__done")
    let timer = 0
    box.addEventListener("click", async event => {
      const button = event.target instanceof Element && event.target.closest("[data-copy]")
      const section = box.closest("section")
      if (!button || !section) return
      const link = new URL(location.pathname, location.href)
      link.hash = section.querySelector(".initiative__name").id
      const text = button.dataset.copy === "citation" ? `${button.dataset.citation}, ${link}` : link.href
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
    })
  }
})()
