/* How near two words are: one may be the beginning of the other, a part of it, its plural, or it with a slip. */
globalThis.osaSearch ??= /** @type {OsaSearch} */ ({})
;(search => {
  const TAIL = 3 // letters that a part of a compound has at least
  /** @param {string} word */
  const isNumber = word => /^\d/.test(word)

  /**
   * How many slips a word of this length may hold.
   * @param {number} length
   */
  const slips = length => (length < 4 ? 0 : length < 7 ? 1 : 2)

  /**
   * The edit distance of two words, where a swap of neighbours is one edit; Infinity if it is more than `most`.
   * @param {string} a
   * @param {string} b
   * @param {number} most
   */
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return Infinity
    /** @type {number[]} */
    let before = []
    let last = Array.from({ length: b.length + 1 }, (_, i) => i)
    for (let i = 1; i <= a.length; i += 1) {
      const row = [i]
      for (let j = 1; j <= b.length; j += 1) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1))
        const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
        if (isSwap) row[j] = Math.min(row[j], before[j - 2] + 1)
      }
      if (Math.min(...row) > most) return Infinity
      before = last
      last = row
    }
    return last[b.length] <= most ? last[b.length] : Infinity
  }

  /**
   * Two or three neighbouring words written as one: the index of the first, and how many.
   * @param {string[]} list
   */
  function joined(list) {
    const found = []
    for (let from = 0; from < list.length; from += 1) {
      for (let many = 2; many <= Math.min(3, list.length - from); many += 1) {
        found.push({ word: list.slice(from, from + many).join(""), from, many })
      }
    }
    return found
  }

  /**
   * A word without a plural ending: 'halfgeleider' for 'halfgeleiders'. Compounds begin with that.
   * @param {string} word
   */
  const bare = word => (word.length > 5 ? word.replace(/(en|e|s)$/, "") : word)

  /**
   * A stem that singular and plural share in Dutch: 'metaal' and 'metalen', 'brief' and 'brieven', 'vaardigheid' and
   * 'vaardigheden'. Begins with '=', so that it equals no word.
   * @param {string} word
   */
  function stem(word) {
    const single = bare(word.replace(/heden$/, "heid")).replace(/(.)\1/g, "$1")
    return `=${single.replace(/v$/, "f").replace(/z$/, "s")}`
  }

  /**
   * How similar `own` is to `asked`, from 0 to 1.
   * @param {string} asked
   * @param {string} own
   */
  function nearness(asked, own) {
    if (asked === own) return 1
    if (own.startsWith(asked)) return 0.75 + 0.15 * (asked.length / own.length)
    if (asked.length > 6 && own.startsWith(bare(asked))) return 0.6
    if (isNumber(asked)) return 0
    const off = distance(asked, own, slips(Math.min(asked.length, own.length)))
    return off < Infinity ? 0.7 - 0.15 * off : 0
  }

  /**
   * The same for the last part of a compound, which has to equal `asked` or begin with it.
   * @param {string} asked
   * @param {string} own
   */
  const nearnessOfTail = (asked, own) => (asked === own ? 0.6 : own.startsWith(asked) && asked.length > TAIL ? 0.4 : 0)

  Object.assign(search, { bare, distance, isNumber, joined, nearness, nearnessOfTail, slips, stem })
})(globalThis.osaSearch)
