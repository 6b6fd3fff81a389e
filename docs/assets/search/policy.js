/* Which records a query finds, and in which order. A name that fits outranks a text, and a text outranks a search word.
   If few records hold all that was asked for, those follow that hold most of it; rare words weigh more. */
;(search => {
  const { tokenize, stem, joined, termsOf, stopWords } = search
  // The fields of a record from the best one; `words`, the search words, stand on no page.
  const FIELDS = /** @type {const} */ (["name", "names", "text", "words", "more"])
  const FIELD_WORTH = [1, 0.97, 0.8, 0.7, 0.6]
  const [NAMES, TEXT, WORDS] = [1, 2, 3]
  const KINDS = ["voetnoot", "pagina", "bouwsteen", "thema", "instrument", "initiatief"] // the last one wins a tie
  const MOST = 250 // records whose names are compared with the query

  const sum = (/** @type {number[]} */ numbers) => numbers.reduce((a, b) => a + b, 0)
  class Engine {
    lexicon = new search.Lexicon()
    /** For each term, the records that hold it, with their best field. @type {Map<string, Map<number, number>>} */
    postings = new Map()
    names = /** @type {SearchName[][]} */ ([])

    /** @param {SearchColumns} columns */
    constructor(columns) {
      const rows = columns.url.map((_, i) => Object.entries(columns).map(([key, values]) => [key, values[i]]))
      this.records = rows.map(row => /** @type {SearchRecord} */ (Object.fromEntries(row)))
      let home = this.records[0]
      // The initiative before an instrument is about it, and is found by the same words.
      for (const record of this.records) {
        if (record.kind !== "instrument") home = record
        else if (home.kind === "initiatief") {
          home.words += `\n${record.words}`
          home.more = [home.more, record.more].filter(Boolean).join(" · ")
        }
      }
    }

    /** Index the records and their words, one a step. */
    *build() {
      for (const [id, record] of this.records.entries()) {
        this.names[id] = []
        for (const [field, key] of FIELDS.entries())
          for (const text of (record[key] ?? "").split("\n").filter(Boolean)) this.addText(id, field, text)
        yield
      }
      yield* this.lexicon.build()
    }

    /** @param {number} id @param {number} field @param {string} text */
    addText(id, field, text) {
      const tokens = tokenize(text)
      const isName = field <= NAMES || field === WORDS
      const terms = termsOf(tokens, isName ? joined(tokens) : [])
      for (const { word, term, from, to } of terms) {
        if (to - from === 1) this.lexicon.known.set(word, term)
        const ids = this.postings.get(term) ?? new Map()
        if (!ids.size) this.postings.set(term, ids)
        this.lexicon.terms.add(term)
        ids.set(id, Math.min(field, ids.get(id) ?? field))
      }
      const sizes = tokens.map(({ word }) => (stopWords.has(word) ? 0.2 : word.length))
      // A footnote is called by its text.
      if (isName || (field === TEXT && this.records[id].kind === "voetnoot"))
        this.names[id].push({ text, field, terms, sizes })
    }

    /** The records that hold one of the terms, with the best term's worth. @param {Map<string, number>} near */
    holders(near) {
      /** @type {Map<number, number>} */
      const worths = new Map()
      for (const [term, nearness] of near)
        for (const [id, field] of this.postings.get(term) ?? [])
          worths.set(id, Math.max(worths.get(id) ?? 0, nearness * FIELD_WORTH[field]))
      return worths
    }

    /** For each token: the terms it may stand for, the records that hold one, and its weight by inverse document
     * frequency; all weights make 1. @param {SearchToken[]} asked @returns {SearchSlot[]} */
    slots(asked) {
      const nears = asked.map(({ word }) => this.lexicon.alike(word))
      for (const { word, from, to } of joined(asked)) {
        const inside = nears.slice(from, to)
        const whole = this.lexicon.alike(word)
        if (!whole.size && word.length > 7 && inside.some(near => !near.size)) this.lexicon.addMisspelt(whole, word)
        for (const [term, nearness] of whole)
          for (const near of nearness >= 0.75 || !whole.has(stem(word)) ? inside : [])
            near.set(term, Math.max(nearness, near.get(term) ?? 0))
      }
      const slots = nears.map((near, i) => {
        if (!near.size) this.lexicon.addMisspelt(near, asked[i].word)
        const ids = this.holders(near)
        // A word that isn't known may say little, and the last part of a compound says less than what is before it.
        const share = ids.size ? (asked[i].isTail ? 0.6 : 1) : 0.75
        return { near, ids, weight: share * Math.log(1 + this.records.length / (1 + ids.size)) }
      })
      const total = sum(slots.map(({ weight }) => weight))
      return slots.map(slot => ({ ...slot, weight: slot.weight / total }))
    }

    /** How well a name fits what was asked for, from 0 to 1: how much of the query it holds, and how much of it was
     * asked for. Search words fit as whole phrases only. @param {SearchName} name @param {SearchSlot[]} slots */
    fit({ field, terms, sizes }, slots) {
      const hit = sizes.map(() => 0)
      let asked = 0
      for (const { near, weight } of slots) {
        let best = 0
        for (const { term, from, to } of terms) {
          const nearness = near.get(term) ?? 0
          best = Math.max(best, nearness)
          if (to - from === 1 || nearness === 1 || (nearness >= 0.75 && slots.length > 1))
            for (let at = from; at < to; at += 1) hit[at] = Math.max(hit[at], nearness)
        }
        asked += weight * best
      }
      const covered = sum(sizes.map((size, at) => size * hit[at])) / sum(sizes)
      if (field === WORDS) return Math.min(asked, covered) > 0.8 ? asked * covered * (sizes.length > 1 ? 0.5 : 0.05) : 0
      return field === TEXT ? 0.9 * asked * covered : (1 - 0.04 * field) * asked * (0.6 + 0.4 * covered)
    }

    /** What was asked for, without small words, and the least cover and mean worth of it in a record. @param {string} query */
    read(query) {
      const tokens = tokenize(query.slice(0, 300)).slice(0, 30)
      const content = tokens.filter(({ word }) => !stopWords.has(word))
      const words = content.length ? content : tokens
      const asked = words.length > 1 ? words : words.flatMap(token => this.lexicon.halves(token))
      // A question holds words that the annex needn't have; in keywords each one counts.
      const small = tokens.length - words.length
      const isQuestion = small > 2 || (small === 2 && stopWords.has(tokens[0].word))
      const least = isQuestion ? [0.45, 0.3] : asked.length > words.length ? [0.55, 0.35] : [0.65, 0.4]
      const isLoose = isQuestion || asked.length > words.length
      return { asked, isQuestion, isLoose, least }
    }

    /** All that a query may bring up, best first. @param {string} query */
    candidates(query) {
      const { asked, isQuestion, isLoose, least } = this.read(query)
      const slots = this.slots(asked)
      const isRare = (/** @type {SearchSlot} */ { ids }, /** @type {number} */ share) =>
        ids.size <= Math.max(1, share * this.records.length)
      const likely = [...new Set(slots.flatMap(({ ids }) => [...ids.keys()]))].flatMap(id => {
        const worths = slots.map(({ ids }) => ids.get(id) ?? 0)
        const cover = sum(slots.map(({ weight }, i) => (worths[i] ? weight : 0)))
        const mean = sum(slots.map(({ weight }, i) => weight * worths[i]))
        const lacks = asked.filter((_, i) => worths[i] <= (isQuestion ? 0.5 : 0))
        const isSure = slots.some((slot, i) => worths[i] > 0.65 && isRare(slot, 0.125))
        // One word of a question or compound isn't enough, but for a rare one in a name or a very rare one in a text.
        const isOneWord = isLoose && worths.filter(worth => worth >= 0.45).length < 2
        const isTelling = slots.some((slot, i) => worths[i] >= 0.8 && isRare(slot, worths[i] >= 0.9 ? 0.042 : 0.017))
        const isNear = isSure && cover >= least[0] && (isTelling || !isOneWord)
        return mean >= least[1] && (isNear || !lacks.length) ? [{ id, lacks, mean }] : []
      })
      likely.sort((a, b) => Number(b.lacks.length === 0) - Number(a.lacks.length === 0) || b.mean - a.mean)
      const found = likely.slice(0, MOST).map(candidate => {
        const { id, mean } = candidate
        const fits = this.names[id].map(name => ({ name, fit: this.fit(name, slots) }))
        const best = fits.reduce((a, b) => (b.fit > a.fit ? b : a))
        const bonus = KINDS.indexOf(this.records[id].kind)
        return { ...candidate, name: best.fit ? best.name : null, score: 100 * (best.fit + mean) + bonus }
      })
      found.sort((a, b) => b.score - a.score || a.id - b.id)
      /** @param {SearchCandidate} candidate @returns {SearchResult} */
      const toResult = ({ id, lacks, name }) => ({
        record: this.records[id],
        match: lacks.length ? "part" : "all",
        missing: lacks.map(({ start, end }) => query.slice(start, end)),
        name: name?.field === NAMES ? name.text : null,
        word: this.searchWord(id, slots, name),
        hits: new Set(slots.flatMap(({ near }) => [...near.keys()].filter(term => this.postings.get(term)?.has(id)))),
      })
      const [all, part] = [false, true].map(lacks => found.filter(one => lacks === one.lacks.length > 0))
      return { all, part, slots, toResult }
    }

    /** The search word that alone answers a token. @param {number} id @param {SearchSlot[]} slots @param {SearchName?} best */
    searchWord(id, slots, best) {
      const fields = slots.map(({ near }) => [...near.keys()].flatMap(term => this.postings.get(term)?.get(id) ?? []))
      const at = fields.findIndex(list => list.length && list.every(field => field === WORDS))
      if (at < 0 || best?.field === WORDS) return at < 0 ? null : (best?.text ?? null)
      const words = this.names[id].filter(({ field }) => field === WORDS)
      const nearness = words.map(({ terms }) => Math.max(0, ...terms.map(({ term }) => slots[at].near.get(term) ?? 0)))
      return words[nearness.indexOf(Math.max(...nearness))].text
    }

    /** The records with all that was asked for; if they are few, then those with most of it. @param {string} query */
    find(query) {
      const { all, part, toResult } = this.candidates(query)
      return [...all.slice(0, 30), ...(all.length < 3 ? part.slice(0, 10) : [])].map(toResult)
    }

    /** The records with all that was asked for in their names and search words. @param {string} query */
    findNamed(query) {
      const { all, slots, toResult } = this.candidates(query)
      const isNamed = (/** @type {SearchName[]} */ names, /** @type {SearchSlot} */ { near }) =>
        names.some(({ field, terms }) => field !== TEXT && terms.some(({ term }) => near.has(term)))
      return all.filter(({ id }) => slots.every(slot => isNamed(this.names[id], slot))).map(toResult)
    }
  }

  search.Engine = Engine
})(globalThis.osaSearch)
