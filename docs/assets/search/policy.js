/* Which records a query finds, and in which order. A name that fits outranks a text, and a text outranks a search word;
   rare words weigh more. To hold all that was asked for is a bonus. If few records do, those follow that hold most of it,
   and those that a rare word of it names. */
;(search => {
  const { tokenize, stem, termsOf } = search
  const [stopWords, commonWords] = [new Set(search.stopWords), new Set(search.commonWords)]
  const LIST = {
    match: /** @type {const} */ ("all"),
    missing: [],
    name: null,
    word: null,
    hits: new Set(),
    instruments: [],
  }
  const [stopStems, commonStems] = [stopWords, commonWords].map(words => new Set([...words].map(stem)))
  // The fields of a record from the best one; `words`, the search words, stand on no page.
  const FIELDS = /** @type {const} */ (["name", "names", "text", "words", "more"])
  const FIELD_WORTH = [1, 0.97, 0.85, 0.77, 0.65]
  const AGAIN = 0.07 // how much more a word is worth in a record that holds it e times
  const [NAMES, WORDS, MORE] = [1, 3, 4]
  const KINDS = ["voetnoot", "pagina", "bouwsteen", "thema", "instrument", "initiatief"] // the last one wins a tie
  const KEYWORDS = 4 // a query of more words is a question
  // The least worth of a record that lacks a word, of keywords and of a question: a word of one record alone weighs 1.
  const [LEAST, LEAST_OF_QUESTION] = [0.72, 0.25]
  const COMPLETE = 40 // how much better a record is that lacks nothing, if it holds each word as well as can be
  const LEAST_OF_SUBJECT = 0.35 // the least share of a record that lacks a word and is about a rare one
  const RARE = 0.5 // the least weight of a word that a record may be about
  const CERTAIN = 0.75 // how near a term has to be for a record to be about a word
  const UNKNOWN = 0.7 // the weight of a word that no record holds
  const [FEW, NEAR, MOST] = [3, 10, 30] // how few results are few, how many near ones join them, and how many there are

  const sum = (/** @type {number[]} */ numbers) => numbers.reduce((a, b) => a + b, 0)
  /** The mean of a number for each slot, by weight.
   * @param {SearchSlot[]} slots @param {(slot: SearchSlot) => number} numberOf */
  const weigh = (slots, numberOf) =>
    sum(slots.map(slot => slot.weight * numberOf(slot))) / sum(slots.map(({ weight }) => weight))

  search.Engine = class {
    lexicon = new search.Lexicon()
    /** For each term, the records that hold it: in which field at best, and how often.
     * @type {Map<string, Map<number, { field: number, count: number }>>} */
    postings = new Map()
    names = /** @type {SearchName[][]} */ ([])

    /** @param {SearchRecord[]} records @param {SearchTerms[]} terms */
    constructor(records, terms = []) {
      this.records = records
      for (const { for: annex, words } of terms) this.lexicon.addMeaning(words, annex)
    }

    /** Index the records and their words, one a step. */
    *build() {
      for (const [id, record] of this.records.entries()) {
        this.names[id] = []
        for (const [field, key] of FIELDS.entries())
          for (const text of [record[key] ?? []].flat()) this.addText(id, field, text)
        const pages = record.pages?.map(page => `pagina${page}`) ?? []
        for (const text of [record.now ?? "", record.summary?.split(". ")[0] ?? "", ...pages])
          this.addText(id, MORE, text)
        yield
      }
      yield* this.lexicon.build()
    }

    /** @param {number} id @param {number} field @param {string} text */
    addText(id, field, text) {
      const tokens = tokenize(text)
      const terms = termsOf(tokens)
      for (const { word, term, from, to } of terms) {
        const ids = this.postings.get(term) ?? new Map()
        const known = ids.get(id) ?? { field, count: 0 }
        this.postings.set(term, ids.set(id, { field: Math.min(field, known.field), count: known.count + 1 }))
        if (stopWords.has(word)) continue
        this.lexicon.terms.add(term)
        if (to - from === 1) this.lexicon.known.set(word, term)
      }
      const size = sum(tokens.map(({ word }) => (stopWords.has(word) ? 0.1 : 1)))
      if (field <= NAMES || field === WORDS) this.names[id].push({ text, field, terms, size })
    }

    /** The records that hold one of the terms, with the best term's worth. @param {Map<string, number>} near */
    holders(near) {
      const worths = /** @type {Map<number, number>} */ (new Map())
      for (const [term, nearness] of near)
        for (const [id, { field, count }] of this.postings.get(term) ?? []) {
          const worth = nearness * (FIELD_WORTH[field] + AGAIN * Math.log(count))
          worths.set(id, Math.max(worths.get(id) ?? 0, worth))
        }
      return worths
    }

    /** For each token: the terms it may stand for, the records that hold one, and its weight by inverse document
     * frequency. Two tokens also stand for what they are written together.
     * @param {SearchToken[]} asked @param {number} typed where the query ends */
    slots(asked, typed) {
      const nears = asked.map(({ word, also, end }) => {
        if (stopWords.has(word)) return new Map([[stem(word), 1]])
        // More may follow the last word, and the half of a compound.
        return this.lexicon.alike(word, (end === typed && !commonStems.has(stem(word))) || also.length > 0)
      })
      for (const [i, { word }] of asked.slice(1).entries())
        for (const [term, nearness] of this.lexicon.alike(asked[i].word + word))
          for (const near of nears.slice(i, i + 2)) near.set(term, Math.max(nearness, near.get(term) ?? 0))
      const rarity = (/** @type {number} */ holders) => Math.log(1 + this.records.length / (1 + holders))
      return nears.map((found, i) => {
        const [{ word, isTail }, isKnown, isCommon] = [asked[i], found.size > 0, commonStems.has(stem(asked[i].word))]
        const near = isKnown || isCommon ? found : this.lexicon.guess(word, asked.length === 1)
        const ids = this.holders(near)
        const weight = isKnown ? rarity(ids.size) / rarity(1) : UNKNOWN
        // Few letters begin too many words for all of them to be marked.
        const isMarked = (/** @type {string} */ term) => word.length > 3 || near.get(term) === 1
        const isCertain = !isCommon && !isTail && weight > RARE && !/^\d{1,4}$/.test(word)
        return { near, ids, isKnown, isCertain, isMarked, weight: isKnown && isCommon ? weight / 2 : weight }
      })
    }

    /** How well a name fits what was asked for, from 0 to 1: how much of the query it holds, and how much of it was
     * asked for. @param {SearchName} name @param {SearchSlot[]} slots */
    fit({ field, terms, size }, slots) {
      const held = (/** @type {SearchSlot} */ { near }) => Math.max(...terms.map(({ term }) => near.get(term) ?? 0))
      return (1 - 0.04 * field) * weigh(slots, held) * (0.6 + 0.4 * Math.min(1, sum(slots.map(held)) / size))
    }

    /** Whether a word says nothing of a subject: a stop word, or a form of one that no record holds.
     * @param {string} word */
    isSmall = word =>
      stopWords.has(word) || (word.length > 4 && !this.lexicon.terms.has(stem(word)) && stopStems.has(stem(word)))

    /** Whether each word of a query is small or a word of the records. @param {string} query */
    hasWords = query => tokenize(query).every(({ word }) => stopWords.has(word) || this.lexicon.terms.has(stem(word)))

    /** What was asked for, without small words, and how much of it a record has to hold. @param {string} query */
    read(query) {
      const tokens = tokenize(query.slice(0, 300)).slice(0, 30)
      const content = tokens.filter(({ word }) => !this.isSmall(word))
      if (!content.length) return { asked: tokens, least: Number.POSITIVE_INFINITY }
      const asked = content.flatMap(token => this.lexicon.halves(token)).filter(({ word }) => !this.isSmall(word))
      // A question holds words that the annex needn't have; in keywords each one counts.
      return { asked: asked.length ? asked : content, least: tokens.length > KEYWORDS ? LEAST_OF_QUESTION : LEAST }
    }

    /** The records with all that was asked for, best first; if they are few, then those with most of it. By name: those
     * with all of it in their names and search words. @param {string} query @param {boolean} byName */
    find(query, byName = false) {
      const { asked, least } = this.read(query)
      const slots = this.slots(asked, query.length)
      const enough = least + (UNKNOWN / 2) * slots.filter(({ isKnown }) => !isKnown).length
      const weights = sum(slots.map(({ weight }) => weight))
      const certain = slots.filter(({ isCertain }) => isCertain)
      const found = [...new Set(slots.flatMap(({ ids }) => [...ids.keys()]))].flatMap(id => {
        const share = weigh(slots, ({ ids }) => ids.get(id) ?? 0)
        const lacks = asked.filter((_, i) => !slots[i].ids.has(id))
        const isAbout = () => share >= LEAST_OF_SUBJECT && certain.some(({ near }) => this.isAbout(id, near))
        if (lacks.length && (byName || (share * weights < enough && !isAbout()))) return []
        const names = this.names[id].filter(({ field }) => field <= NAMES)
        const fits = names.map(name => this.fit(name, slots))
        const best = Math.max(...fits)
        const weakest = Math.min(...slots.map(({ ids }) => ids.get(id) ?? 0))
        const kind = KINDS.indexOf(this.records[id].kind)
        const score = 40 * best + 100 * share + COMPLETE * weakest + kind
        return [{ id, lacks, score, name: best ? names[fits.indexOf(best)] : null, instruments: [] }]
      })
      if (!byName) this.fold(found)
      found.sort((a, b) => b.score - a.score || a.id - b.id)
      const all = found.filter(({ lacks }) => !lacks.length)
      const isNamed = (/** @type {SearchCandidate} */ { id }) =>
        slots.every(({ near }) => this.names[id].some(({ terms }) => terms.some(({ term }) => near.has(term))))
      // Beside few that hold everything stand those that hold most of it; beside more, those that are better.
      const end = all.length < FEW ? all.length + NEAR : Math.min(found.indexOf(all[all.length - 1]) + 1, MOST)
      const shown = byName ? all.filter(isNamed) : found.slice(0, end)
      return [...(byName ? [] : this.lists(query)), ...shown.map(one => this.toResult(one, slots, query))]
    }

    /** Whether a name or a search word of a record has one of the terms.
     * @param {number} id @param {Map<string, number>} near */
    isAbout(id, near) {
      return this.names[id].some(({ terms }) => terms.some(({ term }) => (near.get(term) ?? 0) >= CERTAIN))
    }

    /** Make one candidate of an initiative and its instruments, at the best place of them, unless an instrument fits
     * better by a name that the initiative lacks. @param {SearchCandidate[]} found */
    fold(found) {
      for (const one of [...found]) {
        const url = this.records[one.id].home
        const home = url && found.find(({ id }) => this.records[id].url === url)
        if (!home || home.lacks.length > one.lacks.length) continue
        const name = one.name?.text.toLowerCase()
        const hasName = !name || this.names[home.id].some(n => n.field <= NAMES && n.text.toLowerCase() === name)
        if (!hasName && one.score > home.score) continue
        home.score = Math.max(home.score, one.score)
        home.instruments.push(this.records[one.id])
        found.splice(found.indexOf(one), 1)
      }
    }

    /** The lists that a query names by a status or by a word for it, or by its first words. @param {string} query */
    lists(query) {
      const wordsOf = (/** @type {string} */ text) => `${this.read(text).asked.map(({ word }) => word)},`
      const asked = wordsOf(query)
      const isAsked = (/** @type {string} */ text) => wordsOf(text).startsWith(asked)
      const found = search.lists.filter(({ names = [], words = [] }) => [...names, ...words].some(isAsked))
      return found.map(record => ({ ...LIST, record }))
    }

    /** @param {SearchCandidate} candidate @param {SearchSlot[]} slots @param {string} query @returns {SearchResult} */
    toResult({ id, lacks, name, instruments }, slots, query) {
      const found = slots.map(({ near }) => [...near.keys()].filter(term => this.postings.get(term)?.has(id)))
      // A token that nothing but search words answers, which stand on no page.
      const isWord = (/** @type {string} */ term) => this.postings.get(term)?.get(id)?.field === WORDS
      const [only] = found.find(terms => terms.length && terms.every(isWord)) ?? []
      const words = this.names[id].filter(({ field, terms }) => field === WORDS && terms.some(t => t.term === only))
      const fits = words.map(word => this.fit(word, slots))
      return {
        record: this.records[id],
        match: lacks.length ? "part" : "all",
        missing: lacks.map(({ start, end }) => query.slice(start, end)),
        name: name?.field === NAMES ? name.text : null,
        word: words[fits.indexOf(Math.max(...fits))]?.text ?? null,
        hits: new Set(found.flatMap((terms, i) => terms.filter(slots[i].isMarked))),
        instruments,
      }
    }
  }
})(globalThis.osaSearch)
