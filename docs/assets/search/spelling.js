/* How near two words are: one may be the beginning of the other, a part of it, its plural, or it with a slip. */
;(search => {
  const TAIL = 3 // letters that a part of a compound has at least
  const isNumber = word => /^\d/.test(word)

  /* How many slips a word of this length may hold. */
  const slips = length => (length < 4 ? 0 : length < 7 ? 1 : 2)

  /* Letters to change, add, drop or swap with their neighbour to make `b` of `a`; Infinity if more than `most`. */
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return Infinity
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

  /* Neighbouring words written as one, two or three of them, with where they begin and how many they are. */
  function joined(list) {
    const found = []
    for (let from = 0; from < list.length; from += 1) {
      for (let many = 2; many <= Math.min(3, list.length - from); many += 1) {
        found.push({ word: list.slice(from, from + many).join(""), from, many })
      }
    }
    return found
  }

  /* A word without the ending of a plural: 'halfgeleider' of 'halfgeleiders', which compounds begin with. */
  const bare = word => (word.length > 5 ? word.replace(/(en|e|s)$/, "") : word)

  /* What singular and plural share, by the rules of Dutch spelling: 'metaal' and 'metalen', 'brief' and 'brieven',
     'vaardigheid' and 'vaardigheden'. No word by itself, so it begins with a sign that no word has. */
  function stem(word) {
    const single = bare(word.replace(/heden$/, "heid")).replace(/(.)\1/g, "$1")
    return `=${single.replace(/v$/, "f").replace(/z$/, "s")}`
  }

  /* How near `own` is to `asked`, from 0 to 1. */
  function nearness(asked, own) {
    if (asked === own) return 1
    if (own.startsWith(asked)) return 0.75 + 0.15 * (asked.length / own.length)
    if (asked.length > 6 && own.startsWith(bare(asked))) return 0.6
    if (isNumber(asked)) return 0
    const off = distance(asked, own, slips(Math.min(asked.length, own.length)))
    return off < Infinity ? 0.7 - 0.15 * off : 0
  }

  /* The same where `own` is the end of a compound: it has to be that part, or to begin with it. */
  const nearnessOfTail = (asked, own) => (asked === own ? 0.6 : own.startsWith(asked) && asked.length > TAIL ? 0.4 : 0)

  Object.assign(search, { bare, distance, isNumber, joined, nearness, nearnessOfTail, slips, stem })
})((globalThis.osaSearch ??= {}))
