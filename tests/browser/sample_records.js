/* Made-up search records, which conftest.py sends in place of the site's: no edit of the data changes what they answer. */
{
  const CHIPS = "bouwsteen-2/verminderen/halfgeleiders/"
  const KEYS = ["kind", "words", "names", "url", "name", "text", "more", "place"]
  const RECORDS = [
    {
      kind: "initiatief",
      url: `${CHIPS}#eu-chips-act`,
      name: "EU Chips Act",
      names: "Chipsverordening",
      words: "accu’s|wafelijzer",
      text: "Het kabinet steunt de EU Chips Act.",
      more: "De redactie noemt soja.",
      place: "2.2.2 Halfgeleiders",
    },
    {
      kind: "instrument",
      url: "instrumenten/#chips-act",
      name: "EU Chips Act",
      names: "Chipsverordening",
      text: "verordening",
      place: "Instrumenten",
    },
    {kind: "initiatief", url: `${CHIPS}#kdt`, name: "Joint Technology Initiative", words: "accu’s"},
    {
      kind: "initiatief",
      url: "bouwsteen-1/interne-markt/#smei",
      name: "Single Market Emergency Instrument",
      names: "SMEI",
    },
    {kind: "thema", url: CHIPS, name: "Halfgeleiders", text: "De markt voor chips is mondiaal."},
    {kind: "voetnoot", url: "voetnoten/#voetnoot-26", name: "Voetnoot 26", text: "Zie ook BNC fiche: EU Chips Act"},
  ]
  osaSearch.stopWords = new Set("aan de doet een het kabinet of voor wat".split(" "))
  osaSearch.commonWords = new Set()
  osaSearch.columns = Object.fromEntries(KEYS.map(key => [key, RECORDS.map(record => record[key] ?? "")]))
}
