// Types of the scripts in docs/assets, for `tsc`; no page loads this file.

/** What the search scripts share. Each of them is loaded when it is needed, and adds to this object. */
interface OsaSearch {
  records: SearchRecord[]
  glosses: SearchRecord[]
  lists: SearchRecord[]
  terms: SearchTerms[]
  stopWords?: string[]
  commonWords?: string[]
  loadEngine(): Promise<SearchEngine>
  find(query: string): Promise<SearchResult[]>
  foundBy(result: SearchResult): string
  FAILED: string
  tokenize(text: string): SearchToken[]
  stem(word: string): string
  soundOf(word: string): string
  termsOf(tokens: SearchToken[]): SearchTerm[]
  marks(text: string, hits: Set<string>): [start: number, end: number][]
  Lexicon: new () => {
    known: Map<string, string>
    terms: Set<string>
    build(): Generator<undefined, void>
    halves(token: SearchToken): SearchToken[]
    alike(word: string, isBegun?: boolean): Map<string, number>
    guess(word: string, isAlone: boolean): Map<string, number>
    addMeaning(words: string[], annex: string[]): void
  }
  Engine: new (records: SearchRecord[], terms?: SearchTerms[]) => SearchEngine
}

interface SearchEngine {
  build(): Generator<undefined, void>
  find(query: string, byName?: boolean): SearchResult[]
  hasWords(query: string): boolean
}

/** A record as annex/publish/search_records.py writes and describes it. */
interface SearchRecord {
  kind: string
  url: string
  name: string
  place?: string
  names?: string[]
  words?: string[]
  text?: string
  more?: string[]
  then?: string[]
  now?: string
  mark?: string
  summary?: string
  pages?: number[]
  home?: string
  /** The language of its name and text, if that isn't Dutch; the search adds it. */
  lang?: string
}

/** What people type, and the words of the annex that it stands for. */
interface SearchTerms {
  for: string[]
  words: string[]
}

/** A token, where it stands, and other words that it stands for. The second part of a compound may be any word's. */
interface SearchToken {
  word: string
  start: number
  end: number
  also: string[]
  isTail?: boolean
}

/** A word, its stem, and the tokens that it covers. */
interface SearchTerm {
  word: string
  term: string
  from: number
  to: number
}

/** A name, with the field that it comes from, its terms, and how many words it has; small ones count little. */
interface SearchName {
  text: string
  field: number
  terms: SearchTerm[]
  size: number
}

/** A token of a query: its terms with how near each is, the records that hold one, and its weight. */
interface SearchSlot {
  near: Map<string, number>
  ids: Map<number, number>
  isKnown: boolean
  /** Whether the word says enough of a subject for a record to be offered by it alone. */
  isCertain: boolean
  isMarked(term: string): boolean
  weight: number
}

/** A record that a query may bring up, and the name of it that fits best. */
interface SearchCandidate {
  id: number
  lacks: SearchToken[]
  name: SearchName | null
  score: number
  instruments: SearchRecord[]
}

interface SearchResult {
  record: SearchRecord
  match: "all" | "part"
  /** What the record lacks, as the reader typed it. */
  missing: string[]
  /** The other name that fits best, if it fits better than the record's own. */
  name: string | null
  /** The search word that alone answers a word of the query. */
  word: string | null
  /** The terms to mark. */
  hits: Set<string>
  /** Its instruments, which are no results of their own. */
  instruments: SearchRecord[]
}

/** The map in MiniSearch that finds keys by their beginning or by how many edits they differ. */
interface SearchableMap extends Iterable<[key: string, terms: Set<string>]> {
  atPrefix(prefix: string): SearchableMap
  fetch(key: string, initial: () => Set<string>): Set<string>
  fuzzyGet(key: string, most: number): Map<string, [terms: Set<string>, edits: number]>
  get(key: string): Set<string> | undefined
}

declare var MiniSearch: new () => SearchableMap
declare var DutchStemmer: { stemmer(word: string): string }
declare var osaSearch: OsaSearch

/** The elements that the scripts look up, by selector, and whether a page may lack them. */
interface SiteElements {
  "details.menu": HTMLDetailsElement
  "[data-menu-opener]": HTMLElement
  "[data-menu-search]": HTMLElement
  "[data-contents] a": HTMLAnchorElement
  ".md-sidebar--secondary": HTMLElement | null
  "[data-search-opener]": HTMLElement
  "[data-shortcuts-switch]": HTMLInputElement | null
  "[data-searchbox]": HTMLElement
  "[data-searchbox] template": HTMLTemplateElement
  "[data-close]": HTMLElement | null
  "[role=searchbox]": HTMLInputElement
  "[role=status]": HTMLElement
  "input[name=colours]": HTMLInputElement
  ".searchbox__results": HTMLElement
  ".searchbox__none": HTMLElement
  ".searchbox__near": HTMLElement
  ".searchbox__near ol": HTMLElement
  ".searchbox__output": HTMLElement
  "a.result__link": HTMLAnchorElement
  ".result a": HTMLAnchorElement
  ".result__rest": HTMLElement
  ".cite__open": HTMLAnchorElement
  ".initiative": HTMLElement
  ".initiative__text": HTMLElement
  "link[rel=canonical]": HTMLLinkElement | null
  ".follow": HTMLElement | null
  a: HTMLAnchorElement
  button: HTMLButtonElement
  ".filtered": HTMLElement | null
  ".filters": HTMLFormElement
  ".filters__fold": HTMLDetailsElement
  ".filters__count": HTMLElement
  "[name=toen]": HTMLSelectElement | null
  ".filters__reset": HTMLButtonElement
  ".filtered__empty": HTMLElement
  ".listed__item": HTMLElement
  ".listed__found": HTMLElement
  ".listed__group": HTMLElement
  "main a": HTMLAnchorElement
  "details.listed__item": HTMLDetailsElement | null
  "a[data-record]": HTMLAnchorElement
  ".mark a, a.explained": HTMLAnchorElement | null
  "a.explained[title]": HTMLAnchorElement
  ".note__text": HTMLElement
}

interface ParentNode {
  querySelector<S extends keyof SiteElements>(selector: S): SiteElements[S]
  querySelectorAll<S extends keyof SiteElements>(selector: S): NodeListOf<NonNullable<SiteElements[S]>>
}

interface Element {
  closest<S extends keyof SiteElements>(selector: S): SiteElements[S]
}
