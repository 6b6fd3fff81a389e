/* Keyboard and speech input: what the theme leaves out. */
/* All scripts of the site are classic scripts and need no bundler. They have to run in a copy of the site that is opened
   from a folder, and browsers don't load modules from file:// addresses. */
;(() => {
  /* The menu of a narrow window. While it is open, it has the focus and the rest of the page is inert. The theme's
     checkbox holds the state. */
  function setUpMenu() {
    const PAGE = ".md-header, .md-tabs, .md-content, .md-sidebar--secondary, .md-footer, .md-top"
    const drawer = document.querySelector("#__drawer")
    const opener = document.querySelector("[data-menu-opener]")
    const menu = document.querySelector(".menu")
    const closer = menu.querySelector("[data-menu-close]")

    function update() {
      const isOpen = drawer.checked
      opener.setAttribute("aria-expanded", String(isOpen))
      for (const part of document.querySelectorAll(PAGE)) part.toggleAttribute("inert", isOpen)
      if (isOpen) closer.focus()
      else if (opener.checkVisibility()) opener.focus()
    }

    /** @param {boolean} isOpen */
    function toggle(isOpen) {
      if (drawer.checked !== isOpen) drawer.click()
    }

    drawer.addEventListener("change", update)
    opener.addEventListener("click", () => toggle(true))
    closer.addEventListener("click", () => toggle(false))
    menu.addEventListener("click", event => {
      // A link within the page loads no other page, which would close the menu.
      if (event.target instanceof Element && event.target.closest("a[href*='#']")) toggle(false)
    })
    // A wide window shows the navigation beside the page.
    matchMedia("(min-width: 76.25em)").addEventListener("change", event => event.matches && toggle(false))
    document.addEventListener("keydown", event => event.key === "Escape" && toggle(false))
  }

  /* The colour scheme. partials/javascripts/palette.html applies the stored choice while the page loads. */
  function setUpColours() {
    for (const option of document.querySelectorAll(".palette input")) {
      option.checked = option.value === osaColours.choice
      option.addEventListener("change", () => {
        osaColours.choice = option.value
        osaColours.apply()
        try {
          localStorage.setItem("osa-kleuren", option.value)
        } catch {} // storage is blocked: the choice holds for this page
      })
    }
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => osaColours.apply())
  }

  /**
   * Disable the theme's single-letter shortcuts, which lead to another page: speech input or a slip could trigger them
   * (WCAG 2.2, 2.1.4). The theme listens on the window, so after this listener.
   * @param {KeyboardEvent} event
   */
  function blockThemeShortcuts(event) {
    if (["p", ",", "n", "."].includes(event.key)) event.stopPropagation()
  }

  /* The switch for the search shortcuts, on the page Toegankelijkheid. search/box.js reads data-shortcuts. */
  function setUpShortcutSwitch() {
    const KEY = "osa-sneltoetsen"
    const root = document.documentElement
    try {
      root.dataset.shortcuts = localStorage.getItem(KEY) ?? "on"
    } catch {
      return // storage is blocked
    }
    const box = document.querySelector("[data-shortcuts-switch]")
    if (!box) return
    box.checked = root.dataset.shortcuts === "on"
    box.closest("[hidden]")?.removeAttribute("hidden")
    box.addEventListener("change", () => {
      const value = box.checked ? "on" : "off"
      root.dataset.shortcuts = value
      localStorage.setItem(KEY, value)
    })
  }

  setUpMenu()
  setUpShortcutSwitch()
  setUpColours()
  document.addEventListener("keydown", blockThemeShortcuts)
})()
