"""What the YAML of a project says, read by plain means: nothing here uses the package under test."""

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from string import punctuation
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

import yaml

from tests.site.built import Link, Target

Record = dict[str, Any]

MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
UNITS = {"miljard": 10**9, "miljoen": 10**6}
KINDS = {"amount": "", "total": " in totaal", "increase": " extra"}
NOT_STATED = "niet vermeld"
ACT = ("adopted", "in_force", "applies_from")
MARK = re.compile(r"\[\^(\d+)\]")


def read(file: Path) -> Any:
    return yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)


def day(date: datetime.date) -> str:
    """'8 november 2022'."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def period(date: object) -> str:
    """A day, a month or a year in words, from '2026-05-29', '2026-05' or '2026'."""
    year, *rest = str(date).split("-")
    month = [MONTHS[int(rest[0]) - 1]] if rest else []
    return " ".join([*(part.lstrip("0") for part in rest[1:]), *month, year])


def short_period(date: object) -> str:
    """The same with a short name of the month: '29 mei 2026', 'mrt 2026'."""
    return re.sub("[a-z]+", lambda month: month[0].replace("maart", "mrt")[:3], period(date))


def last_day(date: object) -> datetime.date:
    """The last day of a day, a month or a year."""
    first = datetime.date.fromisoformat(first_day({"date": date}))
    if len(str(date)) == len("2026"):
        return first.replace(month=12, day=31)
    after = (first.replace(day=1) + datetime.timedelta(31)).replace(day=1)
    return first if len(str(date)) > len("2026-05") else after - datetime.timedelta(1)


def amount(budget: Record) -> str:
    """'circa 20 miljard euro extra'."""
    unit, size = next(found for found in UNITS.items() if budget["amount"] >= found[1])
    number = f"{budget['amount'] / size:g}".replace(".", ",")
    return f"{'circa ' * budget.get('approximate', False)}{number} {unit} euro{KINDS[budget['kind']]}"


def address(link: Record) -> str:
    """The address of a development's or a footnote's source, as a browser writes it."""
    if "kamerstuk" in link:
        number = re.sub(r",? nr\. ?|[- ](?=[IVX])", "-", link["kamerstuk"]).replace(" ", "")
        return f"https://zoek.officielebekendmakingen.nl/kst-{number}.html"
    parts = urlsplit(quote(link["url"], safe=punctuation))
    return parts._replace(netloc=parts.netloc.lower(), path=parts.path or "/").geturl()


def act_days(development: Record) -> list[str]:
    """The days on which an act was adopted, came into force and began to apply, as far as they are known."""
    return [str(development[key]) for key in ACT if key in development]


def timeline_name(development: Record) -> str:
    """Its short name, or else its name."""
    return str(development.get("short", development.get("name", "")))


def timeline_days(development: Record) -> list[str]:
    """Those days or else its date, if that is a day, of what has a name."""
    date = str(development.get("date", ""))
    days = act_days(development) or [date] * (len(date) == len("2026-05-29"))
    return days if timeline_name(development) else []


def first_day(development: Record) -> str:
    """The first day of its date, to sort by."""
    return f"{development.get('date', '0001')}-01-01"[: len("2026-05-29")]


def brief(development: Record) -> str:
    """Its step, or else its name and event."""
    return str(development.get("step", f"{timeline_name(development)} {development['event']}".strip()))


def slug(words: str) -> str:
    return words.replace(" ", "-").replace("ë", "e")


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


@dataclass(frozen=True, eq=False)
class Initiative:
    """An initiative; `level` is 1 for one that isn't part of another."""

    record: Record
    theme: "Theme"
    parent: "Initiative | None"
    level: int

    @property
    def id(self) -> str:
        return str(self.record["id"])

    @property
    def name(self) -> str:
        return str(self.record["name"])

    @property
    def at(self) -> Target:
        return Target(self.theme.address, self.id)

    @property
    def above(self) -> "list[Initiative]":
        """What it is a part of, and what that is a part of."""
        return [self.parent, *self.parent.above] if self.parent else []

    @property
    def statuses(self) -> list[Record]:
        return as_list(self.record.get("status"))

    @property
    def then(self) -> list[str]:
        """The values of its statuses, each once."""
        return list(dict.fromkeys(status["value"] for status in self.statuses)) or [NOT_STATED]

    @property
    def budgets(self) -> list[Record]:
        return as_list(self.record.get("budgets"))

    @property
    def pages(self) -> str:
        """The pages of the annex: '3' or '3–4'."""
        pages = [self.record["page"], *(turn["page"] for turn in self.record.get("page_breaks", []))]
        return "–".join(map(str, dict.fromkeys((pages[0], pages[-1]))))


