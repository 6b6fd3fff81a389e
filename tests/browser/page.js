/* What a reader gets of the open page. `helpers.ask` runs these functions in the browser. */

/* The visible words of the text, in order. */
const visibleWords = () => {
  const words = []
  const texts = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const {data, parentElement} = texts.currentNode
    if (data.trim() && !parentElement.closest(".timeline") && parentElement.checkVisibility({visibilityProperty: true, opacityProperty: true}))
      words.push(data.trim())
  }
  return words
}

/* Words that are cut off, in the text or around it. */
const cutOff = () => [...document.querySelectorAll(".site-name *, article *, .md-footer *")]
  .filter(element => ["hidden", "clip"].includes(getComputedStyle(element).overflowX)
    && element.checkVisibility() && element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1)
  .map(element => `${element.className}: ${element.textContent.trim().slice(0, 60)}`)

/* What moves visibly. */
const moving = () => [...document.querySelectorAll("*")].flatMap(element => ["", "::before", "::after"].flatMap(part => {
  const style = getComputedStyle(element, part)
  const longest = Math.max(...[...style.transitionDuration.split(","), ...style.animationDuration.split(",")]
    .map(parseFloat))
  return longest > 0.01 || style.scrollBehavior === "smooth" ? [`${element.localName}.${element.className}${part}`] : []
}))

/* Targets smaller than 24 × 24 px (WCAG 2.2, 2.5.8), except those in a line of text and those with enough room that
   a circle of 24 px on each touches no other. */
const tooSmall = () => {
  const shows = element => element.checkVisibility({visibilityProperty: true, opacityProperty: true})
  const targets = [...document.querySelectorAll("a[href], button, input, select, summary, label[for]")]
    .filter(shows)
    .map(element => ({element, box: element.getBoundingClientRect()}))
    .filter(({box}) => box.width && box.height)
    // A label and its field are one target.
    .filter(({element}) => !(element.localName === "label" && element.control && shows(element.control)))
  const small = ({box}) => box.width < 24 || box.height < 24
  const inText = ({element}) => {
    if (getComputedStyle(element).display !== "inline") return false
    let block = element.parentElement
    while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement
    const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    while (texts.nextNode())
      if (/[\p{L}\p{N}]/u.test(texts.currentNode.data) && !texts.currentNode.parentElement.closest("a[href], button"))
        return true
    return false
  }
  const centre = ({box}) => [box.left + box.width / 2, box.top + box.height / 2]
  const near = (one, other) => {
    const [x, y] = centre(one)
    const {left, right, top, bottom} = other.box
    const gap = Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom))
    return gap < 12 || small(other) && Math.hypot(x - centre(other)[0], y - centre(other)[1]) < 24
  }
  return targets
    .filter(one => small(one) && !inText(one) && targets.some(other => other !== one && near(one, other)))
    .map(({element, box}) =>
      `${element.className || element.parentElement.className}: ${element.textContent.trim().slice(0, 40)}: ` +
      `${box.width.toFixed(1)} × ${box.height.toFixed(1)}`)
}

/* What a mouse can use: the stops of the keyboard, and what only a mouse can reach. Of a group of radio buttons the
   keyboard reaches the checked one. A label whose field isn't visible can only be clicked. */
const usable = () => {
  const shows = element => element.checkVisibility({visibilityProperty: true})
    && !element.closest("[hidden], [inert], .preview")
    && (element.localName !== "label" || element.offsetHeight > 0)
  const usable = [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex], label")]
    .filter(element => shows(element) && !element.disabled && !(element.type === "radio" && !element.checked))
  const label = element => element.localName === "label"
  return {
    stops: usable.filter(element => !label(element)),
    mouseOnly: usable.filter(element => label(element) && !(element.control && shows(element.control)))
      .map(element => element.outerHTML.slice(0, 120)),
  }
}

/* What axe finds, as texts; the argument is axe's `runOnly`. */
const axeViolations = async ({runOnly, within}) => {
  const {violations} = await axe.run(within || document, {runOnly, resultTypes: ["violations"], preload: false})
  return violations.flatMap(({id, nodes}) =>
    nodes.slice(0, 5).map(({html, failureSummary}) => `${id}: ${html.slice(0, 200)}: ${failureSummary}`))
}

/* The focused element: whether an outline of at least 2 px (2.4.7) shows on it or on what stands for it, and
   nothing covers it, as the fixed header could (2.4.11). */
