// Types of the scripts in docs/assets, for `tsc`; no page loads this file.

/** What the search scripts share. Each of them is loaded when it is needed, and adds to this object. */
interface OsaSearch {
  records: SearchRecord[]
  Engine: SearchEngine
  Index: new () => SearchIndex
  words(text: string): FoundWord[]
  places(text: string, wanted: Set<string>): [start: number, end: number][]
  bare(word: string): string
  distance(a: string, b: string, most: number): number
  isNumber(word: string): boolean
  joined(list: string[]): { word: string; from: number; many: number }[]
  nearness(asked: string, own: string): number
  nearnessOfTail(asked: string, own: string): number
  slips(length: number): number
  stem(word: string): string
}

/** A record of `records.js`, which annex/publish/search_records.py writes. */
interface SearchRecord {
  kind: string
  name: string
  place: string
  url: string
  names?: string[]
  text?: string
  more?: string
}

/** The words of a record, by field. */
interface IndexedWords {
  name: string[]
  joined: string[]
  text: string[]
  more: string[]
}

/** How similar a word is to one that is asked for, and the last part of it to that. */
interface WordMatch {
  word: string
  near: number
  tail: string
  tailNear: number
  hasStem: boolean
}

type WordMatches = Map<number, WordMatch>

interface FoundBy {
  word: string | null
  near: number
  isWord: boolean
}

interface SearchIndex {
  add(words: IndexedWords): void
  close(): void
  near(asked: string): WordMatches
  visit(matches: WordMatches, asked: string, say: (record: number, worth: number, isNamed: boolean) => void): void
  foundBy(record: number, matches: WordMatches, asked: string): FoundBy[]
  weight(record: number, matches: WordMatches, asked: string): number
}

/** A name of a record: its words, and its letters without blanks. */
interface NameWords {
  called: string
  list: string[]
  contentWords: string[]
  letters: string
}

/** A query. */
interface Asked {
  list: string[]
  letters: string
  isPaper: boolean
}

/** A word of a query, or several written as one: the first and how many. */
interface Form {
  word: string
  from: number
  many: number
}

/** A word, normalised for comparison, and the part of the text that it comes from. */
interface FoundWord {
  word: string
  start: number
  end: number
}

interface SearchResult {
  record: SearchRecord
  /** The words that the record was found by. */
  words: Set<string>
  /** The name that fits the query best. */
  name: string | null
}

interface SearchEngine {
  load(records: SearchRecord[]): Promise<{ find(query: string): SearchResult[] }>
}

declare var osaSearch: OsaSearch

/** The colour scheme: see overrides/partials/javascripts/palette.html. */
declare var osaColours: { choice: string; apply(): void }

/** The elements that the scripts look up, by selector, and whether a page may lack them. */
interface SiteElements {
  "#__drawer": HTMLInputElement
  ".menu": HTMLElement
  "[data-menu-opener]": HTMLElement
  "[data-menu-close]": HTMLElement
  "[data-search-opener]": HTMLElement
  "[data-shortcuts-switch]": HTMLInputElement | null
  "[data-searchbox]": HTMLElement
  "[data-searchbox] template": HTMLTemplateElement
  "[data-close]": HTMLElement | null
  "[role=searchbox]": HTMLInputElement
  "[role=status]": HTMLElement
  ".palette input": HTMLInputElement
  ".searchbox__results": HTMLElement
  ".searchbox__none": HTMLElement
  ".result__name": HTMLElement
  ".result__kind": HTMLElement
  ".result__place": HTMLElement
  ".result__also": HTMLElement
  ".result__text": HTMLElement
  ".cite": HTMLElement
  ".cite__done": HTMLElement
  "[data-copy]": HTMLElement | null
  ".initiative__name": HTMLElement
  ".filtered": HTMLElement | null
  ".filters": HTMLFormElement
  ".filters__count": HTMLElement
  ".filters__reset": HTMLButtonElement
  ".filtered__empty": HTMLElement
  ".listed__item": HTMLElement
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
