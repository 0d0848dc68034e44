"""Where a text names a day by which something is to be done, or says that it goes on without end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from heze_desk.meetings import deadline_reckoning as reckoning
from heze_desk.meetings import festival_days
from heze_desk.meetings.deadline_reckoning import Meeting, Reckoned
from heze_desk.meetings.plain_words import Span

NUMBER = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
YEAR = r"(?:(?P<year>(?<!\d)\d{4})\s?年\s?(?:的)?|(?P<relative>[今本当明次后])年(?:度)?(?:的)?)?"
ALONE = r"(?<![\d一二三四五六七八九十个每])"
BY = r"(?:\s?(?:之前|以前|前|之内|以内|内|止))"
PART = r"(?P<part>上旬|中旬|下旬|月?底|月?末|初)"
PATTERNS = (
    (
        re.compile(rf"{YEAR}{ALONE}(?P<month>{NUMBER})\s?月\s?份?(?P<day>{NUMBER})\s?(?:[日号]|(?={BY})){BY}?"),
        reckoning.of_day,
    ),
    (
        re.compile(rf"(?<![\d.])(?P<year>\d{{4}})[-./](?P<month>\d{{1,2}})[-./](?P<day>\d{{1,2}})(?!\d){BY}?"),
        reckoning.of_day,
    ),
    (re.compile(rf"{YEAR}{ALONE}(?P<month>{NUMBER})\s?月\s?份?(?:{PART}{BY}?|{BY}|(?<=份))"), reckoning.of_month),
    (re.compile(rf"(?P<year>(?<!\d)\d{{4}})\s?年\s?(?P<month>{NUMBER})\s?月(?!\s?\d)"), reckoning.of_month),
    (re.compile(rf"(?<=[于在])(?P<month>{NUMBER})\s?月(?!\s?\d)"), reckoning.of_month),
    (
        re.compile(rf"(?P<relative>本|当|这个|下个?|次)月(?:(?P<day>{NUMBER})[日号]|{PART})?{BY}?"),
        reckoning.of_near_month,
    ),
    (
        re.compile(rf"(?<![\d一二三四五六七八九十每本当个下次半])(?P<relative>)月(?P<part>[底末]){BY}?"),
        reckoning.of_near_month,
    ),
    (re.compile(rf"{YEAR}(?<!前)第?(?P<quarter>[一二三四1-4])季度(?P<part>[底末])?{BY}?"), reckoning.of_quarter),
    (re.compile(rf"{YEAR}(?P<half>[上下])半年(?P<part>[底末])?{BY}?"), reckoning.of_half),
    (
        re.compile(rf"(?:(?P<year>(?<!\d)\d{{4}})\s?年|(?P<relative>[今本当明次后])年)度?(?:年?[底末]{BY}?|{BY})"),
        reckoning.of_year,
    ),
    (re.compile(r"(?<=到)(?P<year>\d{4})\s?年(?:底)?(?!\s?\d)"), reckoning.of_year),
    (
        re.compile(rf"(?<![\d一二两三四五六七八九十几今本当明次后半每去多])(?P<relative>)年度?(?:[底末]{BY}?|内)"),
        reckoning.of_year,
    ),
    (
        re.compile(
            rf"(?<![每一二两三四])(?P<relative>下下|[本这下])?个?(?:周|星期)(?P<weekday>[一二三四五六日天])(?!\s?[次报通调度]){BY}?"
        ),
        reckoning.of_week,
    ),
    (re.compile(rf"(?P<relative>下下|[本这下])个?(?:周|星期)(?P<weekday>末?){BY}?"), reckoning.of_week),
    (
        re.compile(
            rf"{ALONE}(?P<count>{NUMBER}|半)\s?个?(?P<half>半)?(?P<unit>工作日|自然日|日|天|周|星期|年)(?:之内|以内|内)"
        ),
        reckoning.of_span,
    ),
    (re.compile(rf"{ALONE}(?P<count>{NUMBER}|半)\s?个(?P<half>半)?(?P<unit>月)(?:之内|以内|内)"), reckoning.of_span),
    (re.compile(rf"{YEAR}{festival_days.FESTIVAL}{festival_days.BEFORE}"), festival_days.of_festival),
    (re.compile(rf"{festival_days.UNNAMED}{festival_days.BEFORE}"), festival_days.of_unnamed),
)
RECURRING = re.compile(
    r"(?:[于在]\s?)?每(?:半?年|个?季度|个?月|周|个?星期|旬|日|天)(?:[的首末最])*[^,;。]{0,6}?(?:之前|以前|前|底|末)(?=[^的]|$)"
)
"""于每月5日前: when something comes round again, which is no deadline and says nothing of what is to be done."""
AGAIN = re.compile(r"每(?:年|月|季度|个月|个季度)?(?:的)?\s?$")
NOT_BEFORE = re.compile(r"(?:截至|自|从|据|按照|依照|以及在|召开的|《[^《》]{0,60})\s?$")
NOT_AFTER = re.compile(
    r"\s?(?:为(?!前|止)|起|以来|至(?![少迟多])|到|[-~—]|(?:召开|印发|下发|出台|发布|实施|签订)的|的?(?:专班|专题|调度)?会议?[指要强议])"
)
WITHIN = re.compile(r"(?:\d\s?月|\d\s?[日号])?.*(?:前|内|止|底|末|旬)$", re.DOTALL)
LASTING = re.compile(
    r"(?<!中)长期(?!规划|贷款|资金|股权|租赁|借款|以来)(?:坚持)?|常态化|常抓不懈|持续|"
    r"每(?:半?年|个?季度|个?月|周|个?星期|日)(?:[底末]|\d{1,2}[日号]|[一二三四五六日])?前?|定期"
)
SURE = ("长期", "长期坚持", "常态化", "常抓不懈")


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """A day as the text names it; `is_limit` where words like 前, 底 and 内 say that it is one."""

    span: Span
    words: str
    day: date | None
    doubt: str = ""
    is_limit: bool = False


def deadlines(text: str, meeting: Meeting) -> list[Deadline]:
    """Every day of a plain text that may be a deadline, in its order; what is no date at all is not among them."""
    found: list[Deadline] = []
    for span, words, reckoned in sorted(_read(text, meeting), key=lambda one: (one[0].begins, -one[0].ends)):
        if found and span.begins < found[-1].span.ends:
            continue
        limit = WITHIN.match(words) is not None
        found.append(Deadline(span=span, words=words, day=reckoned.day, doubt=reckoned.doubt, is_limit=limit))
    return [one for one in found if not _is_no_limit(text, one.span)]


def lasting(text: str) -> tuple[Span, str] | None:
    """Where the text says that it goes on, and the doubt about it where the word may mean something else."""
    match = LASTING.search(text)
    if match is None:
        return None
    doubt = "" if match[0] in SURE else f"“{match[0]}”按长期任务列出，没有时限；请核对。"
    return Span(*match.span()), doubt


def _read(text: str, meeting: Meeting) -> Iterator[tuple[Span, str, Reckoned]]:
    for pattern, reckon in PATTERNS:
        for match in pattern.finditer(text):
            words = match[0].strip()
            begins = match.start() + match[0].index(words)
            before = text[max(0, begins - 12) : begins]
            if AGAIN.search(before):
                continue
            if reckoned := reckon(match.groupdict(default=""), words, before, meeting=meeting):
                yield Span(begins, begins + len(words)), words, reckoned


def _is_no_limit(text: str, span: Span) -> bool:
    """A day from which something counts, the begin of a span of days, or the day of a paper."""
    before = text[max(0, span.begins - 64) : span.begins]
    return bool(NOT_BEFORE.search(before) or NOT_AFTER.match(text[span.ends : span.ends + 6]))
