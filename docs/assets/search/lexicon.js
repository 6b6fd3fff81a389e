/* The words that the records hold, and which of them a typed word may stand for: itself, a longer word, a compound, a
   word that sounds the same, or one with a typing error. MiniSearch finds them by keys. */
;(search => {
  const { stem, soundOf } = search
  /** Whether a word has enough letters to guess at its spelling. @param {string} word */
  const isGuessable = word => word.length > 3 && !/\d/.test(word)
  /** An index of known words, each under several keys. */
  const newIndex = () => new search.MiniSearch({ fields: ["keys"], tokenize: t => t.split(" "), processTerm: t => t })

  class Lexicon {
    /** The known words, with their stems. @type {Map<string, string>} */
    known = new Map()
    /** All terms; those of words written together are no known words. @type {Set<string>} */
    terms = new Set()
    spellings = newIndex()
    /** The words by their sound: an index for each first sound. @type {Map<string, SearchIndex>} */
    sounds = new Map()

    /** How a compound may be split before a known word; `head` is empty if it isn't known. @param {string} word */
    splits(word) {
      const found = []
      for (let at = 3; at < word.length - 3; at += 1) {
        const [start, tail] = [word.slice(0, at), word.slice(at)]
        const head = [start, start.replace(/(s|en|e)$/, "")].find(part => part.length > 3 && this.known.has(part))
        if (this.known.has(tail)) found.push({ head: head ?? "", tail })
      }
      return found
    }

    /** Index the known words, one a step. */
    *build() {
      for (const [word, term] of this.known) {
        const sound = soundOf(word)
        const parts = this.splits(word).flatMap(({ head, tail }) => [head, head || tail.length > 6 ? tail : ""])
        this.spellings.add({
          id: word,
          keys: [word, term, ...parts.filter(Boolean).map(part => `+${stem(part)}`)].join(" "),
        })
        if (!this.sounds.has(sound[0])) this.sounds.set(sound[0], newIndex())
        if (isGuessable(word)) this.sounds.get(sound[0])?.add({ id: word, keys: `${sound} ${soundOf(term)}` })
        yield
      }
    }

    /** The terms that a word may stand for, with how near each is, from 0 to 1. @param {string} word */
    alike(word) {
      const [term, sound] = [stem(word), soundOf(word)]
      /** @type {Map<string, number>} */
      const near = new Map(this.terms.has(term) ? [[term, 1]] : [])
      const prefix = (/** @type {string} */ key) => key.length > (/^\d/.test(key) ? 4 : 2) && !key.endsWith("mln")
      this.look(near, this.spellings, [word, term, `+${term}`], { prefix }, key => {
        if (key === word || key === term) return 1
        if (key[0] === "+") return key === `+${term}` ? 0.9 : 0.65
        // One or two letters more make another word (politie, politiek) rather than a compound.
        return key.length - word.length < 3 ? 0.65 : 0.7 + 0.2 * Math.min(1, word.length / key.length)
      })
      const sounds = isGuessable(word) ? [sound, soundOf(term)] : []
      this.look(near, this.sounds.get(sound[0]), sounds, { prefix: key => key.length > 5 }, key =>
        sounds.includes(key) ? 0.75 : 0.6,
      )
      return near
    }

    /** The same, by typing errors: up to two edits, or two letters swapped. @param {Map<string, number>} near @param {string} word */
    addMisspelt(near, word) {
      const [sound, most] = [soundOf(word), word.length < 5 ? 0 : word.length < 9 ? 1 : 2]
      const swaps = [...sound.slice(1)].map((_, i) => sound.slice(0, i) + sound[i + 1] + sound[i] + sound.slice(i + 2))
      const fuzzy = (/** @type {string} */ key) => (key === sound ? most : 0)
      if (isGuessable(word)) this.look(near, this.sounds.get(sound[0]), [sound, ...swaps], { fuzzy }, () => 0.6)
    }

    /** Adds to `near` the terms that MiniSearch finds by `keys`; `judge` says how near a key is.
     * @param {Map<string, number>} near @param {SearchIndex | undefined} index @param {string[]} keys
     * @param {SearchIndexOptions} options @param {(key: string) => number} judge */
    look(near, index, keys, options, judge) {
      for (const { id, match } of index?.search([...new Set(keys)].join(" "), options) ?? []) {
        const term = this.known.get(id) ?? ""
        near.set(term, Math.max(near.get(term) ?? 0, ...Object.keys(match).map(judge)))
      }
    }
  }

  search.Lexicon = Lexicon
})(globalThis.osaSearch)
