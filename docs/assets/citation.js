/* The buttons beside an initiative: one copies a citation with the link, the other the link alone. They show only
   where a browser lets a page copy. */
(() => {
  if (!navigator.clipboard) return
  for (const box of document.querySelectorAll(".cite")) {
    box.hidden = false
    const done = box.querySelector(".cite__done")
    box.addEventListener("click", async event => {
      const button = event.target.closest("[data-copy]")
      if (!button) return
      const link = new URL(location.pathname, location.href)
      link.hash = box.closest("section").querySelector(".initiative__name").id
      const words = button.dataset.copy === "citation" ? `${button.dataset.citation}, ${link}` : link.href
      try {
        await navigator.clipboard.writeText(words)
        done.textContent = "Gekopieerd"
      } catch {
        done.textContent = "Kopiëren is niet gelukt"
      }
      setTimeout(() => { done.textContent = "" }, 4000)
    })
  }
})()
