/* WebKit shows the errors of an automated page nowhere. This collects them in `window.name`, the only place that a page
   passes on to the next, a line for each. The browser runs it before the page's own scripts. */
;(() => {
  const note = problem => { window.name += `\n${location}: ${String(problem).replaceAll("\n", " ")}` }
  const {error} = console
  console.error = (...words) => { note(words.join(" ")); error.apply(console, words) }
  addEventListener("error", event => note(event.message || `can't load ${event.target.src || event.target.href}`), true)
  addEventListener("unhandledrejection", event => note(event.reason))
  document.addEventListener("securitypolicyviolation", event =>
    note(`Content Security Policy: ${event.effectiveDirective} ${event.blockedURI}`))
})()
