/* Ranks records for a query. The index finds records with the same or similar words; the engine decides which of them
   are results, and sorts them: a record with a matching name comes before one that only mentions it. */
globalThis.osaSearch ??= /** @type {OsaSearch} */ ({})
;(search => {
  const { distance, isNumber, joined, nearness, slips, words } = search

  /* Stop words, unless a query has no others. */
  const STOP_WORDS = new Set(
    (
      "aan als bij dat de der des die dit door een en er het hoe in is m met n naar nr of om onder op over s " +
      "t te tot uit van via voor waar wat zijn zoals the of and for to a an on in " +
      "kst kamerstuk kamerstukken stuk nummer euro eur"
    ).split(" "),
  )
  /** @type {Record<string, string>} */
  const SYNONYMS = {
    ...{ mld: "miljard", mln: "miljoen", billion: "miljard", million: "miljoen" },
    ...{ noot: "voetnoot", footnote: "voetnoot", fn: "voetnoot", voetnoten: "voetnoot" },
  }

  /* The order of kinds where names fit equally well. */
  /** @type {Record<string, number>} */
  const KINDS = { initiatief: 5, instrument: 4, thema: 3, bouwsteen: 2, pagina: 2, voetnoot: 1 }
  const A_PAPER_ASKED_FOR = 100 // a number of a paper: then its footnote comes first
  const BY_NAME = 100 // how well the name fits weighs most,
  const BY_WORDS = 40 // then how many of the words are there, and how near
  const OTHER_NAME = 0.12 // what another name weighs less than the annex's own
  const TO_MARK = 0.7 // how near a word has to be to be marked, against the nearest one
  const SHOWN = 30
  const LOOKED_AT = 250 // records whose names are compared with the query, letter by letter: the likeliest
  const MOST_WORDS = 30 // of a query
  const SLICE = 12 // milliseconds that adding records may take at a time, so that the page answers meanwhile

  /** @param {string} text */
  const listOf = text => words(text).map(({ word }) => word)

  /**
   * The words that are no stop words; all of them if there are no others.
   * @param {string[]} list
   */
  function contentWords(list) {
    const found = list.filter(word => !STOP_WORDS.has(word))
    return found.length ? found : list
  }

  class Engine {
    /** @param {SearchRecord[]} records */
    constructor(records) {
      this.records = records
      /** @type {NameWords[][]} */
      this.names = []
      /** @type {number[]} */
      this.lengths = []
      this.index = new search.Index()
      for (const record of records) this.#add(record)
      this.index.close()
    }

    /**
     * Make an engine, in slices between which the page can respond.
     * @param {SearchRecord[]} records
     */
    static async load(records) {
      const engine = new Engine([])
      engine.records = records
      engine.index = new search.Index()
      let began = performance.now()
      for (const record of records) {
        engine.#add(record)
        if (performance.now() - began < SLICE) continue
        await new Promise(done => setTimeout(done))
        began = performance.now()
      }
      engine.index.close()
      return engine
    }

    /** @param {SearchRecord} record */
    #add({ kind, name, text = "", more = "", names = [] }) {
      // The text of a footnote names a document.
      const own = [name, ...names, ...(kind === "voetnoot" ? [text] : [])].map(called => {
        const list = listOf(called)
        return { called, list, contentWords: contentWords(list), letters: list.join("") }
      })
      this.names.push(own)
      this.lengths.push(Math.min(...own.map(({ letters }) => letters.length)))
      this.index.add({
        name: own.flatMap(({ list }) => list),
        joined: own.flatMap(({ list, letters }) => [letters, ...joined(list).map(({ word }) => word)]),
        text: listOf(text),
        more: listOf(more),
      })
    }

    /**
     * The records for a query, best first.
     * @param {string} query
     * @returns {SearchResult[]}
     */
    find(query) {
      const all = listOf(query)
        .slice(0, MOST_WORDS)
        .map(word => SYNONYMS[word] ?? word)
      if (!all.length) return []
      const isMoney = all.includes("miljard") || all.includes("miljoen")
      const asked = {
        list: contentWords(all),
        letters: all.join(""),
        isPaper: !isMoney && all.some(word => /^\d{3,}/.test(word)),
      }
      const forms = this.#forms(asked)
      const found = this.#likeliest(asked, forms).map(candidate => this.#judge(asked, forms, candidate))
      const whole = found.filter(({ hasAll }) => hasAll)
      return (whole.length ? whole : found.filter(({ nameIsHeld }) => nameIsHeld))
        .sort((a, b) => b.score - a.score || a.id - b.id)
        .slice(0, SHOWN)
        .map(({ id, name }) => ({ record: this.records[id], words: this.#hits(forms, id), name }))
    }

    /**
     * The words of a query, and neighbouring ones written as one.
     * @param {Asked} asked
     * @returns {Form[]}
     */
    #forms({ list }) {
      return [...list.map((word, from) => ({ word, from, many: 1 })), ...joined(list)]
    }

    /**
     * The records that share something with the query; of many, those with the highest possible score.
     * @param {Asked} asked
     * @param {Form[]} forms
     */
    #likeliest(asked, forms) {
      const { list, letters } = asked
      const worth = new Float32Array(this.records.length * list.length)
      const named = new Uint32Array(this.records.length)
      const seen = new Uint8Array(this.records.length)
      /** @type {number[]} */
      const ids = []
      /** @param {number} id */
      const see = id => {
        if (!seen[id]) ids.push(id)
        seen[id] = 1
      }
      for (const { word, from, many } of forms) {
        this.index.visit(this.index.near(word), word, (id, near, isNamed) => {
          see(id)
          for (let at = from; at < from + many; at += 1) {
            const place = id * list.length + at
            if (near > worth[place]) worth[place] = near
            if (isNamed) named[id] |= 1 << at
          }
        })
      }
      const isCalled = new Uint8Array(this.records.length)
      this.index.visit(this.index.near(letters), letters, (id, _near, isNamed) => {
        see(id)
        if (isNamed) isCalled[id] = 1
      })
      const likely = ids.map(id => this.#promise(asked, { id, worth, named: named[id], isCalled: isCalled[id] }))
      if (likely.length <= LOOKED_AT) return likely
      const least = Float64Array.from(likely, ({ promise }) => promise).sort()[likely.length - LOOKED_AT]
      return likely.filter(({ promise }) => promise >= least).slice(0, 2 * LOOKED_AT)
    }

    /**
     * An upper bound of the score of a record, before its names are compared with the query.
     * @param {Asked} asked
     * @param {{ id: number, worth: Float32Array, named: number, isCalled: number }} found
     */
    #promise({ list, letters, isPaper }, { id, worth, named, isCalled }) {
      let sum = 0
      let hasAll = true
      for (let at = id * list.length; at < (id + 1) * list.length; at += 1) {
        sum += worth[at]
        if (!worth[at]) hasAll = false
      }
      const mean = sum / list.length
      const { kind } = this.records[id]
      const score = mean * BY_WORDS + (isPaper && kind === "voetnoot" ? A_PAPER_ASKED_FOR : KINDS[kind])
      const isNamed = isCalled || named === 2 ** list.length - 1
      const fit = isNamed ? 0.4 + 0.2 * mean + 0.4 * Math.min(1, letters.length / this.lengths[id]) : 0
      return { id, hasAll, score, isNamed, promise: score + fit * BY_NAME + (hasAll || isNamed ? 1000 : 0) }
    }

    /**
     * @param {Asked} asked
     * @param {Form[]} forms
     * @param {{ id: number, hasAll: boolean, score: number }} candidate
     */
    #judge({ list, letters }, forms, { id, hasAll, score }) {
      const fit = this.#fit(list, letters, id)
      const weights = forms.map(({ word }) => this.index.weight(id, this.index.near(word), word))
      const weight = weights.reduce((sum, own) => sum + own, 0) * weights.filter(Boolean).length
      return {
        id,
        name: fit.name,
        hasAll: fit.isWhole || hasAll,
        nameIsHeld: fit.isHeld,
        score: fit.worth * BY_NAME + score + Math.min(weight / 200, 1),
      }
    }

    /**
     * The words of a record to highlight.
     * @param {Form[]} forms
     * @param {number} id
     */
    #hits(forms, id) {
      /** @type {{ word: string, near: number, from: number }[]} */
      const hits = []
      const nearest = forms.map(() => 0)
      for (const { word, from, many } of forms) {
        for (const found of this.index.foundBy(id, this.index.near(word), word)) {
          if (found.word) hits.push({ word: found.word, near: found.near, from })
          for (let at = from; at < from + many; at += 1) nearest[at] = Math.max(nearest[at], found.near)
        }
      }
      return new Set(hits.filter(({ near, from }) => near > nearest[from] * TO_MARK).map(({ word }) => word))
    }

    /**
     * How well the best of a record's names fits: `worth` is from 0 to 1; `isWhole` if it is the whole query, but for a
     * slip; `isHeld` if the query has all words of a name, and others.
     * @param {string[]} list
     * @param {string} letters
     * @param {number} id
     */
    #fit(list, letters, id) {
      let best = { worth: 0, name: /** @type {string | null} */ (null), isWhole: false }
      let isHeld = false
      this.names[id].forEach((name, place) => {
        const off =
          isNumber(letters) && letters !== name.letters
            ? Infinity
            : distance(letters, name.letters, slips(letters.length))
        const isWhole = off < Infinity
        const fits = off === 0 ? 1 : isWhole ? 0.9 - off * 0.05 : this.#share(list, letters, name)
        const worth = fits && fits - (place ? OTHER_NAME : 0)
        if (worth > best.worth) best = { worth, name: name.called, isWhole }
        /** @param {string} own */
        const has = own => list.some(word => distance(word, own, Math.min(1, slips(own.length))) < Infinity)
        isHeld ||= name.letters.length > 4 && name.contentWords.every(has)
      })
      return { ...best, isHeld }
    }

    /**
     * How well a name fits that has all words of the query and others; 0 if it lacks one.
     * @param {string[]} list
     * @param {string} letters
     * @param {NameWords} name
     */
    #share(list, letters, name) {
      const nears = list.map(word => {
        const inCompound = word.length > 3 && name.letters.includes(word) ? 0.55 : 0
        return Math.max(inCompound, ...name.list.map(own => nearness(word, own)))
      })
      if (!nears.every(Boolean)) return 0
      const near = nears.reduce((sum, value) => sum + value, 0) / nears.length
      return 0.4 + 0.2 * near + 0.2 * Math.min(1, letters.length / name.letters.length)
    }
  }

  Object.assign(search, { Engine })
})(globalThis.osaSearch)
