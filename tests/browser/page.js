/* What is on the open page, for `Engine.ask`. A selector stands for its first visible match. */

const find = selector => [...document.querySelectorAll(selector)].filter(node =>
  node.checkVisibility({visibilityProperty: true, opacityProperty: true}) && node.getBoundingClientRect().width > 1)

const isShown = (selector, words = "") => find(selector).some(node => node.textContent.includes(words))
const isHidden = selector => find(selector).length === 0
const hasFocus = selector => find(selector)[0] === document.activeElement
const textOf = selector => find(selector)[0].textContent.trim()
const valueOf = selector => find(selector)[0].value
const textsOf = selector => find(selector).map(node => node.innerText.trim())
const hasValue = (selector, value) => valueOf(selector) === value
const hasCount = (selector, count) => find(selector).length === count

/* A point of an element's first line, in pixels of the window; nothing if another element covers it. */
const uncovered = element => {
  const [{left, top, width, height}] = element.getClientRects()
  const point = [Math.round(left + width / 2), Math.round(top + Math.min(height, 20) / 2)]
  const onTop = document.elementFromPoint(...point)
  // What is in a summary lets the pointer through to it.
  return onTop && (element.contains(onTop) || onTop === element.closest("summary")) ? point : null
}

const pointOf = selector => {
  const [element] = find(selector)
  if (!element || uncovered(element)) return element && uncovered(element)
  element.scrollIntoView({block: "center", behavior: "instant"})
  return uncovered(element)
}

const isAt = address => (location.pathname + location.hash).endsWith(address)
const hasArrived = address => isAt(address) && uncovered(document.getElementById(location.hash.slice(1)))
const isLoaded = () => document.readyState === "complete"
const query = () => decodeURIComponent(location.search)
const hasQuery = text => query() === text
const background = () => getComputedStyle(document.body).backgroundColor

/* The addresses that the page loaded something from, besides those under `home`. */
const loadedFromElsewhere = home =>
  performance.getEntriesByType("resource").map(({name}) => name).filter(name => !name.startsWith(`${home}/`))

/* What makes a reader scroll sideways: the page, or what sticks out of the window, other than inside a box that scrolls or
   clips. The page clips what is too wide, so its own scroll width is not enough. */
const sideways = () => {
  const boxed = element => {
    for (let box = element.parentElement; box !== document.body; box = box.parentElement)
      if (getComputedStyle(box).overflowX !== "visible") return true
    return false
  }
  const sticksOut = element =>
    [...element.getClientRects()].some(box => box.width > 0 && (box.left < -0.5 || box.right > innerWidth + 0.5))
  const {scrollWidth} = document.documentElement
  return [
    ...(scrollWidth > innerWidth ? [`${scrollWidth} px wide`] : []),
    ...[...document.querySelectorAll("header *, main article, main article *, footer, footer *")]
      .filter(element => element instanceof HTMLElement && element.checkVisibility() && sticksOut(element) && !boxed(element))
      .map(element => `${element.localName}.${element.className}: ${element.textContent.trim().slice(0, 40)}`),
  ].map(fault => `${innerWidth} px: ${fault}`)
}

/* Words that are cut off, in the text or around it. */
const cutOff = () => [...document.querySelectorAll(".site-name *, article *, footer *")]
  .filter(element => ["hidden", "clip"].includes(getComputedStyle(element).overflowX)
    && element.checkVisibility() && element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1)
  .map(element => `${element.className}: ${element.textContent.trim().slice(0, 60)}`)

/* The visible texts of the article, or of what the selector finds, without those for screen readers alone. On a narrow
   window the timeline is a list in other words. */
const visibleTexts = (selector = "article") => {
  const shown = []
  for (const one of document.querySelectorAll(selector)) {
    const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const {data, parentElement} = texts.currentNode
      const isSeen = parentElement.checkVisibility({visibilityProperty: true, opacityProperty: true})
      if (data.trim() && isSeen && !parentElement.closest(".sr, .timeline, .marks__name")) shown.push(data.trim())
    }
  }
  return shown
}

/* What moves visibly. */
const moving = () => [...document.querySelectorAll("*")].flatMap(element => ["", "::before", "::after"].flatMap(part => {
  const style = getComputedStyle(element, part)
  const longest = Math.max(...[...style.transitionDuration.split(","), ...style.animationDuration.split(",")]
    .map(parseFloat))
  return longest > 0.01 || style.scrollBehavior === "smooth" ? [`${element.localName}.${element.className}${part}`] : []
}))

/* WCAG 2.2, 1.4.12: space the text as some people need it. A reader's own style comes from the browser, so that the
   page's security policy doesn't block it. */