const focus = () => {
  const element = document.activeElement
  const carriers = [element, element.closest("form"), element.matches(".palette input") && element.nextElementSibling]
  const outlined = carriers.filter(Boolean).find(carrier => {
    const {outlineStyle, outlineWidth} = getComputedStyle(carrier)
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && carrier.offsetWidth > 1
  })
  const uncovered = outlined && [...outlined.getClientRects()].some(box =>
    [0.5, 0.1, 0.9].some(part => {
      const [x, y] = [box.left + box.width * part, box.top + box.height / 2]
      return outlined.contains(document.elementFromPoint(x, y))
    }))
  return {
    words: `${element.outerHTML.slice(0, 150)}`,
    visible: Boolean(outlined && uncovered), end: element === document.body,
  }
}

/* The same once it shows, or after two seconds: the page may still scroll there. */
const settledFocus = async () => {
  for (const end = performance.now() + 2000; !focus().visible && !focus().end && performance.now() < end; )
    await new Promise(done => setTimeout(done, 20))
  return focus()
}

/* The first line of the element is not covered, for example by the fixed header. */
const isUncovered = element => {
  const [line] = element.getClientRects()
  const top = document.elementFromPoint(line.left + line.width / 2, line.top + Math.min(line.height, 20) / 2)
  // What is in a summary lets the pointer through to it.
  return element.contains(top) || top === element.closest("summary")
}

/* What sticks out of the window, other than inside a box that scrolls or clips: the page clips what is too wide, so
   its own scroll width is not enough. */
const stickingOut = width => {
  const boxed = element => {
    for (let box = element.parentElement; box !== document.body; box = box.parentElement)
      if (getComputedStyle(box).overflowX !== "visible") return true
    return false
  }
  const sticksOut = element =>
    [...element.getClientRects()].some(box => box.width > 0 && (box.left < -0.5 || box.right > width + 0.5))
  return [...document.querySelectorAll("header *, main article, main article *, footer, footer *")]
    .filter(element => element.checkVisibility() && sticksOut(element) && !boxed(element))
    .map(element => `${element.localName}.${element.className}: ${element.textContent.trim().slice(0, 40)}`)
}

/* What the keyboard can't reach. */
const unreachable = () => {
  const {stops, mouseOnly} = usable()
  const refuses = element => { element.focus(); return document.activeElement !== element }
  const withoutPreview = event => event.stopImmediatePropagation() // which takes its time
  addEventListener("focusin", withoutPreview, true)
  const unreached = stops.filter(element => element.tabIndex < 0 || refuses(element))
  removeEventListener("focusin", withoutPreview, true)
  return [...mouseOnly, ...unreached.map(element => element.outerHTML.slice(0, 120))]
}

/* WCAG 2.2, 1.4.12: space the text as some people need it. A reader's own style comes from the browser, so that the
   page's security policy doesn't block it. */
