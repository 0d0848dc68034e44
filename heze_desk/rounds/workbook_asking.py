"""How a form asks: a drop-down or bounds and an example for every blank, and a word where something does not fit."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from heze_desk.rounds.form_records import COLUMNS, INPUT_COLUMNS, NIL_ANSWER, NIL_LABEL, Standing
from heze_desk.workbooks.sheets import letter

if TYPE_CHECKING:
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

SENDER_ROW = 4
REPORTER, TELEPHONE, NIL = 3, 5, 7  # columns; each has its label on its left
TEXT_LIMIT = 1000  # characters that a cell on paper can still show
FIRST_DAY, LAST_DAY = 36526, 73415  # 2000-01-01 and 2101-01-01 as a spreadsheet counts days


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is said when a cell is entered, and when what is typed does not fit."""

    prompt: str
    error: str = ""
    kind: Literal["list", "decimal", "date", "textLength"] = "textLength"
    bounds: tuple[str, str] = ("0", str(TEXT_LIMIT))
    strict: bool = False


LONG = f"超过{TEXT_LIMIT}字，打印时可能显示不全；请尽量精简。"
QUESTIONS = {
    "state": Question(
        prompt=f"从下拉列表中选一项，如：{Standing.RUNNING}。空着表示与上次相同。",
        error=f"请从下拉列表中选：{'、'.join(Standing)}。",
        kind="list",
        bounds=(f'"{",".join(Standing)}"', ""),
        strict=True,
    ),
    "progress": Question(
        prompt="填累计完成的百分数，如：60%。空着表示与上次相同。",
        error="请填 0% 到 100% 之间的百分数，如 60%；说明文字请写在“进展情况”里。",
        kind="decimal",
        bounds=("0", "1"),
        strict=True,
    ),
    "done_on": Question(
        prompt="办结后填写年月日，如：2026-03-05。没有办结的不填。",
        error="请填一个日期，写成 2026-03-05 的样子；没有办结的请留空。",
        kind="date",
        bounds=(str(FIRST_DAY), str(LAST_DAY)),
        strict=True,
    ),
    "text": Question(prompt="写本期做了什么、到了哪一步，200字以内，如：方案已征求意见，正在修改。", error=LONG),
    "problems": Question(prompt="写卡在哪里、需要谁协调，如：用地手续未办结，需协调。没有可不填。", error=LONG),
    "next_steps": Question(prompt="写下一步做什么、何时完成，如：10月底前完成招标。", error=LONG),
}
SENDER_QUESTIONS = {
    REPORTER: Question(prompt="填报人姓名；有变动的请改正。", error=LONG),
    TELEPHONE: Question(prompt="办公电话或手机，如：0530-1234567。", error=LONG),
    NIL: Question(
        prompt=f"本期各项都没有变化的选“{NIL_ANSWER}”，其余不用填；有变化的请留空。",
        error=f"零报告请从下拉列表中选“{NIL_ANSWER}”，不是零报告的请留空。",
        kind="list",
        bounds=(f'"{NIL_ANSWER}"', ""),
        strict=True,
    ),
}


def guide(sheet: "Worksheet", *, first: int, last: int) -> None:
    """Put a question on every blank of the rows and on those of the sender."""
    for place, column in enumerate(COLUMNS, 1):
        if column in INPUT_COLUMNS:
            at = f"{letter(place)}{first}:{letter(place)}{last}"
            _ask(sheet, at, column.heading, QUESTIONS[column.field])
    for place, question in SENDER_QUESTIONS.items():
        label = sheet.cell(SENDER_ROW, place - 1).value
        _ask(sheet, f"{letter(place)}{SENDER_ROW}", str(label or NIL_LABEL), question)


def _ask(sheet: "Worksheet", at: str, title: str, question: Question) -> None:
    validation = _validation(title, question)
    validation.add(at)
    sheet.add_data_validation(validation)


def _validation(title: str, question: Question) -> "DataValidation":
    from openpyxl.worksheet.datavalidation import DataValidation

    low, high = question.bounds
    return DataValidation(
        type=question.kind,
        operator="between" if high else None,
        formula1=low,
        formula2=high or None,
        allow_blank=True,
        showInputMessage=True,
        showErrorMessage=True,
        errorStyle="stop" if question.strict else "warning",
        promptTitle=title,
        prompt=question.prompt,
        errorTitle=title,
        error=question.error,
    )
