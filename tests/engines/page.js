/* What is on the open page, for `Engine.ask`. A selector stands for its first visible match. */

const find = selector => [...document.querySelectorAll(selector)].filter(node =>
  node.checkVisibility({visibilityProperty: true, opacityProperty: true}) && node.getBoundingClientRect().width > 1)

const isShown = selector => find(selector).length > 0
const isHidden = selector => !isShown(selector)
const hasFocus = selector => find(selector)[0] === document.activeElement

/* A point of an element's first line, in pixels of the window; nothing if another element covers it. */
const uncovered = element => {
  const [{left, top, width, height}] = element.getClientRects()
  const point = [Math.round(left + width / 2), Math.round(top + Math.min(height, 20) / 2)]
  const onTop = document.elementFromPoint(...point)
  // What is in a summary lets the pointer through to it.
  return element.contains(onTop) || onTop === element.closest("summary") ? point : null
}

const pointOf = selector => {
  const [element] = find(selector)
  element?.scrollIntoView({block: "nearest", behavior: "instant"})
  return element && uncovered(element)
}

const isAt = address => (location.pathname + location.hash).endsWith(address)
const hasArrived = address => isAt(address) && uncovered(document.querySelector(location.hash))
