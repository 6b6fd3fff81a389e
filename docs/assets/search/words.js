/* Words, as the search compares them: in a query, in what can be found, and on the page where a reader lands. */
;(search => {
  const WORD = /\d+(?:[.,]\d+)*|[\p{L}\p{N}\p{M}'’‘`´]+/gu

  /* A word without case, accents and apostrophes. A number has no dots between thousands, and a comma before its
     decimals: '1.6' is '1,6'. */
  function plain(word) {
    if (/^\d{1,3}(\.\d{3})+$/.test(word)) return word.replaceAll(".", "")
    if (/^\d/.test(word)) word = word.replace(".", ",")
    return word.normalize("NFD").replace(/[\u0300-\u036f'’‘`´]/g, "").toLowerCase()
  }

  /* The words of a text in order, each with where it begins and ends. '22 112', a dossier's number as parliament
     prints it, is one word. */
  function words(text) {
    const found = []
    for (const match of text.matchAll(WORD)) {
      const word = plain(match[0])
      const end = match.index + match[0].length
      const last = found.at(-1)
      const isRest = last && /^\d{3}$/.test(word) && /^\d{1,2}$/.test(last.word)
      if (isRest && /^[ \u00a0]$/.test(text.slice(last.end, match.index))) {
        last.word += word
        last.end = end
      } else if (word) {
        found.push({ word, start: match.index, end })
      }
    }
    return found
  }

  /* Where in `text` one of `wanted` stands, by itself, in a compound, or written apart; as [start, end] in order. */
  function places(text, wanted) {
    const parts = [...wanted].filter(word => word.length > 3 && !/^\d/.test(word))
    const stands = word => wanted.has(word) || parts.some(part => word.includes(part))
    const found = words(text)
    const ranges = []
    for (let at = 0; at < found.length; at += 1) {
      let joined = ""
      for (let to = at; to < Math.min(at + 4, found.length); to += 1) {
        joined += found[to].word
        if (to === at ? stands(joined) : wanted.has(joined)) {
          ranges.push([found[at].start, found[to].end])
          at = to
          break
        }
      }
    }
    return ranges
  }

  Object.assign(search, { words, places })
})((globalThis.osaSearch ??= {}))
