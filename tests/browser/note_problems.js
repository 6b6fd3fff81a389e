/* WebKit shows a page's errors nowhere. This collects them in `window.name`, which the next page keeps, a line each. */
{
  const note = problem => { window.name += `\n${location}: ${String(problem).replaceAll("\n", " ")}` }
  console.error = (...words) => note(words.join(" "))
  addEventListener("error", event => note(event.message || `can't load ${event.target.src || event.target.href}`), true)
  addEventListener("unhandledrejection", event => note(event.reason))
  addEventListener("securitypolicyviolation", event => note(`CSP: ${event.effectiveDirective} ${event.blockedURI}`))
}
