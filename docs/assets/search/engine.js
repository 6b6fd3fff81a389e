/* Finds records by the names that people have for them. MiniSearch finds what shares a word with the query, its
   beginning, a part of a compound, a plural, or one with a slip in it. Here is decided whether that is enough, and in
   which order it is shown: what is called what was asked for comes before what only mentions it. */
;(search => {
  const { bare, distance, isNumber, joined, nearness, nearnessOfTail, slips, stem, swaps, tails, words } = search

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
  const IN_TEXT = 0.5 // what a word in a text weighs, against one in a name
  const BOOST = { name: 6, joined: 4, text: 1, more: 0.8, tails: 0.5, stems: 0.5 }
  const TO_MARK = 0.7 // how near a word has to be to be marked, against the nearest one
  const SHOWN = 30

  const listOf = text => words(text).map(({ word }) => word)

  /* The words of a list that say something. */
  function telling(list) {
    const told = list.filter(word => !SMALL.has(word))
    return told.length ? told : list
  }

  class Engine {
    /* `records`: see annex/search_records.py. */
    constructor(records) {
      this.records = records
      // A footnote is a paper, and its text says which.
      this.names = records.map(({ kind, name, text, names = [] }) =>
        [name, ...names, ...(kind === "voetnoot" ? [text] : [])].map(called => {
          const list = listOf(called)
          return { called, list, told: telling(list), letters: list.join("") }
        }),
      )
      this.index = new globalThis.MiniSearch({
        fields: Object.keys(BOOST),
        tokenize: text => text.split(" "),
        processTerm: term => term || null,
      })
      this.index.addAll(records.map((record, id) => this.#document(record, id)))
    }

    #document({ text = "", more = "" }, id) {
      const names = this.names[id]
      const named = names.flatMap(({ list }) => list)
      const all = [...named, ...listOf(text)]
      return {
        id,
        name: named.join(" "),
        joined: names.flatMap(({ list, letters }) => [letters, ...joined(list).map(({ word }) => word)]).join(" "),
        text: listOf(text).join(" "),
        more: listOf(more).join(" "),
        tails: all.flatMap(tails).join(" "),
        stems: all.filter(word => word.length > 3 && !isNumber(word)).map(stem).join(" "),
      }
    }

    /* The records for a query, best first: [{ record, words, name }], `words` being those that it was found by and
       `name` the one of its names that fits best, if one does. Empty where nothing has what was asked for. */
    find(query) {
      const all = listOf(query).map(word => SAME[word] ?? word)
      if (!all.length) return []
      const isMoney = all.includes("miljard") || all.includes("miljoen")
      const asked = {
        list: telling(all),
        letters: all.join(""),
        isPaper: !isMoney && all.some(word => /^\d{3,}/.test(word)),
      }
      const found = this.#candidates(all, asked.list).map(candidate => this.#judge(asked, candidate))
      const whole = found.filter(({ hasAll }) => hasAll)
      return (whole.length ? whole : found.filter(({ nameIsHeld }) => nameIsHeld))
        .sort((a, b) => b.score - a.score || a.id - b.id)
        .slice(0, SHOWN)
        .map(({ id, hits, name }) => ({ record: this.records[id], words: hits, name }))
    }

    /* Every record that shares something with the query. */
    #candidates(all, list) {
      const letters = list.filter(word => !isNumber(word))
      const near = [...new Set([...list, ...joined(all).map(({ word }) => word), all.join(""), ...list.map(bare)])]
      const exact = [
        ...letters.filter(word => word.length > 3).map(stem),
        ...letters.filter(word => word.length > 2 && word.length < 7).flatMap(swaps),
      ]
      return this.index.search({
        combineWith: "OR",
        boost: BOOST,
        weights: { fuzzy: 0.2, prefix: 0.6 },
        queries: [
          {
            queries: near,
            prefix: word => word.length > 1,
            fuzzy: word => (isNumber(word) ? false : slips(word.length)),
          },
          { queries: exact },
        ],
      })
    }

    /* How well a record answers: which of the asked words it has, where, and how near. */
    #judge({ list, letters, isPaper }, { id, match, score }) {
      const hits = []
      const worth = list.map(() => 0)
      const nearest = list.map(() => 0)
      for (const { word, from, many } of [...list.map((word, from) => ({ word, from, many: 1 })), ...joined(list)]) {
        for (const [term, fields] of Object.entries(match)) {
          const near = this.#near(word, term, fields)
          if (!near) continue
          if (!term.startsWith("=")) hits.push({ term, near, from })
          const isNamed = fields.includes("name") || fields.includes("joined")
          for (let at = from; at < from + many; at += 1) {
            worth[at] = Math.max(worth[at], near * (isNamed ? 1 : IN_TEXT))
            nearest[at] = Math.max(nearest[at], near)
          }
        }
      }
      const fit = this.#fit(list, letters, id)
      const { kind } = this.records[id]
      const first = isPaper && kind === "voetnoot" ? A_PAPER_ASKED_FOR : KINDS[kind]
      const mean = worth.reduce((sum, near) => sum + near, 0) / worth.length
      return {
        id,
        hits: new Set(hits.filter(({ near, from }) => near > nearest[from] * TO_MARK).map(({ term }) => term)),
        name: fit.name,
        hasAll: fit.isWhole || worth.every(Boolean),
        nameIsHeld: fit.isHeld,
        score: fit.worth * BY_NAME + mean * BY_WORDS + first + Math.min(score / 200, 1),
      }
    }

    #near(word, term, fields) {
      if (term.startsWith("=")) return term === stem(word) ? 0.65 : 0
      // Words written as one begin with each of them: only most of it counts.
      if (fields.every(field => field === "joined") && word.length < term.length * 0.6) return 0
      return fields.every(field => field === "tails") ? nearnessOfTail(word, term) : nearness(word, term)
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
