/* Marks, where a search result leads to, the words that it was found by. They come in the address as ?h=, and go from
   it once they are marked, so that a copied link is clean. */
(() => {
  const asked = new URLSearchParams(location.search).get("h")
  if (!asked) return
  const script = document.createElement("script")
  script.src = new URL("words.js", document.currentScript.src)
  script.onload = () => mark(new Set(asked.split(" ")))
  document.head.append(script)

  /* The nodes that are about what the address leads to: not the sections within its section. */
  function about() {
    const target = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null
    const section = target?.closest("section")
    if (!section) return [document.querySelector(".sheet > .running-text, .sheet > .lead"), target].filter(Boolean)
    return [...section.children].filter(child => !child.matches("section"))
  }

  function mark(wanted) {
    for (const part of about()) {
      const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
      const nodes = []
      while (texts.nextNode()) nodes.push(texts.currentNode)
      nodes.forEach(node => markIn(node, wanted))
    }
    const address = new URL(location.href)
    address.searchParams.delete("h")
    history.replaceState(history.state, "", address)
  }

  function markIn(node, wanted) {
    const text = node.data
    // From the last to the first, so that each place is still where it was.
    for (const [start, end] of globalThis.osaSearch.places(text, wanted).reverse()) {
      const mark = document.createElement("mark")
      mark.className = "found"
      node.splitText(end)
      const words = node.splitText(start)
      words.replaceWith(mark)
      mark.append(words)
    }
  }
})()
