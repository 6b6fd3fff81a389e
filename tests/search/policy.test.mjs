// Each mechanism of the search by itself, on records made for it: `node --test tests/search/`.
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import vm from "node:vm"

const SCRIPTS = "vendor/stemmer vendor/minisearch text lexicon policy".split(" ")
const LISTS = [
  { names: ["van kracht"] },
  { names: ["geen vervolg gevonden"], words: ["mislukt", "niet doorgegaan"] },
  { names: ["loopt", "gaat door"] },
]
const folder = new URL("../../docs/assets/search/", import.meta.url)
const context = vm.createContext()
const run = code => vm.runInContext(code, context)
const listed = list =>
  readFileSync(new URL(`../../data/${list}-words.txt`, import.meta.url), "utf8")
    .replace(/^#.*/gm, "")
    .split(/\s+/)
const data = { stopWords: listed("stop"), commonWords: listed("common"), lists: LISTS }
run(`globalThis.osaSearch = ${JSON.stringify(data)}`)
for (const name of SCRIPTS) run(readFileSync(new URL(`${name}.js`, folder), "utf8"))
const search = run("osaSearch")

const record = (name, fields = {}) => ({ kind: "initiatief", url: `x/#${name}`, name, ...fields })
const HOME = "x/#Cyber Resilience Act"
const RECORDS = [
  record("Robuuste mededingings- en staatssteunregels", { words: ["overheidssteun"] }),
  record("Halfgeleiders", {
    text: "De regels voor chips.",
    words: ["computerchip", "chip"],
    names: ["Europese chipwet"],
  }),
  record("Kritieke grondstoffen", {
    text: "Magnesium komt uit China. Er is 1,6 miljard euro voor kritieke grondstoffen.",
  }),
  record("Diepzeemijnbouw", { words: ["magnesium", "machine learning"], text: "Winning in zee." }),
  record("Investeringen", { text: "Er gaat 230 miljoen naar waterstof. Het gaat om 135 producten en om mijnbouw." }),
  record("Team Europe", {
    words: ["schip", "containers", "containerschip"],
    text: "Samen met de bedrijven.",
    more: ["meerjarig financieel kader"],
  }),
  record("Geld van de Unie", {
    text: "Dat komt uit het MFK. Het transport van de bedrijven.",
    more: ["meerjarig financieel kader"],
  }),
  record("Concurrentie", { text: "Kwantum en wetgeving voor de bedrijven. Regels over anti-dwang en IPCEI's." }),
  record("Cyber Resilience Act", {
    names: ["Cyberweerbaarheidsverordening"],
    words: ["thermostaat", "ransomware"],
    more: ["Aangenomen in oktober.", "Geldt vanaf december."],
  }),
  record("Cyberweerbaarheidsverordening", {
    kind: "instrument",
    words: ["ransomware"],
    more: ["Geldt vanaf december."],
    home: HOME,
  }),
  record("Gesprekken over pakketten", { words: ["Verzegeling"] }),
  record("Verzegeling", { kind: "instrument", home: "x/#Gesprekken over pakketten" }),
  record("Voetnoot 1", { kind: "voetnoot", text: "Kamerstuk 22 112, nr. 347, over € 1.600.000 aan regels" }),
  record("Voetnoot 12", { kind: "voetnoot", text: "Over de bedrijven" }),
]
const TERMS = [
  { for: ["Halfgeleiders"], words: ["processor", "siliconen plak"] },
  { for: ["kritieke grondstoffen", "magnesium"], words: ["erts", "metaal"] },
  { for: ["bedrag"], words: ["geld"] },
]
const engine = new search.Engine(RECORDS, TERMS)
for (const _ of engine.build());
const find = query => engine.find(query)
const first = query => find(query)[0]?.record.name
const words = text => [...search.tokenize(text)].map(({ word }) => word)

test("tokens are without case, accents and apostrophes", () => {
  assert.deepEqual(words("Ruimtéveer, IPCEI’s"), ["ruimteveer", "ipceis"])
})
test("a dossier is one token, with or without its space", () => {
  assert.deepEqual(words("22 112, nr. 347"), ["22112", "nr", "347"])
  for (const query of ["22112", "22 112", "kst-22112-347", "kamerstuk 22 112 nr 347"])
    assert.equal(first(query), "Voetnoot 1")
})
test("an amount is one token, in figures or in words", () => {
  for (const text of ["1,6 miljard", "1.6 mld", "1600 miljoen euro", "€ 1.600.000.000"])
    assert.deepEqual(words(text), ["1600mln"], text)
  assert.deepEqual(words("anderhalf miljard en een half miljoen"), ["1500mln", "en", "een", "0.5mln"])
  assert.equal(first("tweehonderddertig miljoen"), "Investeringen")
  assert.equal(first("1600 miljoen"), "Kritieke grondstoffen")
  assert.equal(first("honderdvijfendertig producten"), "Investeringen")
  assert.deepEqual([...find("231 miljoen")], [])
})
test("a half compound is found whole, also with a typing error, and marked", () => {
  for (const query of ["mededingingsregels", "mededingingregels", "staatssteunregels", "mededinginsgregels"])
    assert.equal(first(query), RECORDS[0].name, query)
  const [start, end] = search.marks(RECORDS[0].name, find("mededingingsregels")[0].hits)[0]
  assert.equal(RECORDS[0].name.slice(start, end), "mededingings")
})
test("written together or apart", () => {
  for (const [query, name] of [
    ["half geleiders", "Halfgeleiders"],
    ["teameurope", "Team Europe"],
    ["diepzee mijnbouw", "Diepzeemijnbouw"],
    ["voetnoot12", "Voetnoot 12"],
  ])
    assert.equal(first(query), name)
  assert.equal(first("anti dwang"), "Concurrentie")
})
test("a compound is found by its last part, after the word itself", () => {
  assert.deepEqual(
    [...find("mijnbouw")].map(({ record }) => record.name),
    ["Diepzeemijnbouw", "Investeringen"],
  )
})
test("a letter between two parts of a compound belongs to the longer last part", () => {
  assert.equal(first("schip"), "Team Europe")
  assert.deepEqual(
    [...find("chips")].map(({ record }) => record.name),
    ["Halfgeleiders"],
  )
})
test("spelling by ear", () => {
  for (const [query, name] of [
    ["konkurrentie", "Concurrentie"],
    ["konkurrensie", "Concurrentie"],
    ["kritiese grondstoffen", "Kritieke grondstoffen"],
    ["quantum", "Concurrentie"],
    ["grontstoffen", "Kritieke grondstoffen"],
    ["halfgelijders", "Halfgeleiders"],
    ["transpord", "Geld van de Unie"],
  ])
    assert.equal(first(query), name)
})
test("a typing error counts only in a word that isn't known, of six letters or more; two only in a long one", () => {
  assert.equal(first("watrestof"), "Investeringen")
  assert.equal(first("halfgleiders"), "Halfgeleiders")
  assert.equal(first("ahlfgeleiders"), "Halfgeleiders")
  assert.equal(first("stautssteunregelx"), RECORDS[0].name)
  assert.deepEqual([...find("marnesiun")], [])
  assert.equal(first("zaterstof"), "Investeringen")
  assert.equal(first("transprt"), "Geld van de Unie")
  assert.deepEqual([...find("chupz")], [])
  assert.equal(first("containerschap"), "Team Europe")
  assert.deepEqual([...find("containerschaf")], [])
})
test("a name outranks a text, and a text outranks a search word", () => {
  assert.equal(first("grondstoffen"), "Kritieke grondstoffen")
  assert.equal(first("magnesium"), "Kritieke grondstoffen")
})
test("the result says which other name or search word it was found by", () => {
  assert.deepEqual([find("chipwet")[0].name, find("chipwet")[0].word], ["Europese chipwet", null])
  assert.deepEqual([find("computerchip")[0].name, find("computerchip")[0].word], [null, "computerchip"])
  assert.equal(find("machine learning")[0].word, "machine learning")
  assert.deepEqual([find("machine")[0].word, find("machine")[0].match], ["machine learning", "all"])
  assert.equal(find("grondstoffen")[0].word, null)
  assert.equal(find("wat doen wij met een dinosaurus, computerchips en halfgeleiders")[0].word, "computerchip")
})
test("by name and search word alone: a text doesn't count", () => {
  const named = query => [...engine.find(query, true)].map(({ record }) => record.name)
  assert.deepEqual(named("magnesium"), ["Diepzeemijnbouw"])
  assert.deepEqual(named("computerchips"), ["Halfgeleiders"])
  assert.deepEqual(named("europese chipwet"), ["Halfgeleiders"])
  assert.deepEqual(named("waterstof"), [])
})
test("an initiative is found by the words of the instrument after it, and is one result with it", () => {
  const named = query => [...find(query)].map(({ record }) => record.name)
  const instruments = query => [...find(query)[0].instruments].map(({ name }) => name)
  for (const query of ["ransomware", "cyberweerbaarheidsverordening", "geldt vanaf december"]) {
    assert.deepEqual(named(query), ["Cyber Resilience Act"], query)
    assert.deepEqual(instruments(query), ["Cyberweerbaarheidsverordening"], query)
  }
  assert.deepEqual(named("thermostaat"), ["Cyber Resilience Act"])
  assert.deepEqual(instruments("thermostaat"), [])
  // A name of the instrument that is a search word of its home says that it is no name of that.
  assert.deepEqual(named("verzegeling"), ["Verzegeling", "Gesprekken over pakketten"])
  assert.deepEqual(named("pakketten"), ["Gesprekken over pakketten"])
  assert.deepEqual(
    [...engine.find("ransomware", true)].map(({ record }) => record.name),
    ["Cyber Resilience Act", "Cyberweerbaarheidsverordening"],
  )
})
test("the words of a status or for it alone, or the first of them, lead to the list of it", () => {
  const lists = query => [...find(query)].flatMap(({ record }) => (record.url ? [] : record.names[0]))
  assert.deepEqual(lists("Van kracht"), ["van kracht"])
  assert.deepEqual(lists("welke zijn er van kracht?"), ["van kracht"])
  assert.deepEqual(lists("geen vervolg"), ["geen vervolg gevonden"])
  assert.deepEqual(lists("wat is er mislukt?"), ["geen vervolg gevonden"])
  assert.deepEqual(lists("niet doorgegaan"), ["geen vervolg gevonden"])
  assert.deepEqual(lists("loopt"), ["loopt"])
  for (const query of ["van", "is magnesium van kracht", "gevonden", "", "?"]) assert.deepEqual(lists(query), [], query)
  assert.deepEqual([...engine.find("van kracht", true)], [])
})
test("what fewer than four letters begin isn't marked", () => {
  assert.deepEqual([...find("kwa")[0].hits], [])
  assert.deepEqual([...find("act")[0].hits], ["act"])
  assert.deepEqual([...find("kwan")[0].hits], ["kwantum"])
})
test("a compound that isn't known is found by its two words, the first of which counts most", () => {
  const [best] = find("waterstofregels")
  assert.deepEqual([best.record.name, best.match, [...best.missing]], ["Investeringen", "part", ["regels"]])
  assert.deepEqual([...find("belastingregels")], [])
  assert.equal(find("waterstofproducten")[0].match, "all")
})
test("a question isn't answered by one common word of it", () => {
  assert.deepEqual([...find("hoe vertel ik de bedrijven over mijn pensioen")], [])
  assert.equal(first("wie geeft er subsidie voor diepzeemijnbouw"), "Diepzeemijnbouw")
})
test("forms of a stop word that no record holds are left out, and common words weigh half", () => {
  assert.deepEqual([...find("wie ontbreekt grondstoffen")[0].missing], [])
  const weights = query => Array.from(engine.slots(engine.read(query).asked), ({ weight }) => weight)
  const [zee, china] = weights("zee china")
  assert.equal(zee * 2, china)
})
test("a word of the table of terms finds what it stands for, and marks it; the word itself comes first", () => {
  for (const query of ["processor", "processoren", "procesor", "siliconen plak"])
    assert.equal(first(query), "Halfgeleiders", query)
  assert.deepEqual(
    [...find("erts")].map(({ record }) => record.name),
    ["Kritieke grondstoffen", "Diepzeemijnbouw"],
  )
  assert.ok(find("erts")[0].hits.has("kritiekegrondstof"))
  assert.equal(first("ertswetgeving"), "Kritieke grondstoffen")
})
test("each amount is money", () => {
  assert.equal(first("geld voor waterstof"), "Investeringen")
  assert.equal(find("geld voor waterstof")[0].match, "all")
  assert.equal(first("geld voor kritieke grondstoffen"), "Kritieke grondstoffen")
})
test("beside a known word, a slip in a short word, a cut-off word and a compound count", () => {
  for (const [query, name] of [
    ["cyber atc", "Cyber Resilience Act"],
    ["resil act", "Cyber Resilience Act"],
    ["grondstofwet magnesium", "Kritieke grondstoffen"],
  ])
    assert.equal(first(query), name, query)
  assert.deepEqual([...find("atc")], [])
})
test("a rare word in a name or a search word brings up its record, beside few unknown words", () => {
  const [best] = find("dinosaurus diepzeemijnbouw")
  assert.deepEqual([best.record.name, best.match, [...best.missing]], ["Diepzeemijnbouw", "part", ["dinosaurus"]])
  assert.deepEqual([...find("hypotheek pensioen huurtoeslag dinosaurus diepzeemijnbouw")], [])
})
test("a result that holds all by weak ways doesn't stand before the subject", () => {
  const found = query => [...find(query)].map(({ record, match }) => `${match} ${record.name}`)
  assert.deepEqual(found("regels voor europese chipwet").slice(0, 1), ["all Halfgeleiders"])
})
test("a page, a year and a state find what they belong to", () => {
  const small = new search.Engine([{ ...RECORDS[0], now: "loopt sinds 5 mei 2023", pages: [4, 5] }])
  for (const _ of small.build());
  for (const query of [
    "pagina 5",
    "p. 4",
    "mededinging 2023",
    "staatssteunregels loopt",
    "staatssteunregels gaat door",
  ])
    assert.equal(small.find(query)[0]?.match, "all", query)
  assert.deepEqual([...small.find("pagina 6")], [])
})
test("only the last word may go on, and the half of a compound", () => {
  assert.equal(first("kritieke grondst"), "Kritieke grondstoffen")
  assert.equal(first("mededing- en staatssteunregels"), RECORDS[0].name)
  assert.deepEqual([...find("waters hypotheekrente")], [])
})
test("the forms of a word meet", () => {
  for (const [form, other] of [
    ["weigert", "weigeren"],
    ["beschermd", "beschermen"],
    ["containertjes", "container"],
    ["containerschepen", "containerschip"],
    ["bedrijven", "bedrijf"],
    ["huizen", "huis"],
    ["prijzen", "prijs"],
    ["innovaties", "innoveren"],
    ["economische", "economie"],
  ])
    assert.equal(search.stem(form), search.stem(other))
})
test("an abbreviation and its meaning find the same record", () => {
  assert.equal(first("mfk"), "Geld van de Unie")
  assert.ok(find("meerjarig financieel kader").some(({ record }) => record.name === "Geld van de Unie"))
})
test("with all words missing or only common ones found, nothing is offered", () => {
  for (const query of ["hypotheekrenteaftrek", "bedrijven hypotheekrente", "wat doen de bedrijven met hypotheekrente"])
    assert.deepEqual([...find(query)], [], query)
})
test("a question is answered by what holds most of it, with what is missing as typed", () => {
  const [best] = find("Wat gaan wij doen met Dinosaurus en kritieke grondstoffen?")
  assert.deepEqual([best.match, best.record.name, [...best.missing]], ["part", "Kritieke grondstoffen", ["Dinosaurus"]])
  assert.equal(find("kritieke grondstoffen")[0].match, "all")
})
test("marks are in order and don't overlap", () => {
  const marked = (text, ...hits) => search.marks(text, new Set(hits)).map(([start, end]) => text.slice(start, end))
  assert.deepEqual([...marked("Regels over anti-dwang en meer", "regel", "antidwang")], ["Regels", "anti-dwang"])
  assert.deepEqual([...marked("Regels over anti-dwang en meer", "antidwang", "dwang", "anti")], ["anti-dwang"])
  assert.deepEqual([...marked("Wat dwang en druk is", "dwang")], ["dwang"])
})
test("any string is a query", () => {
  const strings = [
    "",
    " ",
    "constructor",
    "__proto__",
    "toString hasOwnProperty",
    "\ud800",
    "💥",
    "'",
    "''''",
    "(((",
    "+",
    "~",
    "+~",
    "-",
    "\\",
    "\0",
    "a".repeat(10000),
    "a ".repeat(5000),
    "1".repeat(500),
    "1,1,1",
    "99 999 999",
    "0 miljard",
    "́",
    "valueOf constructor miljoen",
    "\u00a0",
    "x",
    "y y",
    "<b>",
  ]
  for (const string of strings) {
    assert.ok(Array.isArray([...find(string)]), string)
    search.marks(string, new Set(["constructor", "a"]))
  }
  for (let code = 0; code < 0x3000; code += 7) find(String.fromCharCode(code, code + 1, code + 2, 32, code + 3))
})
