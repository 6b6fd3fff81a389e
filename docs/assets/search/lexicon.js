/* The words that the records hold, and which of them a typed word may stand for: itself, a compound that it is a part
   of, a word that sounds the same, one with a typing error, or a longer one if more may follow. */
;(search => {
  const { stem, soundOf, stopWords } = search
  /** Whether a word has enough letters to guess at its spelling. @param {string} word */
  const isGuessable = word => word.length > 3 && !/\d/.test(word)
  /** Note how near terms are, if that is nearer than before. @param {Map<string, number>} near */
  const raise = (near, /** @type {Iterable<string>} */ terms = [], /** @type {number} */ nearness) => {
    for (const term of terms) near.set(term, Math.max(near.get(term) ?? 0, nearness))
  }

  search.Lexicon = class {
    /** The known words, with their stems. @type {Map<string, string>} */
    known = new Map()
    /** All terms; those of words written together are no known words. @type {Set<string>} */
    terms = new Set()
    /** The terms by word and by stem. */
    spellings = new MiniSearch()
    /** The terms by '+' and the stem of a part, and by '~' and a sound. @type {Map<string, Set<string>>} */
    others = new Map()

    /** How a compound may be split before a known word; `head` is empty if it isn't known. @param {string} word */
    splits(word) {
      const found = /** @type {{ head: string, tail: string, at: number }[]} */ ([])
      for (let at = 3; at < word.length - 3; at += 1) {
        const [start, tail] = [word.slice(0, at), word.slice(at)]
        const heads = [start, start.replace(/(s|en|e)$/, "")]
        const head = heads.find(part => part.length > 3 && this.known.has(part)) ?? ""
        if (this.known.has(tail) || (tail.length > 5 && stopWords.has(tail))) found.push({ head, tail, at })
      }
      // The letter between two parts is in the longer tail: 'container' and 'schip', not 'containers' and 'chip'.
      return found.filter(({ at }, i) => found[i - 1]?.at !== at - 1)
    }

    /** The token, or the two words of a compound that isn't known itself. @param {SearchToken} token */
    halves(token) {
      const parts = this.splits(token.word).find(({ head }) => head)
      if (!parts || this.alike(token.word).size) return [token]
      const middle = token.start + parts.at
      return [
        { ...token, word: parts.head, end: middle },
        { ...token, word: parts.tail, start: middle },
      ]
    }

    /** Index the known words, one a step. */
    *build() {
      for (const [word, term] of this.known) {
        const parts = this.splits(word).flatMap(({ head, tail }) => [head, head || tail.length > 6 ? tail : ""])
        const sounds = isGuessable(word) ? [word, term].map(soundOf) : []
        for (const key of [word, term]) this.spellings.fetch(key, () => new Set()).add(term)
        for (const key of [...parts.filter(Boolean).map(part => `+${stem(part)}`), ...sounds.map(sound => `~${sound}`)])
          this.others.set(key, (this.others.get(key) ?? new Set()).add(term))
        yield
      }
    }

    /** The terms that a word may stand for, with how near each is, from 0 to 1.
     * @param {string} word @param {boolean} isBegun whether more of it may follow */
    alike(word, isBegun = false) {
      const term = stem(word)
      const near = /** @type {Map<string, number>} */ (new Map(this.terms.has(term) ? [[term, 1]] : []))
      raise(near, this.spellings.get(word), 1)
      // A short part says less: 'land' in 'buitenlands'.
      raise(near, this.others.get(`+${term}`), term.length > 5 ? 0.95 : 0.7)
      if (isBegun && word.length > (/^\d/.test(word) ? 4 : 2) && !word.endsWith("mln"))
        for (const [, terms] of this.spellings.atPrefix(word)) raise(near, terms, 0.75)
      for (const key of isGuessable(word) ? [soundOf(word), soundOf(term)] : [])
        if (key.length > 4) raise(near, this.others.get(`~${key}`), 0.75)
      return near
    }

    /** The same, by typing errors: up to two edits, or two letters swapped. @param {string} word */
    misspelt(word) {
      const near = /** @type {Map<string, number>} */ (new Map())
      if (!isGuessable(word)) return near
      const term = stem(word)
      // In shorter words, two edits lead to another word that isn't meant.
      const found = this.spellings.fuzzyGet(word, word.length < 6 ? 0 : word.length < 10 ? 1 : 2)
      for (const [, [terms]] of [...found, ...this.spellings.fuzzyGet(term, term.length < 8 ? 0 : 1)])
        raise(near, terms, 0.45)
      for (let i = 0; i < word.length - 1; i += 1)
        raise(near, this.alike(word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2)).keys(), 0.45)
      return near
    }
  }
})(globalThis.osaSearch)
