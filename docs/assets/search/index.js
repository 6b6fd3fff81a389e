/* Which records have which words. Each different word is kept once, however many records have it: a query is compared
   with the words, and only then are the records looked up. So the time that a key takes grows with the language of the
   annex, and hardly with its length. */
;(search => {
  const { bare, distance, isNumber, nearness, nearnessOfTail, slips, stem } = search

  /* Where a record has a word: in a name, in neighbouring words of one written together, in its text, in what the
     editors say besides. */
  const PLACES = { name: 0, joined: 1, text: 2, more: 3 }
  const STEM = 0.65 // how near two words with the same stem are
  const BOOST = [6, 4, 1, 0.8] // what a word weighs at each of `PLACES` in a full text search
  const A_PART = 0.5 // what a part of a word weighs there
  const IN_TEXT = 0.5 // what a word in a text weighs, against one in a name
  const KEPT = 40 // words of queries that are remembered

  /* The letters of a word as bits of a number; whatever is no letter shares the rest. */
  function lettersOf(word) {
    let bits = 0
    for (let at = 0; at < word.length; at += 1) {
      const letter = word.charCodeAt(at) - 97
      bits |= 1 << (letter >= 0 && letter < 26 ? letter : 26 + (word.charCodeAt(at) % 5))
    }
    return bits
  }

  function count(bits) {
    let many = 0
    for (let rest = bits; rest; rest &= rest - 1) many += 1
    return many
  }

  class Index {
    #ids = new Map()
    #words = []
    #letters = []
    #stems = []
    #matches = new Map()
    #places = []
    #ends = [0]
    #lengths = []
    #totals = [0, 0, 0, 0]
    #starts = null
    #found = null

    get size() {
      return this.#ends.length - 1
    }

    /* Adds a record: for each of `PLACES` a list of words. */
    add(places) {
      const own = new Set()
      for (const [place, words] of Object.entries(places)) {
        this.#lengths.push(words.length)
        this.#totals[PLACES[place]] += words.length
        for (const word of words) own.add(this.#id(word) * 4 + PLACES[place])
      }
      for (const at of own) this.#places.push(at)
      this.#ends.push(this.#places.length)
    }

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

    /* To be called once, when all records are there. */
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

    /* The words that are near to one that is asked for, by id: { word, near, tail, tailNear, hasStem }. Also those that
       are no more than a slip away and still not near: a name may be. The last few are kept, since most keys change one
       word of a query alone. */
    near(asked) {
      let found = this.#matches.get(asked)
      if (!found) {
        found = this.#compare(asked)
        if (this.#matches.size >= KEPT) this.#matches.clear()
        this.#matches.set(asked, found)
      }
      return found
    }

    #compare(asked) {
      const found = new Map()
      const letters = lettersOf(asked)
      const beginning = asked.length > 6 ? bare(asked) : asked
      const most = isNumber(asked) ? 0 : slips(asked.length)
      const own = asked.length > 3 && !isNumber(asked) ? stem(asked) : null
      for (let id = 0; id < this.#words.length; id += 1) {
        const word = this.#words[id]
        const hasStem = own !== null && this.#stems[id] === own
        const missing = letters & ~this.#letters[id]
        // First what is quick to see, for hardly any word is only slips away.
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

    /* Calls `say(record, worth, isNamed)` for each place in a record at which it has one of `matches`; the worth of what
       is not near is 0. */
    visit(matches, asked, say) {
      for (const [id, match] of matches) {
        const worth = Object.values(PLACES).map(place => this.#worth(match, place, asked))
        for (let at = this.#starts[id]; at < this.#starts[id + 1]; at += 1) {
          const place = this.#found[at] & 3
          say(this.#found[at] >> 2, worth[place], place <= PLACES.joined)
        }
      }
    }

    #worth(match, place, asked) {
      let most = 0
      for (const { near, isWord } of this.#nears(match, place, asked)) {
        most = Math.max(most, near * (isWord && place <= PLACES.joined ? 1 : IN_TEXT))
      }
      return most
    }

    /* What a record was found by: [{ word, near }], a part of a compound being a word too; none for a stem. */
    foundBy(record, matches, asked) {
      const found = []
      for (let at = this.#ends[record]; at < this.#ends[record + 1]; at += 1) {
        const match = matches.get(this.#places[at] >> 2)
        if (match) found.push(...this.#nears(match, this.#places[at] & 3, asked))
      }
      return found
    }

    /* How much a record has of what was asked for, as full text searches weigh it: a rare word says more than one that
       many records have, and more in a short text than in a long one. */
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
          const isBeginning = isWord && word !== asked && word.startsWith(asked)
          const kind = !isWord || word === asked ? 1 : isBeginning ? 0.6 : 0.2
          sum += kind * (isWord ? BOOST[place] : A_PART) * rarity * share
        }
      }
      return sum
    }

    *#nears({ word, near, tail, tailNear, hasStem }, place, asked) {
      // Words written as one begin with each of them: only most of it counts.
      if (near && !(place === PLACES.joined && asked.length < word.length * 0.6)) yield { word, near, isWord: true }
      if (place === PLACES.joined || place === PLACES.more) return
      if (tailNear) yield { word: tail, near: tailNear, isWord: false }
      if (hasStem) yield { word: null, near: STEM, isWord: false }
    }
  }

  Object.assign(search, { Index })
})((globalThis.osaSearch ??= {}))
