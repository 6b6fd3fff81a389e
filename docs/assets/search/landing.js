/* Marks, on the page that a search result leads to, the terms that it was found by. They are in the address as ?h=, and
   are removed from it, so that a copied link is clean. */
;(search => {
  const terms = new URLSearchParams(location.search).get("h")
  if (terms) search.load(["vendor/stemmer", "text"]).then(() => mark(new Set(terms.split(" "))))

  /* The elements about what the address leads to, without the sections inside its section. */
  function targetElements() {
    const target = document.getElementById(location.hash.slice(1))
    const section = target?.closest("section")
    if (section) return [...section.children].filter(child => !child.matches("section"))
    return [document.querySelector(".sheet > .running-text, .sheet > .lead"), target]
  }

  /** @param {Set<string>} hits */
  function mark(hits) {
    for (const element of targetElements().filter(element => element !== null)) {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      const nodes = []
      while (walker.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode))
      for (const node of nodes) node.replaceWith(...search.marked(node.data, hits))
    }
    const address = new URL(location.href)
    address.searchParams.delete("h")
    history.replaceState(history.state, "", address)
  }
})(globalThis.osaSearch)
