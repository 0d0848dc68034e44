"""The form a unit fills in: its columns and marks, and everything that is printed in one, as plain records."""

import json
import re
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from functools import cached_property

KIND = "反馈表"
LAYOUT = 1  # raised when the columns or the words around them change, so that older forms are known as such

# The custom properties by which a returned file is recognised; all are texts.
KIND_PROPERTY = "HezeForm"
VERSION_PROPERTY = "HezeVersion"
ROUND_PROPERTY = "HezeRound"
UNIT_PROPERTY = "HezeUnit"
HASH_PROPERTY = "HezeHash"
PROPERTIES = (KIND_PROPERTY, VERSION_PROPERTY, ROUND_PROPERTY, UNIT_PROPERTY, HASH_PROPERTY)

REPORTER_LABEL, TELEPHONE_LABEL, NIL_LABEL = "填报人", "联系电话", "零报告"
NIL_ANSWER = "是"
NEVER = "（尚未报送）"
LASTING = "长期"

NOT_IN_A_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
NAME_CAP = 60


class Standing(StrEnum):
    """What a unit may say of a task in the column 状态."""

    RUNNING = "推进中"
    DONE = "已办结"
    UNTOUCHED = "尚未启动"
    IN_TROUBLE = "遇到困难"
    POSTPONEMENT_ASKED = "申请延期"
    PAUSED = "暂停"


@dataclass(frozen=True)
class FormColumn:
    """A column of the form; its width is in characters of the sheet's font, two to a Chinese one."""

    field: str
    heading: str
    width: float
    asked: bool = False
    centred: bool = False
    number_format: str = "@"
    hidden: bool = False


ID_COLUMN = FormColumn("id", "任务标识", 12, hidden=True)
KNOWN_COLUMNS = (
    FormColumn("number", "编号", 6.5, centred=True),
    FormColumn("industry", "产业", 8),
    FormColumn("title", "任务名称", 17),
    FormColumn("content", "任务内容", 20),
    FormColumn("role", "本单位职责", 7, centred=True),
    FormColumn("deadline", "时限", 10.5, centred=True, number_format="yyyy-mm-dd"),
    FormColumn("last_progress", "上次进度", 6, centred=True, number_format="0%"),
    FormColumn("last_text", "上次进展", 18),
)
INPUT_COLUMNS = (
    FormColumn("state", "状态", 9.5, asked=True, centred=True),
    FormColumn("progress", "进度", 6.5, asked=True, centred=True, number_format="0%"),
    FormColumn("done_on", "办结日期", 10.5, asked=True, centred=True, number_format="yyyy-mm-dd"),
    FormColumn("text", "进展情况", 26, asked=True),
    FormColumn("problems", "存在问题", 15, asked=True),
    FormColumn("next_steps", "下步措施", 15, asked=True),
)
COLUMNS = (ID_COLUMN, *KNOWN_COLUMNS, *INPUT_COLUMNS)


@dataclass(frozen=True, kw_only=True)
class FormRow:
    """A task as it stands in the form: what is known, and what this unit said of it last time."""

    task_id: int
    number: str
    industry: str
    title: str
    content: str
    role: str
    deadline: date | None = None
    ongoing: bool = False
    last_progress: int | None = None
    last_text: str = ""

    @property
    def id(self) -> str:
        return id_text(self.task_id)


@dataclass(frozen=True, kw_only=True)
class FormSheet:
    """Everything that is printed in the form of one unit for one round; what is known of the sender is filled in."""

    round_id: int
    unit_id: int
    year: int
    number: int
    title: str
    unit: str
    due: date
    office: str = ""
    reporter: str = ""
    telephone: str = ""
    rows: tuple[FormRow, ...] = ()
    version: int = field(default=1, compare=False)

    @cached_property
    def content_hash(self) -> str:
        """The same for the same content, whatever the version and the day it was made on."""
        from hashlib import sha256  # with it comes OpenSSL, which the window does not need to open

        said = {one.name: getattr(self, one.name) for one in fields(self) if one.compare}
        content = {**said, "rows": [vars(row) for row in self.rows], "layout": LAYOUT}
        return sha256(json.dumps(content, ensure_ascii=False, default=str).encode()).hexdigest()

    @property
    def heading(self) -> str:
        return self.title if self.title.endswith(KIND) else f"{self.title}{KIND}"

    @property
    def round(self) -> str:
        """2026年第9次, as files and papers call it."""
        return f"{self.year}年第{self.number}次"

    @property
    def file_name(self) -> str:
        return file_name(self.year, self.number, self.unit)

    @property
    def properties(self) -> dict[str, str]:
        return {
            KIND_PROPERTY: KIND,
            VERSION_PROPERTY: str(self.version),
            ROUND_PROPERTY: round_text(self.year, self.number),
            UNIT_PROPERTY: unit_text(self.unit_id, self.unit),
            HASH_PROPERTY: self.content_hash,
        }


def file_name(year: int, number: int, unit: str) -> str:
    """反馈表_2026年第9次_市科技局.xlsx, without what a file name may not hold."""
    plain = NOT_IN_A_NAME.sub("_", unit).strip(" .")[:NAME_CAP].strip(" .") or "单位"
    return f"{KIND}_{year}年第{number}次_{plain}.xlsx"


def sender_words(reporter: str, telephone: str) -> str:
    """填报人：王测一，0530-1234567, as it is noted with the filing; nothing where nobody is named."""
    sender = "，".join(filter(None, (reporter, telephone)))
    return f"{REPORTER_LABEL}：{sender}" if sender else ""


def sender_of(remark: str) -> tuple[str, str]:
    """The name and the telephone that `sender_words` wrote among the remarks of a filing."""
    match = re.search(rf"(?:^|；){REPORTER_LABEL}：([^；]+)", remark)
    name, _, last = match[1].rpartition("，") if match else ("", "", "")
    return (name, last) if re.search(r"\d{5}", last) else ("，".join(filter(None, (name, last))), "")


def id_text(task_id: int) -> str:
    return f"HZ-{task_id}"


def task_id_of(text: str) -> int | None:
    """The task of HZ-17; anything else is no id."""
    match = re.fullmatch(r"HZ-([1-9]\d{0,17})", text.strip().upper())
    return int(match[1]) if match else None


def round_text(year: int, number: int) -> str:
    return f"{year}-{number}"


def round_of(text: str) -> tuple[int, int] | None:
    """The year and the number of 2026-9; anything else is no round."""
    match = re.fullmatch(r"(\d{4})-([1-9]\d{0,5})", text.strip())
    return (int(match[1]), int(match[2])) if match else None


def unit_text(unit_id: int, unit: str) -> str:
    return f"{unit_id} {unit}"


def unit_of(text: str) -> tuple[int, str] | None:
    """The id and the name in “12 市科技局”; anything else is no unit."""
    number, _, name = text.strip().partition(" ")
    return (int(number), name) if number.isdecimal() and name else None
