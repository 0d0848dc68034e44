"""The chosen target beside the table: in words, against time, by industry, and what the office set itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from heze_desk.errors import DeskError
from heze_desk.kit import colours, theme
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.lights import look
from heze_desk.kit.pane_parts import Pane, list_view, words
from heze_desk.kit.part_lines import Part
from heze_desk.kit.part_list import PartList
from heze_desk.kit.pieces import second
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.screen import Desk
from heze_desk.registers import targets
from heze_desk.registers.target_records import Counted, OwnTarget, TargetLine

ALL = Choice(None, "全部产业")


@dataclass(frozen=True, kw_only=True)
class IndustryCount:
    """What counts for a target in one industry; shared entries stand in each."""

    id: int
    name: str
    counted: Counted


@dataclass(frozen=True, kw_only=True)
class TargetDetail:
    """A target as part lists want it."""

    line: TargetLine

    @property
    def id(self) -> int:
        return self.line.target.id


COUNTS = (
    Column[IndustryCount]("产业", lambda one: one.name, width=0, least=5),
    Column[IndustryCount]("已核实", lambda one: one.counted.proven, kind=Kind.NUMBER, width=3.4),
    Column[IndustryCount]("待核", lambda one: one.counted.unproven, kind=Kind.NUMBER, width=3),
    Column[IndustryCount]("共享", lambda one: one.counted.shared, kind=Kind.NUMBER, width=3),
)


class AgainstTime(QWidget):
    """Two bars, one below the other: what is reached of the figure, and what is gone of the time."""

    def __init__(self) -> None:
        super().__init__()
        self._shares: tuple[float | None, float] = (None, 0.0)
        self._behind = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_line(self, line: TargetLine) -> None:
        self._shares, self._behind = (line.share, line.time_gone), line.is_behind
        reached = "没有数值" if line.share is None else f"完成 {line.share:.0f}%"
        self.setAccessibleName(f"{reached}，时间已过 {line.time_gone:.0f}%")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), 2 * (self.fontMetrics().height() + theme.px(4)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        high, wide = self.height() // 2, self.fontMetrics().horizontalAdvance("时间已过 100%") + theme.px(8)
        share, gone = self._shares
        told = "没有数值" if share is None else f"完成 {share:.0f}%"
        ink = look("临期").ink if self._behind else colours.BAR
        for row, (text, part, colour) in enumerate(
            ((told, share or 0.0, ink), (f"时间已过 {gone:.0f}%", gone, colours.THIRD_INK))
        ):
            top = row * high
            painter.setPen(QColor(colours.INK))
            painter.drawText(QRect(0, top, wide, high), 0x0080, text)
            room = QRect(wide, top + high // 2 - theme.px(4), self.width() - wide, theme.px(8))
            theme.fill(painter, room, QColor(colours.BAR_GROUND))
            theme.fill(
                painter,
                QRect(room.x(), room.y(), round(room.width() * min(part, 100.0) / 100), room.height()),
                QColor(colour),
            )
        painter.end()


class OwnTargets(PartList):
    """What the office set itself, by year and industry."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "自定年度目标", "还没有自定目标，可用“＋”按年度、产业设定。")
        self.industries: tuple[Choice, ...] = ()
        self.add_action = self.act("设定年度目标", self.add, sign="plus", keys="Ins", needs_one=False)
        self.edit_action = self.act("修改年度目标", self.edit, sign="edit", keys="F2")
        self.remove_action = self.act("删除年度目标", self.remove, sign="bin", keys="Del")
        self.list.itemDoubleClicked.connect(lambda _item: self.edit_action.trigger())

    def parts(self, detail: TargetDetail) -> Iterable[Part]:
        line, counter = detail.line, detail.line.counter
        return [
            Part(
                own,
                f"{line.place(own.industry_id)}　{own.value}{counter}，已核实{reached}{counter}",
                head=f"{own.year}年",
                note=own.basis,
            )
            for own, reached in line.own
        ]

    def add(self) -> AskDialog:
        assert self.detail is not None
        year = self.desk.clock.today.year
        return self._ask("设定年度目标", OwnTarget(target_id=self.detail.id, year=year, value=0))

    def edit(self) -> AskDialog:
        return self._ask("修改年度目标", self.current())

    def remove(self) -> None:
        one: OwnTarget = self.current()
        with self.desk.workspace.step(f"删除{one.year}年自定目标") as db:
            targets.remove_own(db, one.id or 0)
        self.tell_deleted(f"{one.year}年自定目标")

    def _refuse_another(self, kept: OwnTarget, own_id: int | None) -> None:
        """A figure that stands is changed where it stands, and not replaced unseen."""
        assert self.detail is not None
        for one, _ in self.detail.line.own:
            if (one.year, one.industry_id) == (kept.year, kept.industry_id) and one.id != own_id:
                basis = f"（依据：{one.basis}）" if one.basis else ""
                told = f"{one.year}年已有自定目标 {one.value}{self.detail.line.counter}{basis}"
                raise DeskError(f"{told}；请取消后选中那一条，按 F2 修改。")

    def _ask(self, title: str, own: OwnTarget) -> AskDialog:
        fields = (
            Column[Any]("年份", lambda one: one.year, kind=Kind.NUMBER),
            Column[Any]("产业", lambda one: one.industry_id, kind=Kind.CHOICE, choices=lambda: (ALL, *self.industries)),
            Column[Any]("目标数", lambda one: one.value, kind=Kind.NUMBER),
            Column[Any]("依据", lambda one: one.basis),
        )

        def keep(answers: Answers) -> None:
            year, industry_id, value, basis = answers.values()
            kept = OwnTarget(
                target_id=own.target_id, industry_id=industry_id, year=year or 0, value=value or 0, basis=basis
            )
            self._refuse_another(kept, own.id)
            with self.desk.workspace.step(title) as db:
                moved = (own.year, own.industry_id) != (kept.year, kept.industry_id)
                if own.id is not None and moved:
                    targets.remove_own(db, own.id)
                targets.set_own(db, kept)

        dialog = AskDialog(self.desk, fields, keep, title=title, yes="保存", parent=self)
        dialog.show_record(own)
        dialog.editors["目标数"].setFocus()
        dialog.open()
        return dialog


class TargetPane(Pane):
    """`opened` carries the industry whose count is to be opened."""

    opened = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.sentence, self.forecast = words(), words()
        self.forecast.setProperty("second", True)
        self.bars = AgainstTime()
        self.counts = RecordTable[IndustryCount](desk, COUNTS, parent=self)
        self.view = list_view(self.counts)
        self.view.horizontalHeader().setStretchLastSection(False)
        self.view.activated.connect(lambda _index: self.opened.emit(self.view.current()))
        self.own = OwnTargets(desk)
        for part in (self.sentence, self.bars, self.forecast):
            self.column.addWidget(part)
        self.column.addWidget(second("分产业（含共享；双击或按回车看条目）"))
        self.column.addWidget(self.view, 1)
        self.column.addWidget(self.own)

    def show_line(self, line: TargetLine | None, industries: tuple[Choice, ...]) -> None:
        self.own.industries = industries
        self.title.setText(f"{line.target.name} {line.target.amount}" if line else "没有选中的目标")
        self.own.show_detail(TargetDetail(line=line) if line else None)
        if line is None:
            return
        self.sentence.setText(line.sentence)
        self.forecast.setText(line.reckoning)
        self.bars.show_line(line)
        self.counts.show([IndustryCount(id=one, name=name, counted=found) for one, name, found in line.by_industry])
