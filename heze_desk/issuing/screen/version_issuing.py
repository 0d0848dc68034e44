"""Issuing the next version of a list: what number it will bear is said before, and what follows."""

from collections.abc import Callable
from datetime import date
from typing import Any

from heze_desk import versions
from heze_desk.days import said
from heze_desk.issuing import store
from heze_desk.issuing.records import Begun, IssuedPaper
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.screen import Screen
from heze_desk.versions import ListKind

DAY, WHY, BEGUN = "印发日期", "原因", "已编到"


def ask_to_issue(page: Screen, kind: ListKind, as_of: date, done: Callable[[IssuedPaper], None]) -> AskDialog:
    """Ask for the day; the first time also for the version that was reached before the desk was taken up."""
    first = not store.papers(page.workspace.db, kind)
    columns = [Column[Any](DAY, _nothing, kind=Kind.DAY), Column[Any](WHY, _nothing)]
    if first:
        columns.append(Column[Any](BEGUN, _nothing, kind=Kind.NUMBER))

    def issue(answers: Answers) -> None:
        begun = answers.get(BEGUN)
        issued = versions.issue(
            page.workspace,
            kind,
            as_of=as_of,
            day=answers[DAY] or page.today,
            reason=answers[WHY] or "",
            begun=Begun(number=begun) if begun else None,
        )
        page.tell(f"已印发：{issued.paper.name}。{issued.told}", issued.copy)
        done(issued.paper)

    number = store.next_numbers(page.workspace.db, kind, page.today).number
    dialog = AskDialog(
        page.desk,
        columns,
        issue,
        title=f"编号印发{kind}",
        yes="印发",
        remark=f"截至{said(as_of)}的{kind}今天印发编为{versions.numbered(page.today.year, number)}。"
        "编号、原件和当时的内容从此留存，不能撤销；以后有变动，另印下一版。",
        parent=page.window(),
    )
    dialog.fill({DAY: page.today})
    dialog.editors[WHY].setPlaceholderText("印发日期在往年时才要写")
    if first:
        dialog.editors[BEGUN].setToolTip("启用本系统以前，今年已经编到第几版；没有就空着。")
    dialog.open()
    return dialog


def _nothing(_record: object) -> None:
    """There is no record yet that the fields could show."""
