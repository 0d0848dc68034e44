"""What the office settles once: its names, mastheads, number patterns, readers, and how lights and pages are made."""

from dataclasses import dataclass
from enum import StrEnum
from string import Formatter

from heze_desk.errors import DeskError
from heze_desk.tasks.light_records import Counting
from heze_desk.tasks.scheme_records import Scheme
from heze_desk.workdays.records import Moving

PLACES = frozenset({"年", "号", "总号"})
BLANK = "　　"


class Ranking(StrEnum):
    """Whether an evaluation places its rows, for 基层减负 speaks against it."""

    BY_SCHEME = "按评估办法"
    RANKED = "通报排名"
    PLAIN = "只列情况"


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What the office has not settled is as it stands here."""

    group_name: str = "工作专班"
    office_name: str = "工作专班办公室"
    issuer: str = ""
    briefing_masthead: str = "调度简报"
    briefing_title: str = "重点任务推进情况"
    roster_title: str = "责任分工名单"
    minutes_masthead: str = "专班会议纪要"
    briefing_number: str = "第{号}期（总第{总号}期）"
    minutes_number: str = "纪要〔{年}〕{号}号"
    notice_number: str = "〔{年}〕{号}号"
    letter_number: str = "〔{年}〕{号}号"
    reminder_number: str = ""
    circular_number: str = "〔{年}〕{号}号"
    contact_person: str = ""
    contact_telephone: str = ""
    report_to: str = ""
    send_to: str = ""
    issue_to: str = ""
    copies: int = 0
    annex_rows: int = 200
    ranking: Ranking = Ranking.BY_SCHEME
    light_scheme: Scheme = Scheme.DAYS_LEFT
    warning_days: int = 7
    yellow_points: int = 10
    red_points: int = 30
    day_counting: Counting = Counting.WORKING
    deadline_moving: Moving = Moving.LATER
    limit_paper: int = 30
    limit_minutes: int = 20
    limit_urgent: int = 5
    limit_ordinary: int = 15
    limit_hard: int = 30
    word_grid: bool = False
    system_faces: bool = True
    demo: bool = False

    @property
    def id(self) -> int:
        """There is one set of settings, shown in forms like any record."""
        return 1

    def __post_init__(self) -> None:
        if not self.group_name.strip() or not self.office_name.strip():
            raise DeskError("专班和专班办公室的名称不能为空。")
        for name in (self.briefing_masthead, self.briefing_title, self.roster_title, self.minutes_masthead):
            if not name.strip():
                raise DeskError("简报、名单和纪要的名称、标题不能为空，否则纸上没有题目。")
        if not 0 <= self.warning_days <= 365:
            raise DeskError("临期提前天数须在 0 到 365 之间。")
        if not 0 < self.yellow_points <= self.red_points < 100:
            raise DeskError("落后的百分点须在 1 到 99 之间，且红灯不能小于黄灯。")
        if not all(0 < days <= 365 for days in self.limits):
            raise DeskError("默认办理时限须在 1 到 365 日之间；它只作建议，登记时可以另写。")
        if not 0 <= self.copies <= 9999:
            raise DeskError("印数须在 0 到 9999 之间。")
        if not 0 < self.annex_rows <= 9999:
            raise DeskError("附件摘表的项数须在 1 到 9999 之间；某一期要列全部，在那一期的附件里选。")
        patterns = (
            self.briefing_number,
            self.minutes_number,
            self.notice_number,
            self.letter_number,
            self.circular_number,
        )
        for pattern in (*patterns, *filter(None, [self.reminder_number])):
            _check(pattern)

    @property
    def numbers_reminders(self) -> bool:
        """Whether 催办 letters are counted by themselves; otherwise they bear the blank number of any letter."""
        return bool(self.reminder_number)

    @property
    def limits(self) -> tuple[int, ...]:
        """Days of the calendar to propose, by where a matter comes from."""
        return (self.limit_paper, self.limit_minutes, self.limit_urgent, self.limit_ordinary, self.limit_hard)


def filled(pattern: str, *, year: int, number: int, running: int = 0) -> str:
    """菏未专〔{年}〕{号}号 -> 菏未专〔2026〕7号; a number of 0 is a blank to be filled by hand."""
    return pattern.format(年=year, 号=number or BLANK, 总号=running or BLANK)


def _check(pattern: str) -> None:
    try:
        parts = [part[1:] for part in Formatter().parse(pattern) if part[1] is not None]
    except ValueError:
        raise DeskError(f"编号样式“{pattern}”的花括号不成对；请写成“菏未专〔{{年}}〕{{号}}号”的样子。") from None
    names = {name for name, _, _ in parts}
    if "号" not in names or names - PLACES or any(spec or change for _, spec, change in parts):
        raise DeskError(f"编号样式“{pattern}”里只能用 {{年}} {{号}} {{总号}}，并且必须有 {{号}}。")