const spaceText = () => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
    p { margin-bottom: 2em !important; }`)
  document.adoptedStyleSheets.push(sheet)
}

const openFolds = () => {
  for (const fold of document.querySelectorAll("article details")) fold.open = true
}

/* What axe finds wrong, as texts: by all rules, or by those that look at colours and sizes. */
const axeViolations = async (within, all) => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
  const runOnly = all ? tags : ["color-contrast", "link-in-text-block", "target-size"]
  const {violations, passes} = await axe.run(within, {runOnly, resultTypes: ["violations"], preload: false})
  if (!passes.length) return ["axe looked at nothing"]
  return violations.flatMap(({id, nodes}) =>
    nodes.slice(0, 5).map(({html, failureSummary}) => `${id}: ${html.slice(0, 200)}: ${failureSummary}`))
}

/* Remove each block that brings no kind of element that wasn't there before: what axe finds in one it finds in all, and
   what Tab reaches in one it reaches in all. A kind is what an element and all that it is in are called, with classes
   and role, and whether it is visible. */
const dropAlike = () => {
  const kinds = new Map()
  for (const element of document.querySelectorAll("article *")) {
    const {localName, role, parentElement} = element
    const own = [localName, element.getAttribute("class"), role, element.checkVisibility()]
    kinds.set(element, `${kinds.get(parentElement) ?? ""} > ${own}`)
  }
  const seen = new Set()
  const isKnown = element => seen.has(kinds.get(element))
  for (const element of kinds.keys()) {
    if (!element.isConnected) continue
    const isBlock = element.matches("li, tr, p, div, dl, section, details")
    if (isBlock && isKnown(element) && [...element.querySelectorAll("*")].every(isKnown)) element.remove()
    else seen.add(kinds.get(element))
  }
}

/* What a mouse can use that the keyboard hasn't stopped at. Of a group of radio buttons the keyboard reaches the checked
   one; a label is reached by its field. */
const unreached = () => find("a[href], button, input, select, summary, [tabindex], label")
  .map(element => element.localName === "label" ? element.control ?? element : element)
  .filter(element => !element.disabled && !(element.type === "radio" && !element.checked) && !element.closest(".preview"))
  .filter(element => !stops.has(element))
  .map(element => element.outerHTML.slice(0, 120))

/* Whether an outline of at least 2 px (2.4.7) shows on the focused element or on what stands for it, and nothing covers
   it, as the fixed header could (2.4.11). */
const isFocusSeen = () => {
  const element = document.activeElement
  const carriers = [element, element.closest("form"), element.matches(".palette input") && element.nextElementSibling]
  const outlined = carriers.filter(Boolean).find(carrier => {
    const {outlineStyle, outlineWidth} = getComputedStyle(carrier)
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && carrier.offsetWidth > 1
  })
  return outlined && [...outlined.getClientRects()].some(box =>
    [0.5, 0.1, 0.9].some(part =>
      outlined.contains(document.elementFromPoint(box.left + box.width * part, box.top + box.height / 2))))
}

/* Note where a press of Tab led. The result is what it is, if its focus isn't seen after a second: the page may still
   scroll there. Nothing at the end of the page. */
const noteStop = async () => {
  globalThis.stops ??= new Set()
  const element = document.activeElement
  if (element === document.body) return null
  stops.add(element)
  for (const end = performance.now() + 1000; !isFocusSeen() && performance.now() < end; )
    await new Promise(done => setTimeout(done, 20))
  return isFocusSeen() ? "" : element.outerHTML.slice(0, 150)
}

/* Put a text into a field, as typing does at once. */
const fill = (selector, text) => {
  const [field] = find(selector)
  field.value = text
  field.dispatchEvent(new InputEvent("input", {bubbles: true}))
}

/* What is chosen in the filters. */
const chosen = () => {
  const fields = new FormData(document.querySelector(".filters"))
  return Object.fromEntries([...fields].filter(([, value]) => value.trim()))
}

/* Each option of the filters, as a choice of its own. */
const choices = () => [...document.querySelectorAll(".filters select")].flatMap(({name, options}) =>
  [...options].filter(({value}) => value).map(({value}) => ({[name]: value})))

/* What the list shows for each of several choices: its rows, what it says about their number, the words of the options,
   and whether a heading is left without rows. */
const shownFor = async choices => {
  const form = document.querySelector(".filters")
  const results = []
  for (const choice of choices) {
    for (const field of form.elements) if (field.name) field.value = choice[field.name] ?? ""
    form.dispatchEvent(new InputEvent("input"))
    await new Promise(done => setTimeout(done))
    const groups = find(".listed__group")
    results.push({
      rows: find(".listed__item").map(row => row.innerText),
      count: textOf(".filters [role=status]"),
      labels: [...form.querySelectorAll("select")].map(({selectedOptions: [{value, text}]}) => value && text),
      emptyGroups: groups.filter(group => !group.querySelector(".listed__item:not([hidden])")).length,
    })
  }
  return results
}
