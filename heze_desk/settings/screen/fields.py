"""What can be set, group by group; each field is saved by itself and can be undone."""

from collections.abc import Callable
from typing import Any

from heze_desk.errors import DeskError
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.settings import store
from heze_desk.settings.records import Ranking, Settings, filled
from heze_desk.tasks.light_records import Counting
from heze_desk.tasks.lighting import ruled
from heze_desk.tasks.scheme_records import PRESETS
from heze_desk.workdays.records import Calendar, Moving
from heze_desk.workspace.database import Database

GRIDS = (Choice(False, "国标：每面22行，每行28字"), Choice(True, "与 WPS/Word 对齐：行距28.95磅"))
SCHEMES = tuple(Choice(scheme, preset.title) for scheme, preset in PRESETS.items())
COUNTINGS = (Choice(Counting.WORKING, "按工作日计"), Choice(Counting.CALENDAR, "按自然日计"))
MOVINGS = (
    Choice(Moving.LATER, "顺延至下一个工作日"),
    Choice(Moving.EARLIER, "提前至上一个工作日"),
)
RANKINGS = tuple(Choice(one, str(one)) for one in Ranking)
FACES = (Choice(True, "优先用本机安装的方正小标宋、仿宋等"), Choice(False, "只用随程序附带的字体"))


def _write(name: str) -> Callable[[Database, int, Any], Any]:
    return lambda db, _id, value: store.change(db, **{name: value})


def _text(title: str, name: str) -> Column[Settings]:
    return Column[Settings](title, lambda settings: getattr(settings, name), write=_write(name))


def _long(title: str, name: str) -> Column[Settings]:
    return Column[Settings](title, lambda settings: getattr(settings, name), write=_write(name), kind=Kind.LONG)


def _number(title: str, name: str) -> Column[Settings]:
    """A number that must be given."""

    def write(db: Database, _id: int, value: Any) -> Any:
        if value is None:
            raise DeskError(f"请填写{title}，可以是 0。")
        return store.change(db, **{name: value})

    return Column[Settings](title, lambda settings: getattr(settings, name), write=write, kind=Kind.NUMBER)


def _blank_number(title: str, name: str) -> Column[Settings]:
    """A number that may be left open and is then a blank on paper."""

    def write(db: Database, _id: int, value: Any) -> Any:
        return store.change(db, **{name: value or 0})

    return Column[Settings](title, lambda settings: getattr(settings, name) or None, write=write, kind=Kind.NUMBER)


def _choice(title: str, name: str, choices: tuple[Choice, ...]) -> Column[Settings]:
    def write(db: Database, _id: int, value: Any) -> Any:
        if value is None:
            raise DeskError(f"请从列表中选一种{title}。")
        return store.change(db, **{name: value})

    return Column[Settings](
        title,
        lambda settings: getattr(settings, name),
        write=write,
        kind=Kind.CHOICE,
        choices=lambda: choices,
        display=lambda settings: next(one.label for one in choices if one.value == getattr(settings, name)),
    )


def _sample(title: str, name: str) -> Column[Settings]:
    """What the pattern gives, say for number 7 of a year."""

    def given(settings: Settings) -> str:
        return filled(getattr(settings, name), year=2026, number=7, running=15) or "不单独编号，用函件编号"

    return Column[Settings](title, given)


NAMES = (
    _text("专班名称", "group_name"),
    _text("办公室名称", "office_name"),
    _text("发文机关", "issuer"),
    _text("简报名称", "briefing_masthead"),
    _text("简报标题", "briefing_title"),
    _text("名单标题", "roster_title"),
    _text("纪要名称", "minutes_masthead"),
    _text("联系人", "contact_person"),
    _text("联系电话", "contact_telephone"),
)
NUMBERS = (
    _text("简报期号", "briefing_number"),
    _sample("期号样例", "briefing_number"),
    _text("纪要编号", "minutes_number"),
    _sample("纪要号样例", "minutes_number"),
    _text("督办单编号", "notice_number"),
    _sample("编号样例", "notice_number"),
    _text("函件编号", "letter_number"),
    _sample("函号样例", "letter_number"),
    _text("催办编号", "reminder_number"),
    _sample("催办号样例", "reminder_number"),
    _text("通报编号", "circular_number"),
    _sample("通报号样例", "circular_number"),
)
READERS = (
    _long("报", "report_to"),
    _long("送", "send_to"),
    _long("发", "issue_to"),
    _blank_number("印数", "copies"),
)
RULES = (
    _choice("规则", "light_scheme", SCHEMES),
    _number("临期提前天数", "warning_days"),
    _choice("天数计法", "day_counting", COUNTINGS),
    _number("黄灯落后百分点", "yellow_points"),
    _number("红灯落后百分点", "red_points"),
    _choice("时限遇放假日", "deadline_moving", MOVINGS),
    Column[Settings]("表下说明", lambda settings: ruled(settings, Calendar()).sentence),
)
LIMITS = (
    _number("公文", "limit_paper"),
    _number("会议纪要", "limit_minutes"),
    _number("批示急件", "limit_urgent"),
    _number("批示非急件", "limit_ordinary"),
    _number("批示难件", "limit_hard"),
)
PAPER = (
    _number("附件摘表项数", "annex_rows"),
    _choice("评估排名", "ranking", RANKINGS),
    _choice("版心网格", "word_grid", GRIDS),
    _choice("字体", "system_faces", FACES),
)
