/* What surrounds the text: menu, contents, folds, colours, keys. */
/* All scripts of the site are classic scripts and need no bundler. They have to run in a copy of the site that is opened
   from a folder, and browsers don't load modules from file:// addresses. */
;(() => {
  const root = document.documentElement

  /** @param {string} key @param {string} value */
  function store(key, value) {
    try {
      localStorage.setItem(key, value)
    } catch {} // storage is blocked or full: the choice holds for this page
  }

  /* The menu of a narrow window. While it is open, the page below the header is inert. */
  function setUpMenu() {
    const menu = document.querySelector("details.menu")
    const opener = document.querySelector("[data-menu-opener]")
    const update = () => {
      for (const part of document.querySelectorAll(".skip, [data-page]")) part.toggleAttribute("inert", menu.open)
    }
    // `toggle` comes later, perhaps after the page is left.
    const close = () => {
      menu.open = false
      update()
    }

    menu.addEventListener("toggle", update)
    menu.addEventListener("click", event => {
      // Closed before the page is left: the browser's Back button shows the page as it was.
      if (event.target instanceof Element && event.target.closest("a")) close()
    })
    document.querySelector("[data-menu-search]").addEventListener("click", () => {
      close()
      document.querySelector("[data-search-opener]").click()
    })
    // A wide window shows tabs instead.
    matchMedia("(min-width: 76.25em)").addEventListener("change", event => event.matches && close())
    // In the capturing phase, and for this alone: Esc also clears filters.
    document.addEventListener(
      "keydown",
      event => {
        if (event.key !== "Escape" || !menu.open) return
        event.preventDefault()
        event.stopPropagation()
        close()
        opener.focus()
      },
      { capture: true },
    )
  }

  /* Marks, in the contents, the section that the reader is in; shows the page's title in the header when its heading is
     out of sight. */
  function followReading() {
    const heading = document.querySelector("article h1")
    if (heading) {
      new IntersectionObserver(([{ isIntersecting, boundingClientRect }]) => {
        root.classList.toggle("below-heading", !isIntersecting && boundingClientRect.top < 0)
      }).observe(heading)
    }
    /** @type {Map<Element, HTMLAnchorElement>} */
    const links = new Map()
    for (const link of document.querySelectorAll("[data-contents] a")) {
      const section = document.getElementById(decodeURIComponent(link.hash.slice(1)))
      if (section) links.set(section, link)
    }
    const headings = [...links.keys()]
    const contents = document.querySelector(".md-sidebar--secondary")
    const observer = new IntersectionObserver(
      () => {
        const passed = headings.filter(section => section.getBoundingClientRect().top < innerHeight / 4)
        const current = links.get(passed[passed.length - 1])
        for (const link of links.values()) link.toggleAttribute("data-here", link === current)
        if (contents && current) contents.scrollTop = current.offsetTop - contents.clientHeight / 2
      },
      { rootMargin: "0px 0px -75%" },
    )
    for (const section of headings) observer.observe(section)
  }

  /* Opens the folds around what the address leads to: not every browser does so by itself, nor at a second click on the
     same link. */
  function openFolds() {
    const open = () => {
      // Words that a status follows from had an address of their own.
      if (/--woorden-\d+$/.test(location.hash)) location.replace(location.hash.replace(/--woorden-\d+$/, ""))
      const target = document.getElementById(location.hash.slice(1))
      const closed = [...document.querySelectorAll("details")].filter(fold => !fold.open && fold.contains(target))
      for (const fold of closed) fold.open = true
      if (closed.length) target?.scrollIntoView()
    }
    open()
    window.addEventListener("hashchange", open)
    document.addEventListener("click", event => {
      if (event.target instanceof Element && event.target.closest("a[href*='#']")) setTimeout(open)
    })
  }

  /* Esc hides the name beside a mark until the pointer or the focus moves on (WCAG 2.2: 1.4.13). */
  function hideNames() {
    const show = () => root.classList.remove("names-hidden")
    document.addEventListener("keydown", ({ key }) => key === "Escape" && root.classList.add("names-hidden"))
    document.addEventListener("pointerover", show, { passive: true })
    document.addEventListener("focusin", show)
  }

  /** Call `restore` now, when the Back button shows the page as it was, and when another tab stores a choice.
   * @param {() => void} restore */
  function keepUpToDate(restore) {
    restore()
    for (const type of ["pageshow", "storage"]) window.addEventListener(type, restore)
  }

  /* The colour scheme; early.js applies the stored choice while the page loads. */
  function setUpColours() {
    const KEY = "osa-kleuren"
    const options = [...document.querySelectorAll("input[name=colours]")]
    const show = () => {
      const chosen = options.find(option => option.value === root.dataset.colours)?.value ?? "system"
      for (const option of options) option.checked = option.value === chosen
    }
    keepUpToDate(() => {
      try {
        root.dataset.colours = localStorage.getItem(KEY) ?? "system"
      } catch {} // storage is blocked
      show()
    })
    for (const option of options) {
      option.addEventListener("change", () => {
        root.dataset.colours = option.value
        show()
        store(KEY, option.value)
      })
    }
  }

  /* The switch for the search shortcuts, on the page Toegankelijkheid. search/box.js reads data-shortcuts. */
  function setUpShortcutSwitch() {
    const KEY = "osa-sneltoetsen"
    const box = document.querySelector("[data-shortcuts-switch]")
    try {
      localStorage.getItem(KEY)
    } catch {
      return // storage is blocked
    }
    keepUpToDate(() => {
      root.dataset.shortcuts = localStorage.getItem(KEY) ?? "on"
      if (box) box.checked = root.dataset.shortcuts !== "off"
    })
    box?.closest("[hidden]")?.removeAttribute("hidden")
    box?.addEventListener("change", () => {
      root.dataset.shortcuts = box.checked ? "on" : "off"
      store(KEY, root.dataset.shortcuts)
    })
  }

  setUpMenu()
  followReading()
  openFolds()
  hideNames()
  setUpShortcutSwitch()
  setUpColours()
})()
