/* Made-up search records, which conftest.py sends in place of the site's: no edit of the data changes what they answer. */
{
  const CHIPS = "bouwsteen-2/verminderen/halfgeleiders/"
  const KEYS = ["kind", "words", "names", "url", "name", "text", "more", "now", "place"]
  const RECORDS = [
    {
      kind: "initiatief",
      url: `${CHIPS}#eu-chips-act`,
      name: "EU Chips Act",
      names: "Chipsverordening",
      words: "accu’s|wafelijzer",
      text: "Het kabinet steunt de EU Chips Act.",
      more: "De redactie noemt soja.",
      now: "10 sinds 21 sep 2023",
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
    {
      kind: "instrument",
      url: "instrumenten/#kustfonds",
      name: "Kustfonds",
      text: "regeling",
      more: "Het fonds betaalt activiteiten.",
      place: "Instrumenten",
    },
    {kind: "initiatief", url: `${CHIPS}#kdt`, name: "Joint Technology Initiative", words: "accu’s", now: "0"},
    {
      kind: "initiatief",
      url: "bouwsteen-1/interne-markt/#smei",
      name: "Single Market Emergency Instrument",
      names: "SMEI",
    },
    {kind: "thema", url: CHIPS, name: "Halfgeleiders", text: "De markt voor chips is mondiaal."},
    {
      kind: "voetnoot",
      url: "voetnoten/#voetnoot-26",
      name: "Voetnoot 26",
      text: "Zie ook BNC fiche: EU Chips Act",
      more: "Over de single market en een emergency.",
    },
  ]
  const LIST = "stand-van-zaken/"
  osaSearch.packed = {stop: "AaanAdeAdoetAeenAhetAisAkabinetAofAvanAvoorAwat", common: ""}
  osaSearch.lists = [
    {status: "van kracht", url: `${LIST}?nu=van-kracht#lijst`, name: "Alle 2 van kracht", kind: "status nu", text: "Het geldt", mark: "full"},
    {status: "voorstel", url: `${LIST}?toen=voorstel#lijst`, name: "Eén initiatief: voorstel", kind: "status in 2022", text: "Voorgesteld", mark: ""},
  ]
  osaSearch.columns = Object.fromEntries(KEYS.map(key => [key, RECORDS.map(record => record[key] ?? "").join("\x7f")]))
}
