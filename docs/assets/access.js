/* What the theme leaves to be mended for those who use a keyboard, or a voice, instead of a mouse. */
(() => {
  /* The menu of a narrow window: the button opens it and brings the focus into it, Esc or the button in it closes it
     and brings the focus back, and what lies behind it can't be reached meanwhile. Without this script a label opens
     it. Material's checkbox says whether it is open. */
  function menu() {
    const BEHIND = ".md-header, .md-tabs, .md-content, .md-sidebar--secondary, .md-footer, .md-top"
    const drawer = document.getElementById("__drawer")
    const opener = document.querySelector("[data-menu-opener]")
    const list = document.querySelector(".menu")
    const closer = list.querySelector("[data-menu-close]")

    function follow() {
      const open = drawer.checked
      opener.setAttribute("aria-expanded", open)
      for (const part of document.querySelectorAll(BEHIND)) part.inert = open
      if (open) closer.focus()
      else if (opener.checkVisibility()) opener.focus()
    }

    function set(open) {
      if (drawer.checked !== open) drawer.click()
    }

    drawer.addEventListener("change", follow)
    opener.addEventListener("click", () => set(true))
    closer.addEventListener("click", () => set(false))
    // A link to a place on this very page: the reader is there.
    list.addEventListener("click", event => event.target.closest("a[href*='#']") && set(false))
    // The window has grown, and has the navigation beside the page.
    matchMedia("(min-width: 76.25em)").addEventListener("change", event => event.matches && set(false))
    document.addEventListener("keydown", event => event.key === "Escape" && set(false))
  }

  /* The choice of colours; what was chosen before is shown from the first, by partials/javascripts/palette.html. */
  function colours() {
    const shown = globalThis.osaColours
    for (const option of document.querySelectorAll(".palette input")) {
      option.checked = option.value === shown.choice
      option.addEventListener("change", () => {
        shown.choice = option.value
        shown.show()
        try {
          localStorage.setItem("osa-kleuren", option.value)
        } catch {} // a browser that keeps nothing shows it on this page
      })
    }
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => shown.show())
  }

  /* Single letters (WCAG 2.2, 2.1.4). Material leads on to another page at these; who speaks to the computer, or hits a
     key by mistake, is gone before they know it. Its listener is on the window, after this one. */
  function letters(event) {
    if (["p", ",", "n", "."].includes(event.key)) event.stopPropagation()
  }

  /* Those of the search can be switched off, on the page Toegankelijkheid; search/box.js looks at what is set here. */
  function shortcuts() {
    const KEY = "osa-sneltoetsen"
    const root = document.documentElement
    try {
      root.dataset.shortcuts = localStorage.getItem(KEY) ?? "on"
    } catch {
      return // a browser that keeps nothing
    }
    const box = document.querySelector("[data-shortcuts-switch]")
    if (!box) return
    box.checked = root.dataset.shortcuts === "on"
    box.closest("[hidden]").hidden = false
    box.addEventListener("change", () => {
      root.dataset.shortcuts = box.checked ? "on" : "off"
      localStorage.setItem(KEY, root.dataset.shortcuts)
    })
  }

  menu()
  shortcuts()
  colours()
  document.addEventListener("keydown", letters)
})()
