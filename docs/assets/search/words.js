/* Splits a text into words and normalises them, for queries, for records, and for highlighting. */
globalThis.osaSearch ??= /** @type {OsaSearch} */ ({})
;(search => {
  const WORD = /\d+(?:[.,]\d+)*|[\p{L}\p{N}\p{M}'’‘`´]+/gu

  /**
   * Fold case, accents and apostrophes. In numbers, drop thousands separators and write a decimal comma: '1.6' is '1,6'.
   * @param {string} word
   */
  function normalise(word) {
    if (/^\d{1,3}(\.\d{3})+$/.test(word)) return word.replaceAll(".", "")
    const number = /^\d/.test(word) ? word.replace(".", ",") : word
    return number
      .normalize("NFD")
      .replace(/[\u0300-\u036f'’‘`´]/g, "")
      .toLowerCase()
  }

  /**
   * The words of a text, in order. A dossier's number, such as '22 112', is one word.
   * @param {string} text
   */
  function words(text) {
    /** @type {FoundWord[]} */
    const found = []
    for (const match of text.matchAll(WORD)) {
      const word = normalise(match[0])
      const end = match.index + match[0].length
      const last = found.at(-1)
      const isSecondHalf = last && /^\d{3}$/.test(word) && /^\d{1,2}$/.test(last.word)
      if (isSecondHalf && /^[ \u00a0]$/.test(text.slice(last.end, match.index))) {
        last.word += word
        last.end = end
      } else if (word) {
        found.push({ word, start: match.index, end })
      }
    }
    return found
  }

  /**
   * Where a text has one of the wanted words: by itself, in a compound, or split into up to four words.
   * Returns [start, end] pairs, in order.
   * @param {string} text
   * @param {Set<string>} wanted
   */
  function places(text, wanted) {
    const parts = [...wanted].filter(word => word.length > 3 && !/^\d/.test(word))
    const found = words(text)
    /** @type {[number, number][]} */
    const ranges = []
    for (let first = 0; first < found.length; first += 1) {
      let joined = ""
      for (let last = first; last < Math.min(first + 4, found.length); last += 1) {
        joined += found[last].word
        const isCompound = last === first && parts.some(part => joined.includes(part))
        if (wanted.has(joined) || isCompound) {
          ranges.push([found[first].start, found[last].end])
          first = last
          break
        }
      }
    }
    return ranges
  }

  Object.assign(search, { words, places })
})(globalThis.osaSearch)