const spaceText = () => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
    p { margin-bottom: 2em !important; }`)
  document.adoptedStyleSheets.push(sheet)
}

/* Remove each block that brings no kind of element that wasn't there before, on this page or one shown before it: what
   axe finds in one it finds in all, and it takes its time. A kind is what an element and all that it is in are called,
   with classes and role, and whether it is visible. */
const dropAlike = () => {
  const kinds = new Map()
  for (const element of document.querySelectorAll("article *")) {
    const {localName, role, parentElement} = element
    const own = [localName, element.getAttribute("class"), role, element.checkVisibility()]
    kinds.set(element, `${kinds.get(parentElement) ?? ""} > ${own}`)
  }
  const seen = window.seenKinds ??= new Set()
  const isKnown = element => seen.has(kinds.get(element))
  for (const element of kinds.keys()) {
    if (!element.isConnected) continue
    const isBlock = element.matches("li, tr, p, div, dl, section, details")
    if (isBlock && isKnown(element) && [...element.querySelectorAll("*")].every(isKnown)) element.remove()
    else seen.add(kinds.get(element))
  }
}

/* The rows of *Toen en nu*, by their words. */
const listRows = () => [...document.querySelectorAll(".listed__item")].map(row => {
  // Each has a label for a phone, the words, and the state of now also a mark and since when.
  const words = cell => [...cell.childNodes].find(node => node.nodeType === Node.TEXT_NODE).data
  const [then, now] = [...row.cells].slice(1, 3).map(words)
  return {
    id: row.querySelector(".listed__name").hash.slice(1),
    then: then.split(", "),
    now,
    theme: row.closest("tbody").querySelector(".listed__number").textContent,
    named: row.dataset.noemt.split(" "),
    hasAmount: row.querySelector(".listed__amounts") !== null,
  }
})

/* The options of its filters: for each field the words of each value. */
const listOptions = () => Object.fromEntries([...document.querySelectorAll(".filters select")].map(({name, options}) =>
  [name, Object.fromEntries([...options].filter(({value}) => value).map(({value, text}) => [value, text]))]))

/* What the list and its form show. */
const listShown = () => {
  const form = document.querySelector("form.filters")
  const visible = selector => [...document.querySelectorAll(selector)].filter(element => element.checkVisibility())
  return {
    ids: visible(".listed__name").map(name => name.hash.slice(1)),
    count: form.querySelector("[role=status]").textContent,
    empty: visible(".filtered__empty").length > 0,
    headings: visible(".listed__theme").length,
    form: Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim())),
    withoutOption: [...form.querySelectorAll("select")].filter(select => select.selectedIndex < 0).length,
    canBeCleared: !form.querySelector(".filters__reset").disabled,
  }
}

/* The same for each of several choices. */
const listShownFor = async choices => {
  const form = document.querySelector("form.filters")
  await osaSearch.loadEngine()
  const results = []
  for (const choice of choices) {
    for (const field of form.elements) if (field.name) field.value = choice[field.name] ?? ""
    form.dispatchEvent(new InputEvent("input"))
    await new Promise(done => setTimeout(done))
    results.push(listShown())
  }
  return results
}

const type = (field, text) => {
  field.value = text
  field.dispatchEvent(new InputEvent("input", {bubbles: true}))
}

/* How often the address changes while a reader types quickly into the text field, and in how many seconds. */
const changesWhileTyping = async () => {
  const {replaceState} = history
  let changes = 0
  history.replaceState = (...given) => { changes += 1; replaceState.apply(history, given) }
  const began = performance.now()
  for (let key = 1; key <= 40; key += 1) {
    type(document.querySelector(".filters [name=tekst]"), "i".repeat(key))
    await new Promise(done => setTimeout(done, 5))
  }
  history.replaceState = replaceState
  return [changes, (performance.now() - began) / 1000]
}

/* The query of the address when a reader types into the text field and clicks a link at once. */
const queryAfterTypingAndClicking = async text => {
  const field = document.querySelector(".filters [name=tekst]")
  await new Promise(done => setTimeout(done, 200)) // the pause between changes of the address is over
  type(field, text.slice(0, -1))
  await new Promise(done => setTimeout(done))
  type(field, text)
  addEventListener("click", event => event.preventDefault(), {once: true})
  document.querySelector("footer a").click()
  return location.search
}

/* What the search box in the header shows for each query. */
const searchOutputs = async queries => {
  const box = document.querySelector(".header-search")
  const field = box.querySelector("[role=searchbox]")
  const outputs = []
  field.focus()
  for (const query of queries) {
    type(field, query)
    await osaSearch.find(field.value)
    await new Promise(done => setTimeout(done))
    outputs.push(box.querySelector(".searchbox__output").innerText)
  }
  return outputs
}

/* The texts that can be seen of what the selector finds. */
const visibleTexts = selector => {
  const shown = []
  for (const one of document.querySelectorAll(selector)) {
    const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const {data, parentElement} = texts.currentNode
      if (parentElement.checkVisibility() && !parentElement.closest(".sr, .marks__name")) shown.push(data)
    }
  }
  return shown
}

/* The sizes of the letters besides headings, in the annex's text and elsewhere. */
const letterSizes = () => {
  const leaves = [...document.querySelectorAll("article :not(:has(*))")].filter(element =>
    element.checkVisibility() && !element.closest("h1, h2, h3, h4, svg, .sr, .mark") && element.textContent.trim())
  const sizes = {annex: [], other: []}
  for (const leaf of leaves) {
    const kind = leaf.closest(".initiative__text, .running-text") ? "annex" : "other"
    sizes[kind].push(parseFloat(getComputedStyle(leaf).fontSize))
  }
  return sizes
}

/* Where a theme's page begins with the annex's words, in pixels from its top, and the share of the article's height that
   its texts and footnotes take. */
const shownOfAnnex = () => {
  const texts = [...document.querySelectorAll("article :is(.running-text, .initiative__text)")]
  const notes = [...document.querySelectorAll("article .notes")]
  const height = element => element.getBoundingClientRect().height
  const taken = [...texts, ...notes].reduce((sum, element) => sum + height(element), 0)
  return {first: texts[0].getBoundingClientRect().top + scrollY, share: taken / height(document.querySelector("article"))}
}
