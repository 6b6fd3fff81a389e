/* What a reader finds on the open page. `Reader` runs these functions in each browser. */

const ROLES = {
  button: "button, summary, [role=button]",
  combobox: "select",
  heading: "h1, h2, h3, h4, h5, h6",
  link: "a[href]",
  searchbox: "[role=searchbox], input[type=search]",
}

const isVisible = element =>
  element.checkVisibility({visibilityProperty: true, opacityProperty: true}) && element.getBoundingClientRect().width > 1

const nameOf = element =>
  (element.ariaLabel || element.labels?.[0]?.textContent || element.textContent).trim().replaceAll(/\s+/g, " ")

/* The visible elements with this role and name inside the first visible match of `within`. */
const find = ({role, name, selector, within}) => {
  const root = within ? [...document.querySelectorAll(within)].find(isVisible) : document
  return [...(root?.querySelectorAll(selector || ROLES[role]) ?? [])]
    .filter(element => isVisible(element) && (!name || nameOf(element) === name))
}

/* Where to click the first of them, in pixels of the window; nothing while something covers it. */
const pointOf = wanted => {
  const [element] = find(wanted)
  if (!element) return null
  const inWindow = box => box.top >= 0 && box.bottom <= innerHeight
  if (!inWindow(element.getBoundingClientRect())) element.scrollIntoView({block: "center", behavior: "instant"})
  const [box] = element.getClientRects()
  const [x, y] = [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)]
  const hit = document.elementFromPoint(x, y)
  return hit && (element.contains(hit) || hit.contains(element) && hit.closest("label")) ? [x, y] : null
}

/* The first line of what a selector finds is in the window, and nothing covers it. */
const isInView = selector => {
  const line = document.querySelector(selector)?.getClientRects()[0]
  if (!line) return false
  const hit = document.elementFromPoint(line.left + line.width / 2, line.top + Math.min(line.height, 20) / 2)
  return Boolean(hit?.closest(selector))
}
