"""Display words: how amounts, days, sources and citations read in Dutch. No other module words them."""

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple, TypeVar
from urllib.parse import urlsplit

from annex.model.annex import Budget, Document, Initiative, Status
from annex.model.dates import MONTHS, first_day
from annex.model.developments import Development
from annex.model.money import UNITS
from annex.model.sources import Certainty, FootnoteSources, SourceLink, kamerstuk

T = TypeVar("T")

SHORT_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
ENGLISH_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
OFFICIAL = re.compile(
    r"https://([\w.-]+\.)?(europa\.eu|overheid\.nl|officielebekendmakingen\.nl|rijksoverheid\.nl|government\.nl"
    r"|tweedekamer\.nl|eerstekamer\.nl|internetconsultatie\.nl|rvo\.nl)/"
)
"""Sites of the European and Dutch governments and parliaments."""

SITE_NAMES = {"eur-lex.europa.eu": "EUR-Lex", "zoek.officielebekendmakingen.nl": "officielebekendmakingen.nl"}


def noun(number: int, one: str, more: str) -> str:
    """'initiatief' for 1, 'initiatieven' for any other number."""
    return one if number == 1 else more


def count(number: int, one: str, more: str) -> str:
    """'1 initiatief', '6 initiatieven'."""
    return f"{number} {noun(number, one, more)}"


def pages(numbers: Iterable[int]) -> str:
    """'p. 3', or 'p. 1–2' for a text that continues on another page."""
    different = list(dict.fromkeys(numbers))
    return f"p. {'–'.join(map(str, dict.fromkeys((different[0], different[-1]))))}"


def date(day: datetime.date) -> str:
    """'8 november 2022', whatever locales the machine has."""
    return f"{day_and_month(day)} {day.year}"


def day_and_month(day: datetime.date) -> str:
    """'8 november'."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def short_date(day: datetime.date, months: Sequence[str] = SHORT_MONTHS) -> str:
    """'8 nov 2022', for columns."""
    return f"{day.day} {months[day.month - 1]} {day.year}"


def month(day: datetime.date) -> str:
    """'november 2022'."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def period(written: str | None) -> str:
    """'29 mei 2026', 'mei 2026' or '2026' for a day, a month or a year in ISO format; empty for None."""
    if not written:
        return ""
    first = first_day(written)
    return {4: written, 7: month(first)}.get(len(written), date(first))


def short_period(written: str, months: Sequence[str] = SHORT_MONTHS) -> str:
    """'29 mei 2026', 'mei 2026' or '2026', with a short name of the month."""
    day = short_date(first_day(written), months)
    return {4: written, 7: day.partition(" ")[2]}.get(len(written), day)


def euros(amount: int) -> str:
    """A number of euros: '1,6 miljard euro', '230 miljoen euro', '950 euro'."""
    for unit, size in UNITS.items():
        if amount >= size:
            number = f"{Decimal(amount) / size:,f}".translate(str.maketrans(",.", ".,"))
            return f"{number} {unit} euro"
    return f"{amount} euro"


def budget(stated: Budget) -> str:
    """An amount with what the annex says of it: 'circa 20 miljard euro extra', '1,6 miljard euro in totaal'."""
    return f"{'circa ' * stated.approximate}{euros(stated.amount)} {stated.kind.meaning}".strip()


def total(budgets: Iterable[Budget]) -> str:
    """The sum of amounts: '1,94 miljard euro'. If one is rounded, so is the sum: 'circa 3,4 miljard euro'."""
    counted = list(budgets)
    amount = sum(one.amount for one in counted)
    if any(one.approximate for one in counted):
        return f"circa {euros(round(amount, 2 - len(str(amount))))}"
    return euros(amount)


def site(url: str) -> str:
    """The site that a link leads to: 'EUR-Lex', 'rijksoverheid.nl'."""
    host = urlsplit(url).hostname or ""
    return SITE_NAMES.get(host, host.removeprefix("www."))


def source_link(link: SourceLink) -> str:
    """The text of a link to a footnote's source: its label, or the Kamerstuk's number."""
    return link.label or f"Kamerstuk {kamerstuk(link.kamerstuk or '')}"


def with_shared_sites(links: Sequence[SourceLink]) -> list[tuple[SourceLink, str | None]]:
    """Pairs each link with what names the site that it shares with its neighbours: 'alle 8 op EUR-Lex' for the last of
    them, nothing for the others; None for a link to a site of its own."""
    found: list[tuple[SourceLink, str | None]] = []
    for name, group in groupby(links, key=lambda link: site(link.address)):
        *others, last = group
        how_many = "beide" if len(others) == 1 else f"alle {len(others) + 1}"
        found += [(link, "") for link in others] + [(last, f"{how_many} op {name}" if others else None)]
    return found


def certainty(link: SourceLink, sources: FootnoteSources) -> str:
    """How certain one of a footnote's links is; empty if it is exact."""
    several = sum(other.certainty is Certainty.INFERRED for other in sources.links) > 1
    return "mogelijk dit stuk" if several and link.certainty is Certainty.INFERRED else link.certainty.meaning


def without_paper(sources: FootnoteSources) -> str:
    """Why a footnote has no paper behind it; empty if it has one."""
    reasons = {"niet gevonden": "Het stuk hebben wij niet gevonden.", "alleen uitleg": "Deze noot is alleen uitleg."}
    return reasons.get(sources.without_paper or "", "")