class Theme:
    """A theme or sub-theme; `initiatives` are its own, each with those under it, in reading order."""

    def __init__(self, record: Record, block: Record, number: str, parent: "Theme | None" = None) -> None:
        self.record, self.block, self.number, self.parent = record, block, number, parent
        self.id, self.name, self.text = str(record["id"]), str(record["title"]), str(record.get("text", ""))
        self.label = str(record.get("short_title", self.name)).rstrip(":")
        self.numbered = f"{number} {self.label}"
        self.address: str = f"{parent.address if parent else block['id'] + '/'}{self.id}/"
        self.at = Target(self.address, "")
        self.initiatives = list(self._initiatives(record, None, 1))
        self.children = [Theme(r, block, f"{number}.{n}", self) for n, r in enumerate(record.get("themes", []), 1)]
        self.with_children: list[Theme] = [self, *(t for child in self.children for t in child.with_children)]
        self.all_initiatives = [found for theme in self.with_children for found in theme.initiatives]

    def _initiatives(self, record: Record, parent: Initiative | None, level: int) -> Iterator[Initiative]:
        for under in record.get("initiatives", []):
            found = Initiative(under, self, parent, level)
            yield found
            yield from self._initiatives(under, found, level + 1)


class Meaning(NamedTuple):
    """What a spelling of the register stands for, with the id of its instrument; empty where there is none."""

    target: Target | None
    language: str
    stands_for: str
    instrument: str


class Mark(NamedTuple):
    """A footnote mark: the footnote's number, the mark's id, and the id of the theme or initiative with the text."""

    number: int
    anchor: str
    at: str


class Change(NamedTuple):
    """What the editors changed: an id, the day, what the page says of it, and the id of what it is about: of an
    initiative if a state changed, or else of a development."""

    id: str
    day: datetime.date
    kind: str
    words: str
    about: str


class Coming(NamedTuple):
    """What is still to come: when, what, and which development says so."""

    period: str
    what: str
    development: Record


