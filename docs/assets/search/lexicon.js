/* The words that the records hold, and which of them a typed word may stand for: itself, a word that the table of terms
   gives for it, a compound that it is a part of, a word that sounds the same, a longer one, or one with a typing error. */
;(search => {
  const { stem, soundOf, tokenize } = search
  // The worth of a word that another stands for: of the first one, and of the rest.
  const [MEANT, MEANT_TOO] = [0.85, 0.75]
  /** Whether a word has enough letters to guess at its spelling. @param {string} word */
  const isGuessable = word => word.length > 2 && !/\d/.test(word)
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
    /** The words of the annex that an everyday term stands for, with how well.
     * @type {Map<string, Map<string, number>>} */
    meanings = new Map()

    /** Let words stand for words of the annex. @param {string[]} words @param {string[]} annex */
    addMeaning(words, annex) {
      const joined = (/** @type {string} */ text) => tokenize(text).reduce((all, { word }) => all + word, "")
      for (const word of words.map(joined)) {
        const term = stem(word)
        this.terms.add(term)
        this.known.set(word, term)
        const meant = this.meanings.get(term) ?? new Map()
        for (const [i, one] of annex.map(joined).entries()) raise(meant, [one], i ? MEANT_TOO : MEANT)
        this.meanings.set(term, meant)
      }
    }

    /** Add what terms stand for. @param {Map<string, number>} near */
    withMeanings(near) {
      for (const [term, nearness] of [...near])
        for (const [word, worth] of this.meanings.get(term) ?? [])
          for (const [meant, part] of this.written(word)) raise(near, [meant], nearness * worth * part)
      return near
    }

    /** How a compound may be split before a known word; `head` is empty if it isn't known.
     * @param {string} word @param {(part: string) => boolean} isKnown */
    splits(word, isKnown = part => this.known.has(part)) {
      const found = /** @type {{ head: string, tail: string, at: number }[]} */ ([])
      for (let at = 3; at < word.length - 3; at += 1) {
        const [start, tail] = [word.slice(0, at), word.slice(at)]
        const heads = [start, start.replace(/(s|en|e)$/, "")]
        const head = heads.find((part, i) => part.length > 3 + i && isKnown(part)) ?? ""
        if (isKnown(tail)) found.push({ head, tail, at })
      }
      // The letter between two parts is in the longer tail: 'container' and 'schip', not 'containers' and 'chip'.
      return found.filter(({ at }, i) => found[i - 1]?.at !== at - 1)
    }

    /** The token, or the two words of a compound that isn't known itself. @param {SearchToken} token */
    halves(token) {
      if (this.alike(token.word).size) return [token]
      const isPart = (/** @type {string} */ part) => this.known.has(part) || this.others.has(`+${stem(part)}`)
      const parts = this.splits(token.word, isPart).find(({ head }) => head)
      if (!parts) return [token]
      const middle = token.start + parts.at
      return [
        { ...token, word: parts.head, end: middle },
        { ...token, word: parts.tail, start: middle, isTail: true },
      ]
    }

    /** Index the known words, one a step. */
    *build() {
      for (const [word, term] of this.known) {
        // A compound that only stands for another word doesn't stand for its parts.
        const parts = (this.meanings.has(term) ? [] : this.splits(word)).flatMap(({ head, tail }) => [
          head,
          head || tail.length > 6 ? tail : "",
        ])
        const sounds = word.length > 3 && isGuessable(word) ? [word, term].map(soundOf) : []
        for (const key of [word, term]) this.spellings.fetch(key, () => new Set()).add(term)
        for (const key of [...parts.filter(Boolean).map(part => `+${stem(part)}`), ...sounds.map(sound => `~${sound}`)])
          this.others.set(key, (this.others.get(key) ?? new Set()).add(term))
        yield
      }
    }

    /** The terms that a word may stand for, with how near each is, from 0 to 1.
     * @param {string} word @param {boolean} isBegun whether more of it may follow */
    alike(word, isBegun = false) {
      const near = this.written(word)
      if (isBegun && word.length > (/^\d/.test(word) ? 4 : 2) && !word.endsWith("mln"))
        for (const [, terms] of this.spellings.atPrefix(word)) raise(near, terms, 0.75)
      return this.withMeanings(near)
    }

    /** The same, without what they stand for. @param {string} word */
    written(word) {
      const term = stem(word)
      const near = /** @type {Map<string, number>} */ (new Map(this.terms.has(term) ? [[term, 1]] : []))
      raise(near, this.spellings.get(word), 1)
      // A short part says less: 'land' in 'buitenlands'.
      raise(near, this.others.get(`+${term}`), term.length > 5 ? 0.95 : 0.7)
      for (const key of isGuessable(word) ? [soundOf(word), soundOf(term)] : [])
        if (key.length > 4) raise(near, this.others.get(`~${key}`), 0.75)
      return near
    }

    /** The same, by what may be left out at its end, and by typing errors: up to two edits, or two letters swapped.
     * @param {string} word @param {boolean} isAlone whether no other word shows what is meant */
    guess(word, isAlone) {
      const near = /** @type {Map<string, number>} */ (new Map())
      if (!isGuessable(word) || (isAlone && word.length < 4)) return near
      const term = stem(word)
      for (const [, terms] of this.spellings.atPrefix(word)) raise(near, terms, 0.6)
      // In shorter words, two edits lead to another word that isn't meant; so do they after a known first part.
      const isShort = word.length < 10 || [...word].some((_, at) => at > 3 && this.known.has(word.slice(0, at)))
      const edits = isAlone && word.length < 6 ? 0 : isShort ? 1 : 2
      for (const [, [terms]] of [
        ...this.spellings.fuzzyGet(word, edits),
        ...this.spellings.fuzzyGet(term, term.length < 8 ? 0 : 1),
      ])
        raise(near, terms, 0.45)
      for (let i = 0; i < word.length - 1; i += 1)
        raise(near, this.alike(word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2)).keys(), 0.45)
      return this.withMeanings(near)
    }
  }
})(globalThis.osaSearch)
