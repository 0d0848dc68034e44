"""The State Council's yearly notice read to the day, or refused with the sentence that cannot be so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from heze_desk.days import WEEKDAYS, said
from heze_desk.errors import DeskError
from heze_desk.workdays.notice_records import HolidayNotice, festivals
from heze_desk.workdays.notice_text import Item, Words, items, stated_year, title, words_of
from heze_desk.workdays.records import FIXED, DayKind, SpecialDay

WEEKDAY = r"(?:周|星期|礼拜)([一二三四五六日天])"
DAY = r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})[日号](?:\(([^()]*)\)|((?:周|星期|礼拜)[一二三四五六日天]))?"
ONE_DAY = re.compile(DAY)
TOKEN = re.compile(
    rf"(?P<never>不(?:放假|上班|休息))|(?P<day>{DAY})|(?P<to>起?至|到|[-—–―~〜]+)"
    r"|(?P<off>(?:放假|休假)(?:调休|补休)?(?:(?P<length>\d{1,2})天)?)|(?P<worked>上班|补班)"
    r"|共计?(?P<total>\d{1,2}|[一二三四五六七八九十])天"
)
BEGINS_WITH_A_DAY = re.compile(rf"(?:其中|同时|另|并|[,、:])*{DAY}")
LONGEST = 16  # days; the longest holiday there ever was had ten
AMENDED = 2025  # since then the second of May is a holiday by law
CHINESE = "一二三四五六七八九十"
HOLIDAYS_ON = {"元旦": FIXED[:1], "劳动节": FIXED[1:3], "国庆节": FIXED[3:]}


class _ImpossibleError(Exception):
    """Why a sentence cannot be so."""


@dataclass(frozen=True)
class _Spans:
    """What one verb of a sentence is said of: spans of days, and how many days they are said to be."""

    kind: DayKind
    spans: tuple[tuple[date, date], ...]
    total: int | None = None

    @property
    def days(self) -> list[date]:
        return [first + timedelta(one) for first, last in self.spans for one in range((last - first).days + 1)]


def read(text: str, *, year: int | None = None) -> HolidayNotice:
    """Every day off and every make-up day; whatever contradicts itself or the calendar is refused, all at once."""
    words = words_of(text)
    found = tuple(items(words))
    if not found:
        raise DeskError("没有认出放假安排；请粘贴放假通知的全文，里面应有“一、元旦：1月1日……放假”这样的条目。")
    stated = stated_year(words)
    if year and stated and year != stated:
        raise DeskError(f"通知写的是{stated}年，与指定的{year}年不符；请核对年份。")
    if not (meant := year or stated):
        raise DeskError("通知里没有写明年份；请连同标题一起粘贴，或另外指定年份。")
    empty = HolidayNotice(year=meant, title=title(words, meant), text=text.strip(), days=())
    reader = _Reader(empty.year)
    for item in found:
        reader.take(item)
    if reader.problems:
        raise DeskError("\n".join(dict.fromkeys(reader.problems)))
    return HolidayNotice(year=meant, title=empty.title, text=empty.text, days=reader.in_order())


@dataclass
class _Reader:
    """Takes the items one by one and remembers the sentence of every day, for two may contradict each other."""

    year: int
    problems: list[str] = field(default_factory=list)
    _days: dict[date, tuple[SpecialDay, Words]] = field(default_factory=dict)

    def take(self, item: Item) -> None:
        off: set[date] = set()
        for sentence in item.sentences:
            try:
                for spans in self._read(sentence, item, off):
                    self._keep(spans, item.name, sentence)
                    off.update(spans.days if spans.kind is DayKind.OFF else ())
            except _ImpossibleError as reason:
                self._refuse(sentence, str(reason))
        self._check_fixed(item, off)

    def in_order(self) -> tuple[SpecialDay, ...]:
        return tuple(one for _, (one, _) in sorted(self._days.items()))

    def _read(self, sentence: Words, item: Item, off: set[date]) -> Iterator[_Spans]:
        """What is said in a sentence that begins with a day; others may speak of holidays but not set any."""
        plain = sentence.plain
        if not ONE_DAY.search(plain) or "法定节假日" in plain or "公休" in plain:
            return
        if BEGINS_WITH_A_DAY.match(plain):
            yield from _Sentence(item.name, self.year).read(plain)
        elif "上班" in plain or ("放假" in plain and not off):
            raise _ImpossibleError("日期没有写在前面，认不出；请写成“9月20日（周日）上班”的样子")

    def _keep(self, spans: _Spans, name: str, sentence: Words) -> None:
        for day in spans.days:
            if abs(day.year - self.year) > 1:
                raise _ImpossibleError(f"{said(day)}不属于{self.year}年的安排")
            if spans.kind is DayKind.WORKED and day.weekday() < 5:
                raise _ImpossibleError(f"{said(day)}是周{WEEKDAYS[day.weekday()]}，本来就上班")
            if day in self._days:
                before, where = self._days[day]
                twice = f"又{before.kind}又{spans.kind}" if before.kind is not spans.kind else f"{before.kind}两次"
                raise _ImpossibleError(f"{said(day)}{twice}，另一处是“{where}”")
            self._days[day] = (SpecialDay(day=day, name=name, kind=spans.kind, year=self.year), sentence)

    def _check_fixed(self, item: Item, off: set[date]) -> None:
        """A holiday on a fixed date is off on that date; without it the days were mistyped."""
        for festival in festivals(item.name):
            for month, number in HOLIDAYS_ON.get(festival, ()):
                day = date(self.year, month, number)
                if off and day not in off and self.year >= AMENDED:
                    self._refuse(item.sentences[0], f"没有包括法定的{month}月{number}日")

    def _refuse(self, sentence: Words, reason: str) -> None:
        self.problems.append(f"“{sentence}”：{reason}，请与通知原文核对。")


@dataclass
class _Sentence:
    """Reads one sentence from left to right; a day without a month or year is of those before it."""

    name: str
    year: int
    _year: int = 0
    _month: int = 0
    _pending: list[tuple[date, date]] = field(default_factory=list)

    def read(self, plain: str) -> list[_Spans]:
        found: list[_Spans] = []
        joining = False
        for token in TOKEN.finditer(plain):
            match token.lastgroup:
                case "never":
                    raise _ImpossibleError(f"“{token[0]}”的写法认不出")
                case "to":
                    joining = bool(self._pending)
                    continue
                case "day":
                    self._take_day(token, joining=joining)
                case "off":
                    found.append(self._done(DayKind.OFF, _number(token["length"])))
                case "worked":
                    found.append(self._done(DayKind.WORKED, None))
                case _:
                    _check_total(found, _number(token["total"]), joined="连休" in plain)
            joining = False
        if self._pending:
            raise _ImpossibleError("有日期而没有写放假还是上班")
        return [one for one in found if one.spans]

    def _done(self, kind: DayKind, total: int | None) -> _Spans:
        """The days before the verb; a verb without days, as in “放假1天”, says nothing."""
        done = _Spans(kind, tuple(self._pending), total)
        self._pending = []
        if done.spans:
            _check_total([done], total, joined=False)
        return done

    def _take_day(self, token: re.Match[str], *, joining: bool) -> None:
        day = self._day(token)
        if not joining:
            self._pending.append((day, day))
            return
        first = self._pending[-1][0]
        if day < first:
            raise _ImpossibleError("结束的日期早于开始的日期")
        if (length := (day - first).days + 1) > LONGEST:
            raise _ImpossibleError(f"连续放假{length}天，超过{LONGEST}天")
        self._pending[-1] = (first, day)

    def _day(self, token: re.Match[str]) -> date:
        found = ONE_DAY.fullmatch(token["day"])
        assert found is not None
        year, month, number, aside, bare = found.groups()
        before, self._month = self._month, int(month or self._month)
        if not self._month:
            raise _ImpossibleError(f"{number}日没有写月份")
        turned = (before, self._month) == (12, 1)
        self._year = int(year or 0) or (self._year and self._year + turned)
        early = self._month == 12 and "元旦" in self.name
        try:
            day = date(self._year or self.year - early, self._month, int(number))
        except ValueError:
            raise _ImpossibleError(f"没有{self._month}月{int(number)}日这一天") from None
        for weekday in re.findall(WEEKDAY, aside or bare or ""):
            if WEEKDAYS[day.weekday()] != weekday.replace("天", "日"):
                raise _ImpossibleError(f"{said(day)}是周{WEEKDAYS[day.weekday()]}，不是周{weekday}")
        return day


def _check_total(found: list[_Spans], total: int | None, *, joined: bool) -> None:
    """共n天 counts the days off before it; a holiday joined to the weekend may count the weekend too."""
    last = next((one for one in reversed(found) if one.kind is DayKind.OFF and one.spans), None)
    if last is None or total is None:
        return
    days = len(last.days)
    if total not in ({days, _with_weekends(set(last.days))} if joined else {days}):
        raise _ImpossibleError(f"写的是{total}天，按起止日期是{days}天")


def _with_weekends(days: set[date]) -> int:
    for step in (timedelta(1), timedelta(-1)):
        edge = max(days) if step.days > 0 else min(days)
        while (edge := edge + step).weekday() >= 5:
            days.add(edge)
    return len(days)


def _number(text: str | None) -> int | None:
    if text is None:
        return None
    return CHINESE.index(text) + 1 if text in CHINESE else int(text)