def stated_statuses(stated: Iterable[Status], name: str) -> str:
    """The statuses that a plan has in the annex, with what each is about if that isn't the plan itself, called `name`:
    'lopend; verkenning (tweede ronde)'. Empty if there are none."""
    found = [(one.value, "" if one.subject == name else one.subject) for one in stated]
    return "; ".join(f"{value} ({subject})" if subject else value for value, subject in dict.fromkeys(found))


def initiative_citation(initiative: Initiative, document: Document) -> str:
    """How to cite an initiative. A name by the editors is in square brackets."""
    name = _cited_name(initiative)
    quoted = name if initiative.name_by == "editors" else f"‘{name}’"
    return f"Bijlage 2 bij {document.letter.reference}, {pages(_cited_pages(initiative))}, {quoted}"


def initiative_ris(initiative: Initiative, document: Document) -> str:
    """The start of an initiative's record for reference managers, in the RIS format: what doesn't depend on where the
    page is. A page adds the quotation, the address and the end."""
    numbers = _cited_pages(initiative)
    fields = {
        "TY": "RPRT",
        "TI": _cited_name(initiative),
        "T2": document.title,
        "SN": document.letter.reference,
        "SP": numbers[0],
        "EP": numbers[-1],
        "PY": document.date.year,
        "DA": f"{document.date:%Y/%m/%d}",
        "LA": "nl",
    }
    return "\n".join(f"{tag}  - {value}" for tag, value in fields.items())


def _cited_name(initiative: Initiative) -> str:
    return f"[{initiative.name}]" if initiative.name_by == "editors" else initiative.name


def _cited_pages(initiative: Initiative) -> list[int]:
    return [initiative.page, *(page_break.page for page_break in initiative.page_breaks)]


def development_citation(development: Development) -> str:
    """How to cite a development: the sentence, its source, and the day of the editors' check."""
    source = ", ".join([*filter(None, [act_number(development)]), development.link, development.address])
    return f"{development.text} Bron: {source} (OSA-initiatieven, gecontroleerd op {date(development.checked)})"


def long_name(development: Development) -> str:
    """The long name, to show before a sentence that uses only the short one; otherwise empty."""
    name, short = development.name, development.short
    return name if name and short and name.casefold() not in development.text.casefold() else ""


def act_number(development: Development) -> str:
    """The number of its act, if the text of the link doesn't have it."""
    act = development.act
    return act if act and act not in development.link and not development.kamerstuk else ""


class Moment(NamedTuple):
    """A day on which something happened, with the word for it. `kind` selects its column and marker on the timeline."""

    kind: str
    words: str
    date: datetime.date


MOMENT_KINDS = {"adopted": "vastgesteld", "in-force": "in werking", "applies": "geldt"}


def moments(development: Development) -> list[Moment]:
    """The known days of an act, from adoption to application; without those, the day of the event, if known."""
    days = {
        "adopted": development.adopted,
        "in-force": development.in_force,
        "applies": development.applies_from,
    }
    words = MOMENT_KINDS | {"adopted": development.adopted_as}
    found = [Moment(kind, words[kind], day) for kind, day in days.items() if day]
    if found or not development.date or len(development.date) < len("2026-05-29"):
        return found
    kind = {"in werking": "in-force", "van toepassing": "applies"}.get(development.event, "adopted")
    return [Moment(kind, development.event, development.day)]


def unmentioned_days(development: Development) -> list[Moment]:
    """The days of an act that its sentence doesn't mention; none for an act with a single day."""
    found = moments(development)
    return [moment for moment in found if len(found) > 1 and date(moment.date) not in development.text]


def listed(items: Sequence[T]) -> list[tuple[T, str]]:
    """Pairs each item with what follows it in an enumeration: ', ', ' en ' or nothing."""
    left = range(len(items) - 1, -1, -1)
    return [(item, {0: "", 1: " en "}.get(after, ", ")) for item, after in zip(items, left, strict=True)]


def brief(development: Development) -> str:
    """A development in a few words: 'vervanger voorgesteld', 'IMERA van toepassing'."""
    return development.step or f"{development.label} {development.event}".strip()


def readings(developments: Sequence[Development]) -> str:
    """How the editors read the developments, in counts."""
    read = Counter(development.read for development in developments)
    unofficial = sum(bool(source_mark(development)) for development in developments if development.read == "copy")
    return (
        f"Van de {len(developments)} ontwikkelingen lazen wij er {read['source']} bij de bron zelf en {read['copy']} "
        f"in een kopie of een samenvatting, waarvan {read['copy'] - unofficial} op een officiële site. Bij de andere "
        f"{unofficial} staat ‘Niet bij de bron zelf gelezen’. Staan alleen nummer en dag vast, of zochten wij iets en "
        "vonden het niet, dan staat dat er ook bij."
    )


def source_mark(development: Development) -> str:
    """How a development was read, if neither at its source nor in an official copy; otherwise empty."""
    match development.read:
        case "number":
            return "Alleen nummer en dag staan vast."
        case "nothing":
            return "Gezocht en niet gevonden."
        case "copy" if not any(OFFICIAL.search(str(address)) for address in development.read_at):
            return "Niet bij de bron zelf gelezen."
    return ""
