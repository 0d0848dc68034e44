"""As of which day an old ledger speaks: it says so over its headings or in its name, or the secretary does."""

import calendar
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from heze_desk.errors import DeskError
from heze_desk.workbooks.headings import Table
from heze_desk.workbooks.values import text_of

YEAR = r"(?<!\d)(20\d{2})"
MONTH_AND_DAY = r"(?:年\s*(\d{1,2})\s*月\s*(\d{1,2})|[./-]\s*(\d{1,2})\s*[./-]\s*(\d{1,2}))"
DAY = re.compile(rf"{YEAR}\s*{MONTH_AND_DAY}(?!\d)\s*+日?+(?!\s*[前起])")
COMPACT = re.compile(rf"{YEAR}(\d{{2}})(\d{{2}})(?!\d)")
UP_TO = r"年\s*(?:\d{1,2}\s*月?\s*[-—–至到~]\s*)?"  # of 2025年1-12月 the last counts
MONTH = re.compile(rf"{YEAR}\s*(?:{UP_TO}|[./-])\s*(\d{{1,2}})(?!\d)\s*(?:月(?!\s*[\d前起])|(?![\d./月-]))")
AS_OF = re.compile("截至|截止")


@dataclass(frozen=True)
class Dated:
    """The day, and the words it was found in; none where it is only today."""

    day: date
    words: str = ""

    @property
    def sentence(self) -> str:
        """Where the day is from, for the secretary to check."""
        return f"取自“{self.words[:24]}”。" if self.words else "表中没有写明，暂按今天，请核对。"


def dated(table: Table, today: date) -> Dated:
    """The day said over the headings, else in the names of file and sheet, else today; days to come are not taken."""
    said = list(_texts(table))
    texts = [re.split("[),;。]", text[place.start() :])[0] for text in said if (place := AS_OF.search(text))] + said
    for days in (_days, _months):
        for text in texts:
            for found in days(text, today):
                if found <= today:
                    return Dated(found, " ".join(text.split()))
    return Dated(today)


def refuse_to_come(day: date, today: date) -> date:
    """The same day; a ledger cannot tell what has yet to happen."""
    if day > today:
        raise DeskError("台账截至日期不能晚于今天；请改成台账反映的那一天。")
    return day


def _texts(table: Table) -> Iterator[str]:
    for row in range(1, table.heading_row):
        yield from dict.fromkeys(_plain(text_of(cell)) for cell in table.sheet.row(row))
    yield from (_plain(table.file.rpartition(".")[0] or table.file), _plain(table.sheet.name))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _days(text: str, today: date) -> Iterator[date]:
    for match in (*DAY.finditer(text), *COMPACT.finditer(text)):
        yield from _real(*map(int, filter(None, match.groups())))


def _months(text: str, today: date) -> Iterator[date]:
    """The last day of a month, and today in this one."""
    for match in MONTH.finditer(text):
        year, month = map(int, match.groups())
        if 1 <= month <= 12:
            last = date(year, month, calendar.monthrange(year, month)[1])
            yield today if (year, month) == (today.year, today.month) else last


def _real(year: int, month: int, day: int) -> Iterable[date]:
    try:
        return (date(year, month, day),)
    except ValueError:
        return ()
