/* An inverted index. A query is compared with each distinct word once, and only then are records looked up, so that the
   time for a query depends on the vocabulary and hardly on the number of records. */
globalThis.osaSearch ??= /** @type {OsaSearch} */ ({})
;(search => {
  const { bare, distance, isNumber, nearness, nearnessOfTail, slips, stem } = search

  /* The fields of a record: its names, neighbouring words of a name written as one, its text, what editors add. */
  const PLACES = { name: 0, joined: 1, text: 2, more: 3 }
  const STEM = 0.65 // the similarity of words with the same stem
  const BOOST = [6, 4, 1, 0.8] // what a word weighs at each of `PLACES` in a full text search
  const A_PART = 0.5 // what a part of a word weighs there
  const IN_TEXT = 0.5 // what a word in a text weighs, against one in a name
  const KEPT = 40 // words of queries that are remembered

  /**
   * The letters of a word as a bit set; other characters share the last five bits.
   * @param {string} word
   */
  function lettersOf(word) {
    let bits = 0
    for (let at = 0; at < word.length; at += 1) {
      const letter = word.charCodeAt(at) - 97
      bits |= 1 << (letter >= 0 && letter < 26 ? letter : 26 + (word.charCodeAt(at) % 5))
    }
    return bits
  }

  /** @param {number} bits */
  function count(bits) {
    let many = 0
    for (let rest = bits; rest; rest &= rest - 1) many += 1
    return many
  }

  class Index {
    /** @type {Map<string, number>} */
    #ids = new Map()
    /** @type {string[]} */
    #words = []
    /** @type {number[]} */
    #letters = []
    /** @type {string[]} */
    #stems = []
    /** @type {Map<string, WordMatches>} */
    #matches = new Map()
    /** @type {number[] | Uint32Array} */
    #places = []
    #ends = [0]
    /** @type {number[]} */
    #lengths = []
    #totals = [0, 0, 0, 0]
    #starts = new Uint32Array()
    #found = new Uint32Array()

    get size() {
      return this.#ends.length - 1
    }

    /**
     * Add a record: a list of words for each of `PLACES`.
     * @param {IndexedWords} places
     */
    add(places) {
      if (!Array.isArray(this.#places)) throw new Error("the index is closed")
      const own = new Set()
      for (const place of /** @type {(keyof IndexedWords)[]} */ (Object.keys(places))) {
        const words = places[place]
        this.#lengths.push(words.length)
        this.#totals[PLACES[place]] += words.length
        for (const word of words) own.add(this.#id(word) * 4 + PLACES[place])
      }
      for (const at of own) this.#places.push(at)
      this.#ends.push(this.#places.length)
    }

    /** @param {string} word */
    #id(word) {
      let id = this.#ids.get(word)
      if (id === undefined) {
        id = this.#words.length
        this.#ids.set(word, id)
        this.#words.push(word)
        this.#letters.push(lettersOf(word))
        this.#stems.push(word.length > 3 && !isNumber(word) ? stem(word) : "")
      }
      return id
    }

    /* Call once, after the last record. */
    close() {
      this.#places = Uint32Array.from(this.#places)
      this.#starts = new Uint32Array(this.#words.length + 1)
      for (const at of this.#places) this.#starts[(at >> 2) + 1] += 1
      for (let id = 0; id < this.#words.length; id += 1) this.#starts[id + 1] += this.#starts[id]
      const next = this.#starts.slice()
      this.#found = new Uint32Array(this.#places.length)
      for (let record = 0; record < this.size; record += 1) {
        for (let at = this.#ends[record]; at < this.#ends[record + 1]; at += 1) {
          const id = this.#places[at] >> 2
          this.#found[next[id]] = record * 4 + (this.#places[at] & 3)
          next[id] += 1
        }
      }
    }

    /**
     * The words similar to one that is asked for, by id. Cached, since most keys change only one word of a query.
     * @param {string} asked
     */
    near(asked) {
      let found = this.#matches.get(asked)
      if (!found) {
        found = this.#compare(asked)
        if (this.#matches.size >= KEPT) this.#matches.clear()
        this.#matches.set(asked, found)
      }
      return found
    }

    /** @param {string} asked */
    #compare(asked) {
      /** @type {WordMatches} */
      const found = new Map()
      const letters = lettersOf(asked)
      const beginning = asked.length > 6 ? bare(asked) : asked
      const most = isNumber(asked) ? 0 : slips(asked.length)
      const own = asked.length > 3 && !isNumber(asked) ? stem(asked) : null
      for (let id = 0; id < this.#words.length; id += 1) {
        const word = this.#words[id]
        const hasStem = own !== null && this.#stems[id] === own
        const missing = letters & ~this.#letters[id]
        // Cheap tests first: few words pass them.
        const isSlip =
          Math.abs(word.length - asked.length) <= most &&
          count(missing) <= most &&
          count(this.#letters[id] & ~letters) <= most &&
          distance(asked, word, most) < Infinity
        const isBeginning = asked.length > 1 && word.startsWith(beginning)
        const near = isSlip || isBeginning ? nearness(asked, word) : Number(word === asked)
        const at = missing || word.length < 7 || asked.length < 3 || isNumber(word) ? -1 : word.indexOf(asked, 2)
        const tail = at > 1 ? word.slice(at) : ""
        const tailNear = tail ? nearnessOfTail(asked, tail) : 0
        if (near || tailNear || hasStem || isSlip) found.set(id, { word, near, tail, tailNear, hasStem })
      }
      return found
    }

    /**
     * Call `say` for each place of a record that has one of `matches`.
     * @param {WordMatches} matches
     * @param {string} asked
     * @param {(record: number, worth: number, isNamed: boolean) => void} say
     */
    visit(matches, asked, say) {
      for (const [id, match] of matches) {
        const worth = Object.values(PLACES).map(place => this.#worth(match, place, asked))
        for (let at = this.#starts[id]; at < this.#starts[id + 1]; at += 1) {
          const place = this.#found[at] & 3
          say(this.#found[at] >> 2, worth[place], place <= PLACES.joined)
        }
      }
    }

    /**
     * @param {WordMatch} match
     * @param {number} place
     * @param {string} asked
     */
    #worth(match, place, asked) {
      let most = 0
      for (const { near, isWord } of this.#nears(match, place, asked)) {
        most = Math.max(most, near * (isWord && place <= PLACES.joined ? 1 : IN_TEXT))
      }
      return most
    }

    /**
     * What a record was found by. A part of a compound counts as a word; for a stem the word is null.
     * @param {number} record
     * @param {WordMatches} matches
     * @param {string} asked
     */
    foundBy(record, matches, asked) {
      /** @type {FoundBy[]} */
      const found = []
      for (let at = this.#ends[record]; at < this.#ends[record + 1]; at += 1) {
        const match = matches.get(this.#places[at] >> 2)
        if (match) found.push(...this.#nears(match, this.#places[at] & 3, asked))
      }
      return found
    }

    /**
     * The BM25 weight of a record: rare words count for more, and so do words of short texts.
     * @param {number} record
     * @param {WordMatches} matches
     * @param {string} asked
     */
    weight(record, matches, asked) {
      let sum = 0
      for (let at = this.#ends[record]; at < this.#ends[record + 1]; at += 1) {
        const id = this.#places[at] >> 2
        const match = matches.get(id)
        if (!match) continue
        const place = this.#places[at] & 3
        const many = this.#starts[id + 1] - this.#starts[id]
        const rarity = Math.log(1 + (this.size - many + 0.5) / (many + 0.5))
        const long = (this.#lengths[record * 4 + place] * this.size) / this.#totals[place]
        const share = 0.5 + 2.2 / (1.36 + 0.84 * long)
        for (const { word, isWord } of this.#nears(match, place, asked)) {
          const isBeginning = isWord && word !== asked && word?.startsWith(asked)
          const kind = !isWord || word === asked ? 1 : isBeginning ? 0.6 : 0.2
          sum += kind * (isWord ? BOOST[place] : A_PART) * rarity * share
        }
      }
      return sum
    }

    /**
     * @param {WordMatch} match
     * @param {number} place
     * @param {string} asked
     * @returns {Generator<FoundBy>}
     */
    *#nears({ word, near, tail, tailNear, hasStem }, place, asked) {
      // Words written as one begin with each of them: only most of it counts.
      if (near && !(place === PLACES.joined && asked.length < word.length * 0.6)) yield { word, near, isWord: true }
      if (place === PLACES.joined || place === PLACES.more) return
      if (tailNear) yield { word: tail, near: tailNear, isWord: false }
      if (hasStem) yield { word: null, near: STEM, isWord: false }
    }
  }

  Object.assign(search, { Index })
})(globalThis.osaSearch)