class Expected:
    """The records of the project in `root`, by id or number, in reading order."""

    def __init__(self, root: Path) -> None:
        self.root = root
        files = (read(root / f"data/{name}.yaml") for name in ("initiatives", "register", "developments"))
        self.annex, self.register, self.since = files
        self.document, self.blocks = self.annex["document"], self.annex["building_blocks"]
        self.tops = {
            block["id"]: [Theme(record, block, f"{block['number']}.{n}") for n, record in enumerate(block["themes"], 1)]
            for block in self.blocks
        }
        self.themes = {t.id: t for tops in self.tops.values() for top in tops for t in top.with_children}
        self.initiatives = {one.id: one for theme in self.themes.values() for one in theme.initiatives}
        self.footnotes = {note["number"]: note for note in self.annex["footnotes"]}
        self.instruments = {one["id"]: one for one in self.register["instruments"]}
        self.sources = {one["number"]: one for one in self.register.get("footnotes", [])}
        self.states = {state["initiative"]: state for state in self.since["states"]}
        self.developments = sorted(self.since["developments"], key=first_day, reverse=True)
        self.by_id = {one["id"]: one for one in self.developments}
        self.places: dict[str, Theme | Initiative] = {}
        for theme in self.themes.values():
            self.places |= {theme.id: theme, **{one.id: one for one in theme.initiatives}}

    @cached_property
    def other_pages(self) -> list[str]:
        """The addresses of the pages besides home, blocks and themes, in the order of the navigation."""
        nav = (self.root / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:\n")[2]
        names = [name for name in re.findall(r"[\w/-]+(?=\.md)", nav) if "/" not in name]
        return [f"{name}/" for name in names if name != "index"]

    @cached_property
    def prose(self) -> list[str]:
        """The addresses of the pages whose text is in `docs/`."""
        files = {file.stem: file.read_text(encoding="utf-8") for file in (self.root / "docs").glob("*.md")}
        only_call = re.compile(r"---\n.*?\n---\s*\{\{[^}]*\}\}\s*", re.DOTALL)
        return [f"{stem}/" for stem, text in files.items() if not only_call.fullmatch(text)]

    # --- Texts and links

    @cached_property
    def texts(self) -> dict[str, str]:
        """Every text of the annex by the id where it is shown, footnotes last."""
        found = {id_: str(place.record.get("text", "")) for id_, place in self.places.items()}
        found |= {f"voetnoot-{number}": note["text"] for number, note in self.footnotes.items()}
        return {id_: text for id_, text in found.items() if text}

    def at(self, id_: str) -> Target:
        """Where a theme, an initiative, an instrument or a footnote ('voetnoot-5') is shown."""
        if id_ in self.places:
            return self.places[id_].at
        return Target("instrumenten/" if id_ in self.instruments else "voetnoten/", id_)

    def name(self, id_: str) -> str:
        if id_ in self.places:
            return self.places[id_].name
        return self.instruments[id_]["name"] if id_ in self.instruments else id_.replace("voetnoot-", "Voetnoot ")

    def link(self, id_: str, words: str = "") -> Link:
        """A link to something, by its name."""
        return Link(words or self.name(id_), self.at(id_))

    @cached_property
    def shared_names(self) -> set[str]:
        """The names that several initiatives have."""
        names = Counter(one.name for one in self.initiatives.values())
        return {name for name, times in names.items() if times > 1}

    @cached_property
    def marks(self) -> list[Mark]:
        numbers = [(int(number), id_) for id_, text in self.texts.items() for number in MARK.findall(text)]
        times: Counter[int] = Counter()
        found = []
        for number, id_ in numbers:
            times[number] += 1
            found.append(Mark(number, f"verwijzing-{number}" + f"-{times[number]}" * (times[number] > 1), id_))
        return found

    def notes_of(self, ids: list[str]) -> list[int]:
        """The footnotes that some texts cite."""
        return sorted({mark.number for mark in self.marks if mark.at in ids})

    # --- Names in texts

    @cached_property
    def _meanings(self) -> dict[str, Meaning]:
        shorts = {one["short"]: one for one in self.register["abbreviations"]}
        found: dict[str, Meaning] = {}
        for id_, one in self.instruments.items():
            spellings = {one["name"]: one["language"], **dict.fromkeys(one.get("abbreviations", []), "")}
            for key in ("forms", "aliases"):
                spellings |= {s: language for language, names in one.get(key, {}).items() for s in names}
            for spelling, language in spellings.items():
                stands_for = shorts.get(spelling, {}).get("stands_for", "")
                meaning = Meaning(self.at(id_), language if language == "en" else "", stands_for, id_)
                found.setdefault(self._key(spelling), meaning)
        for short, one in shorts.items():
            anchor = "afkorting-" + re.sub("[^a-z0-9]", "", short.lower())
            found.setdefault(short, Meaning(Target("afkortingen/", anchor), "", one["stands_for"], ""))
        for one in self.register.get("phrases", []):
            found.setdefault(self._key(one["words"]), Meaning(None, one["language"], "", ""))
        return found

    @staticmethod
    def _key(spelling: str) -> str:
        """Several words match in any case, a single word only in its own."""
        return spelling.lower() if " " in spelling else spelling

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self._meanings, key=len, reverse=True)
        choices = (f"(?i:{re.escape(key)})" if " " in key else re.escape(key) for key in longest_first)
        return re.compile(rf"(?<!\w)(?:{'|'.join(choices)})(?!\w)")

    def names_in(self, text: str) -> list[tuple[str, Meaning]]:
        """The names, abbreviations and foreign phrases in a text, in order."""
        return [(m[0], self._meanings[self._key(m[0])]) for m in self._pattern.finditer(text)]

    @cached_property
    def mentions(self) -> dict[str, list[str]]:
        """The instruments that each text names, by the text's id."""
        named = {id_: self.names_in(MARK.sub("", text)) for id_, text in self.texts.items()}
        return {
            id_: list(dict.fromkeys(m.instrument for _, m in found if m.instrument)) for id_, found in named.items()
        }

    def themes_naming(self, instrument: str) -> dict[str, list[str]]:
        """The texts that name an instrument or a part of it, by theme: a footnote belongs to the one that cites it."""
        found: dict[str, list[str]] = {id_: [] for id_ in self.themes}
        wanted = {instrument, *self.parts_of(instrument)}
        for id_ in [id_ for id_, named in self.mentions.items() if not wanted.isdisjoint(named)]:
            cited_at = [mark.at for mark in self.marks if id_ == f"voetnoot-{mark.number}"]
            for theme in dict.fromkeys(self.theme_of(at) for at in cited_at or [id_]):
                found[theme.id].append(id_)
        return {id_: texts for id_, texts in found.items() if texts}

    def parts_of(self, instrument: str) -> list[str]:
        return [id_ for id_, one in self.instruments.items() if one.get("parent") == instrument]

    def theme_of(self, id_: str) -> Theme:
        place = self.places[id_]
        return place.theme if isinstance(place, Initiative) else place

    @cached_property
    def amounts(self) -> list[Record]:
        """Every amount once, the largest first."""
        records = [*(one.record for one in self.initiatives.values()), *self.footnotes.values()]
        found = [budget for record in records for budget in record.get("budgets", []) if "same_as" not in budget]
        return sorted(found, key=lambda budget: -int(budget["amount"]))

    # --- What became of it

    def state(self, id_: str) -> str:
        return str(self.states[id_]["state"])

    def belongs_to(self, development: Record) -> set[str]:
        """What it is about, and the initiatives that are about those instruments."""
        homes = (self.instruments.get(id_, {}).get("home") for id_ in development["about"])
        return {*development["about"], *filter(None, homes)}

    def of(self, id_: str) -> list[Record]:
        """The developments that belong to something, newest first."""
        return [one for one in self.developments if id_ in self.belongs_to(one)]

    def deciding(self, id_: str) -> Record | None:
        """The development that decides the state of an initiative, if one does."""
        because = self.states.get(id_, {}).get("because", [])
        return self.by_id[because[0]] if because else None

    def newest(self, id_: str) -> Record | None:
        """The newest that has a date and isn't older than the annex."""
        return next((one for one in self.of(id_) if one["relation"] != "background" and "date" in one), None)

    def last_seen(self, id_: str) -> str:
        """The date of the newest outcome of what runs, or an empty string."""
        if self.state(id_) not in ("loopt", "verschilt per deel"):
            return ""
        return next((str(one["date"]) for one in self.of(id_) if one["relation"] == "outcome" and "date" in one), "")

    def shown_at(self, development: Record) -> set[str]:
        """What it belongs to, without initiatives above one of those and instruments that an initiative is about; and
        the initiatives whose state it decides."""
        ids = {id_ for id_ in self.belongs_to(development) if "home" not in self.instruments.get(id_, {})}
        above = {parent.id for id_ in ids & self.initiatives.keys() for parent in self.initiatives[id_].above}
        return ids - above | {id_ for id_ in self.initiatives if self.deciding(id_) == development}

    def within(self, theme: Theme) -> list[Record]:
        """What is about a theme or anything in it, newest first."""
        ids = {*(part.id for part in theme.with_children), *(one.id for one in theme.all_initiatives)}
        return [development for development in self.developments if ids & self.belongs_to(development)]

    @cached_property
    def coming(self) -> list[Coming]:
        """What is after the check, by the last day of its period."""
        found = [Coming(str(c["day"]), c["what"], one) for one in self.developments for c in one.get("upcoming", [])]
        ahead = [one for one in found if last_day(one.period) > self.since["checked"]]
        return sorted(ahead, key=lambda one: last_day(one.period))

    @cached_property
    def changes(self) -> list[Change]:
        """Newest first; of one day states, corrections and additions."""
        found = []
        for id_, state in self.states.items():
            for earlier in state.get("history", []):
                change = f"{id_}-{earlier['until']}", earlier["until"], "states", earlier["why"]
                found.append(Change(*change, id_))
        for one in self.since["developments"]:
            for correction in one.get("corrected", []):
                change = f"{one['id']}-{correction['day']}", correction["day"], "corrections", correction["what"]
                found.append(Change(*change, one["id"]))
        added = self.since["developments"]
        found += [Change(one["id"], one["added"], "additions", one["text"], one["id"]) for one in added]
        return sorted(found, key=lambda change: change.day, reverse=True)

    def changes_within(self, theme: Theme) -> list[Change]:
        """What was changed in a theme and its parts."""
        initiatives, developments = ({one.id for one in theme.all_initiatives}, {d["id"] for d in self.within(theme)})
        return [one for one in self.changes if one.about in (initiatives if one.kind == "states" else developments)]
