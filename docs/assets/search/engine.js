/* Finds records by the names that people have for them. The index says which records share a word with the query, its
   beginning, a part of a compound, a plural, or one with a slip in it. Here is decided whether that is enough, and in
   which order it is shown: what is called what was asked for comes before what only mentions it. */
;(search => {
  const { distance, isNumber, joined, nearness, slips, words } = search

  /* Words that say nothing of what is looked for, unless there is nothing else. */
  const SMALL = new Set(
    ("aan als bij dat de der des die dit door een en er het hoe in is m met n naar nr of om onder op over s " +
      "t te tot uit van via voor waar wat zijn zoals the of and for to a an on in " +
      "kst kamerstuk kamerstukken stuk nummer euro eur").split(" "),
  )
  const SAME = {
    ...{ mld: "miljard", mln: "miljoen", billion: "miljard", million: "miljoen" },
    ...{ noot: "voetnoot", footnote: "voetnoot", fn: "voetnoot", voetnoten: "voetnoot" },
  }

  /* What comes first when names fit as well: the initiative, then the instrument, then the theme around them. */
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

  const listOf = text => words(text).map(({ word }) => word)

  /* The words of a list that say something. */
  function telling(list) {
    const told = list.filter(word => !SMALL.has(word))
    return told.length ? told : list
  }

  class Engine {
    /* `records`: see annex/search_records.py. */
    constructor(records) {
      this.#start(records)
      records.forEach(record => this.#add(record))
      this.index.close()
    }

    /* An engine for many records, made bit by bit. */
    static async load(records) {
      const engine = new Engine([])
      engine.#start(records)
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

    #start(records) {
      this.records = records
      this.names = []
      this.lengths = []
      this.index = new search.Index()
    }

    #add({ kind, name, text = "", more = "", names = [] }) {
      // A footnote is a paper, and its text says which.
      const own = [name, ...names, ...(kind === "voetnoot" ? [text] : [])].map(called => {
        const list = listOf(called)
        return { called, list, told: telling(list), letters: list.join("") }
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

    /* The records for a query, best first: [{ record, words, name }], `words` being those that it was found by and
       `name` the one of its names that fits best, if one does. Empty where nothing has what was asked for. */
    find(query) {
      const all = listOf(query).slice(0, MOST_WORDS).map(word => SAME[word] ?? word)
      if (!all.length) return []
      const isMoney = all.includes("miljard") || all.includes("miljoen")
      const asked = {
        list: telling(all),
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

    /* The words of a query and those that it makes when written together, with which of its words each stands for. */
    #forms({ list }) {
      return [...list.map((word, from) => ({ word, from, many: 1 })), ...joined(list)]
    }

    /* The records that share something with the query, with how much; of very many those that promise most. */
    #likeliest(asked, forms) {
      const { list, letters } = asked
      const worth = new Float32Array(this.records.length * list.length)
      const named = new Uint32Array(this.records.length)
      const seen = new Uint8Array(this.records.length)
      const ids = []
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
      this.index.visit(this.index.near(letters), letters, (id, near, isNamed) => {
        see(id)
        if (isNamed) isCalled[id] = 1
      })
      const likely = ids.map(id => this.#promise(asked, { id, worth, named: named[id], isCalled: isCalled[id] }))
      if (likely.length <= LOOKED_AT) return likely
      const least = Float64Array.from(likely, ({ promise }) => promise).sort().at(-LOOKED_AT)
      return likely.filter(({ promise }) => promise >= least).slice(0, 2 * LOOKED_AT)
    }

    /* How well a record can answer at most, its names not yet compared with the query. */
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

    /* The words of a record that are to be marked. */
    #hits(forms, id) {
      const hits = []
      const nearest = forms.map(() => 0)
      for (const { word, from, many } of forms) {
        for (const found of this.index.foundBy(id, this.index.near(word), word)) {
          if (found.word) hits.push({ ...found, from })
          for (let at = from; at < from + many; at += 1) nearest[at] = Math.max(nearest[at], found.near)
        }
      }
      return new Set(hits.filter(({ near, from }) => near > nearest[from] * TO_MARK).map(({ word }) => word))
    }

    /* How well one of a record's names is what was asked for: `worth` from 0 to 1; `isWhole` where it is all of the
       query, but for a slip; `isHeld` where the query holds all of one of its names, and other words. */
    #fit(list, letters, id) {
      let best = { worth: 0, name: null, isWhole: false }
      let isHeld = false
      this.names[id].forEach((name, place) => {
        const off = isNumber(letters) && letters !== name.letters ? Infinity : distance(letters, name.letters, slips(letters.length))
        const isWhole = off < Infinity
        const fits = off === 0 ? 1 : isWhole ? 0.9 - off * 0.05 : this.#share(list, letters, name)
        const worth = fits && fits - (place ? OTHER_NAME : 0)
        if (worth > best.worth) best = { worth, name: name.called, isWhole }
        const has = own => list.some(word => distance(word, own, Math.min(1, slips(own.length))) < Infinity)
        isHeld ||= name.letters.length > 4 && name.told.every(has)
      })
      return { ...best, isHeld }
    }

    /* The same for a name that has all the words of the query, among others; 0 if it hasn't. */
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
})((globalThis.osaSearch ??= {}))
