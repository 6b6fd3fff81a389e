/* Before the first paint, so that nothing jumps or flashes: scripts run, and the colour scheme that the reader chose. */
;(() => {
  const root = document.documentElement
  root.classList.replace("no-js", "js")
  try {
    root.dataset.colours = localStorage.getItem("osa-kleuren") ?? "system"
  } catch {} // storage is blocked
})()
