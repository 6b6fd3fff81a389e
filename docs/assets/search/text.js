/* Texts as the search compares them: tokens, stems, sounds and marks. The page that a result leads to needs no more. */
;(search => {
  const WORD = /\d+(?:[.,]\d+)*|[\p{L}\p{N}\p{M}'’‘`´]+/gu
  const SYNONYMS = new Map("noot footnote fn".split(" ").map(word => [word, "voetnoot"]))
  for (const word of "p blz bladzijde page".split(" ")) SYNONYMS.set(word, "pagina")
  const MILLIONS = new Map(Object.entries({ miljoen: 1, mln: 1, million: 1, miljard: 1000, mld: 1000, billion: 1000 }))
  const NUMERALS = new Map(Object.entries({ half: 0.5, halve: 0.5, anderhalf: 1.5, anderhalve: 1.5 }))
  const ONES = " een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien".split(" ")
  for (const one of ONES.slice(5, 10)) ONES.push(`${one}tien`)
  const TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig".split(" ")
  const UNDER = [...ONES, ...TENS.flatMap(ten => [ten, ...ONES.slice(1, 10).map(one => `${one}en${ten}`)])]
  const HUNDREDS = ["", "honderd", ...ONES.slice(2, 10).map(one => `${one}honderd`)]
  for (const [hundreds, start] of HUNDREDS.entries())
    for (const [n, word] of UNDER.entries()) NUMERALS.set(start + word, 100 * hundreds + n)

  // How a sound is spelt, and the one spelling that is compared, in this order.
  const SPELT = String.raw`c(?=[eiy]):s [st]+[ij](?=[aeou]):s isch:is sch:sg ch:g ck:k c:k qu:kf \Bx:ks z:s v:f w:f
    ph:f th:t d$:t ij:i ei:i y:i ie:i au:ou oe:u (.)\1+:$1`
  const SOUNDS = SPELT.split(/\s+/)
    .map(pair => pair.split(":"))
    .map(([spelt, sound]) => ({ spelt: RegExp(spelt, "g"), sound }))

  const MONEY = "bedrag" // what every amount is also found by

  /** The value of a number in figures or in words; 0 for another word. @param {string} word */
  const numberOf = word => NUMERALS.get(word) ?? (/^\d+(,\d+)?$/.test(word) ? Number(word.replace(",", ".")) : 0)

  /** A word without case, accents and apostrophes; a number without dots, with a comma. @param {string} word */
  function normalize(word) {
    if (/^\d{1,3}(\.\d{3})+$/.test(word)) word = word.replaceAll(".", "")
    if (/^\d+0{6}$/.test(word)) return `${Number(word) / 1e6}mln`
    if (/^\d/.test(word)) return word.replace(".", ",")
    const plain = word.normalize("NFD").replace(/[\u0300-\u036f'’‘`´]/g, "")
    const lower = plain.toLowerCase()
    return SYNONYMS.get(lower) ?? (numberOf(lower) > 12 ? `${numberOf(lower)}` : lower)
  }

  /* A dossier ('22 112') is one token, and so is an amount: 'anderhalf miljard euro' is '1500mln'. `also` holds other
     words that a token stands for: 'mededingingsregels' in 'mededingings- en staatssteunregels'. */
  search.tokenize = text => {
    const tokens = /** @type {SearchToken[]} */ ([])
    for (const match of text.matchAll(WORD)) {
      const [word, start, end] = [normalize(match[0]), match.index, match.index + match[0].length]
      const [before, last] = [tokens.at(-2), tokens.at(-1)]
      const millions = MILLIONS.get(word) ?? 0
      if (last && /^\d{1,2} \d{3}$/.test(`${last.word}${text.slice(last.end, start).replace("\u00a0", " ")}${word}`)) {
        Object.assign(last, { word: last.word + word, end })
      } else if (last && millions && numberOf(last.word)) {
        const amount = `${+(numberOf(last.word) * millions).toFixed(3)}mln`
        Object.assign(last, { word: amount, end, also: [last.word, MONEY] })
      } else if (last && /^euro?$/.test(word) && /^\d/.test(last.word)) {
        last.end = end
      } else if (word) {
        // Without a dictionary, any ending of the second word may be the shared one.
        if (before && /^-,? (en|of) $/.test(text.slice(before.end, start)))
          for (let i = 2; i < word.length - 3; i += 1) before.also.push(before.word + word.slice(i))
        tokens.push({ word, start, end, also: word.endsWith("mln") ? [MONEY] : [] })
      }
    }
    return tokens
  }

  const stems = /** @type {Map<string, string>} */ (new Map())
  /* What all forms of a word share. The stemmer doesn't know that 'weigert' and 'weigeren' are forms of one verb, nor
     that 'innovatie' and 'innoveren', 'economie' and 'economisch', 'bedrijf' and 'bedrijven' belong together. */
  search.stem = word => {
    if (/\d/.test(word) || word.length < 4) return word
    if (!stems.has(word)) {
      const singular = word.replace(/(?<=[aeiouyj])s$|(?<=.{3})tjes?$/, "").replace(/schepen$/, "schip")
      const verb = singular.replace(/(?<=.{4})atie$/, "er")
      const stem = DutchStemmer.stemmer(verb).replace(/(.)\1/g, "$1")
      const noun = stem.replace(/(?<=.{3})isch$/, "ie").replace(/v$/, "f")
      stems.set(word, noun.replace(/(?<=.{4}[^aeiouy])t$|(?<=.{4}[^aeiouyn])d$|(?<=[aeiouyj])z$/, ""))
    }
    return stems.get(word) ?? word
  }

  /* A key that is the same for words that sound the same in Dutch. */
  search.soundOf = word => SOUNDS.reduce((key, { spelt, sound }) => key.replace(spelt, sound), word)

  /* The terms of a text, as they are indexed: of each token, and of each two in a row, written as one word. */
  search.termsOf = tokens =>
    tokens.flatMap(({ word, also }, from) => {
      const parts = [word, ...also].map(form => ({ word: form, from, to: from + 1 }))
      if (from) parts.push({ word: tokens[from - 1].word + word, from: from - 1, to: from + 1 })
      const terms = parts.map(part => ({ ...part, term: search.stem(part.word) }))
      // 'dwang en' is no other word than 'dwang'.
      return terms.filter(({ term, from: at }) => at === from || term !== search.stem(tokens[at].word))
    })

  /* Where the terms `hits` stand in a text. */
  search.marks = (text, hits) => {
    const tokens = search.tokenize(text)
    const found = search.termsOf(tokens).filter(({ term }) => hits.has(term))
    const ranges = /** @type {[start: number, end: number][]} */ ([])
    for (const { from, to } of found.sort((a, b) => a.from - b.from || b.to - a.to))
      if (tokens[from].start >= (ranges.at(-1)?.[1] ?? 0)) ranges.push([tokens[from].start, tokens[to - 1].end])
    return ranges
  }
})(globalThis.osaSearch)
