/* Stop words, which say nothing about a subject: Dutch, English, question words and common verbs. */
;(search => {
  search.smallWords = new Set(
    `
    a aan aanpakken about achter af afgesproken afspraken against al all alle alleen allemaal allerlei als altijd an and
    ander andere anders any are as at bang be bedoeld bedoelt bedrag been beetje begin begint behalve being belangrijk
    ben bent beslist besloten best bestaan bestaande bestaat besteden besteedt betekenis betekent beter betreft
    betrekking between bezig bij bijna bijvoorbeeld binnen binnenkort blijft blijven boven brief brussel buiten but by
    can could daar daarbij daarin daarmee daarna daarnaast daarom daarover daartoe daaruit daarvoor dan dat de deden
    deed deel delen den denk denkt destijds deze dezelfde did die diens ding dingen dit do doe doen does doet done door
    dus echt een eens eerder eerdere eerst eerste eigen eigenlijk eisen elders elk elkaar elkander elke en ene enig
    enige enkel enkele er eraan erbij erg ergens erin ermee erover eruit ervan ervoor eu europa even for from ga gaan
    gaande gaat gauw gebeurd gebeurde gebeuren gebeurt gebruikt gedaan geef geeft geen gegaan geheel gekomen geld gelden
    geldt gemaakt genoeg genomen geregeld gesproken get geven gewoon gezegd gezet ging gingen goed goede got graag haag
    haalt haar had hadden halen has have he heb hebben hebt heeft heel heen heet heette helemaal helpen helpt hem hen
    her het heten hier hieraan hierin hiermee hierover hiervoor hij his hoe hoelang hoeveel hoever hoezo hoor horen houd
    houden houdt how huidig huidige hun i ie ieder iedere iedereen iemand iemands iets if ik in indien info informatie
    inmiddels into inzake is it its ja je jij jou jouw juist jullie kabinet kamerstuk kamerstukken kan keer kennelijk
    kijkt klaar klopt kom komen komt kon konden kreeg krijg krijgen krijgt kst kun kunnen kunt kwam laat laatst laatste
    lag lagen lang langs last laten later leg leggen levert ligt lijkt loopt lopen lukt maak maakt maar maatregel
    maatregelen made mag make maken makkelijk man manier may me mede mee meedoen meer meest meeste men mens mensen met
    might mij mijn min minder minister ministerie misschien mits mocht moest moet moeten mogelijk mogen momenteel more
    most must my n na naar nadat name namelijk natuurlijk nederland nederlands nederlandse neem neemt nemen nergens net
    niemand niet niets nieuw nieuwe niks no nodig nog nooit not nou nr nu nummer of om omdat on onder ongeveer ons onze
    ooit ook op opleveren opnieuw or our out over overheid paar pakken pakt per plaats plan plannen plek precies
    probeert qua regelen regelt regering rijk rol rond s she should sinds snel so some sommige soms soort sta staan
    staat stand steeds stellen stelt straks stuk such t te tegen ten tenzij ter terug than that the their them then
    there these they this those tijd tijdens to toch toe toen tot totaal totale trouwens tussen twee u uit uiteindelijk
    uiteraard uitgegeven uitgelegd uitleg under up uw vaak vallen valt van vanaf vandaag vandaan vanuit vanwege vanzelf
    veel ver veranderd veranderen verandert verder via vind vinden vindt vol volgende volgens voor vooral voorbeeld
    voordat voorkom voorkomt vooruit vraag waar waaraan waarbij waarbinnen waardoor waarheen waarin waarmee waarna
    waarom waarop waarover waaruit waarvan waarvoor wanneer want waren was wat we weer weet weinig wel welk welke werd
    werden were werken werkt weten what when where which who whom whose why wie wiens wij wil wilde will willen with
    within word worden wordt wou would you your zaak zaken zal zat zaten zeer zeg zeggen zegt zei zelf zelfs zet zetten
    zich zien ziet zij zijn zit zitten zo zoal zoals zodat zodra zoek zoeken zoekt zoiets zonder zorgen zorgt zou zouden
    zowel zulk zulke zullen
    `.split(/\s+/),
  )
})(globalThis.osaSearch)
