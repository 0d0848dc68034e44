"""登记批示 and its correction: the leader under the title of the day, the words as written, the scan beside them."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QFormLayout, QWidget

from heze_desk.errors import DeskError
from heze_desk.instructions.limit_records import URGENCY, Limit, proposed
from heze_desk.instructions.records import Instruction
from heze_desk.instructions.screen.scan_box import ScanBox
from heze_desk.kit import theme
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.screen import Desk
from heze_desk.roster import leader_store
from heze_desk.settings import store as settings
from heze_desk.workspace.taking_in import Kept

LEADER, DAY, TEXT, PAPER, NEXT, PRINTED = "批示领导", "批示日期", "批示内容", "批示文件", "下次跟进", "简报"
PRESSING = "缓急"
GRADES = tuple(Choice(limit, str(limit)) for limit in URGENCY)
PRINTING = (Choice(True, "印入简报"), Choice(False, "不印入简报"))
Done = Callable[[Answers, Sequence[Kept]], object]


class InstructionDialog(AskDialog):
    """The list of leaders follows the day; `done` is told the answers and the scans that were kept."""

    def __init__(
        self, desk: Desk, done: Done, *, old: Instruction | None = None, parent: QWidget | None = None
    ) -> None:
        self._desk, self._done = desk, done
        self.scans = ScanBox(desk)
        super().__init__(
            desk,
            _columns(desk, is_new=old is None),
            self._enter,
            title="改正批示" if old else "登记批示",
            yes="保存改正" if old else "登记",
            remark="批示照原文登记；只批“已阅”或只签名的也照原样写。登记以后可以生成任务、发督办单。",
            parent=parent,
        )
        self.scans.setParent(self)
        self.scans.told.connect(self._refuse)
        if old is None:
            self.fill({DAY: desk.clock.today, PRINTED: True, PRESSING: Limit.ORDINARY})
            self._propose_next()
            self.editors[PRESSING].currentIndexChanged.connect(lambda _row: self._follow_day())
        else:
            names = ("leader_id", "day", "text", "paper", "next_on", "in_briefing")
            values = (getattr(old, name) for name in names)
            self.fill(dict(zip((LEADER, DAY, TEXT, PAPER, NEXT, PRINTED), values, strict=True)))
        self.editors[TEXT].setPlaceholderText("批示原文")
        self.editors[PAPER].setPlaceholderText("批在哪份文件上，可以不填")
        self.editors[DAY].textChanged.connect(lambda _text: self._follow_day())
        self._proposed = self.editors[NEXT].text()
        self.setMinimumWidth(theme.px(560))

    def _enter(self, answers: Answers) -> None:
        if self.scans.busy:
            raise DeskError("扫描件还在读入，请稍等再登记。")
        if answers[LEADER] is None:
            raise DeskError("请选批示领导；名单里没有的，先在“责任分工”里登记。")
        if answers[DAY] is None:
            raise DeskError("请写批示日期。")
        self._done(answers, self.scans.kept)

    def _refuse(self, text: str) -> None:
        self.refusal.setText(text)
        self.refusal.setVisible(bool(text))

    def _follow_day(self) -> None:
        """Offer the leaders of that day, and propose the next day anew unless it was typed over."""
        editor = self.editors[DAY]
        if editor.complaint() or editor.value() is None:
            return
        self.editors[LEADER].offer(_leaders(self._desk, editor.value()))
        if self.editors[NEXT].text() == self._proposed:
            self._propose_next()
            self._proposed = self.editors[NEXT].text()

    def _propose_next(self) -> None:
        """The usual limit for what a leader writes of that urgency, never earlier than today."""
        settled, today = settings.get(self._desk.workspace.db), self._desk.clock.today
        limit = self.editors[PRESSING].value() if PRESSING in self.editors else None
        wanted = proposed(limit or Limit.ORDINARY, self.editors[DAY].value() or today, settled)
        self.editors[NEXT].set_value(max(wanted, today))

    def _form(self) -> QFormLayout:
        form = super()._form()
        self.editors[TEXT].setFixedHeight(theme.px(110))
        form.addRow("扫描件", self.scans)
        return form


def _columns(desk: Desk, *, is_new: bool) -> tuple[Column[Any], ...]:
    """How pressing it is proposes the next day and is asked once."""
    nothing = _nothing
    leaders = _leaders(desk, desk.clock.today)
    pressing: Column[Any] = Column(PRESSING, nothing, kind=Kind.CHOICE, choices=lambda: GRADES)
    return (
        Column(LEADER, nothing, kind=Kind.CHOICE, choices=lambda: leaders),
        Column(DAY, nothing, kind=Kind.DAY),
        Column(TEXT, nothing, kind=Kind.LONG),
        Column(PAPER, nothing),
        *((pressing,) if is_new else ()),
        Column(NEXT, nothing, kind=Kind.DAY),
        Column(PRINTED, nothing, kind=Kind.CHOICE, choices=lambda: PRINTING),
    )


def _leaders(desk: Desk, day: date) -> tuple[Choice, ...]:
    """By rank, each under the title of the day."""
    found = leader_store.leaders(desk.workspace.db, day)
    return tuple(Choice(one.id, f"{one.name}（{one.title}）") for one in found if one.active)


def _nothing(_record: object) -> None:
    """There is no record yet that the fields could show."""
