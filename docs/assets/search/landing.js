/* Highlights, on the page that a search result leads to, the words that it was found by. They are in the address as ?h=,
   and are removed from it, so that a copied link is clean. */
;(() => {
  const found = new URLSearchParams(location.search).get("h")
  const current = document.currentScript
  if (!found || !(current instanceof HTMLScriptElement)) return
  const script = document.createElement("script")
  script.src = new URL("words.js", current.src).href
  script.onload = () => highlight(new Set(found.split(" ")))
  document.head.append(script)

  /* The elements about what the address leads to, without the sections inside its section. */
  function targetElements() {
    const target = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null
    const section = target?.closest("section")
    if (section) return [...section.children].filter(child => !child.matches("section"))
    return [document.querySelector(".sheet > .running-text, .sheet > .lead"), target].filter(
      element => element !== null,
    )
  }

  /** @param {Set<string>} words */
  function highlight(words) {
    for (const element of targetElements()) {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      const nodes = []
      while (walker.nextNode()) nodes.push(walker.currentNode)
      for (const node of nodes) if (node instanceof Text) highlightIn(node, words)
    }
    const address = new URL(location.href)
    address.searchParams.delete("h")
    history.replaceState(history.state, "", address)
  }

  /**
   * @param {Text} node
   * @param {Set<string>} words
   */
  function highlightIn(node, words) {
    // Backwards, because splitting the node invalidates later offsets.
    for (const [start, end] of osaSearch.places(node.data, words).reverse()) {
      const mark = document.createElement("mark")
      mark.className = "found"
      node.splitText(end)
      const match = node.splitText(start)
      match.replaceWith(mark)
      mark.append(match)
    }
  }
})()
