"""The sections of a draft in the order in which they are printed, each with how it stands to the ledger."""

from collections.abc import Sequence
from itertools import count
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from heze_desk.briefings.draft_records import DraftSection
from heze_desk.briefings.paper_records import ANNEX
from heze_desk.kit import colours, theme
from heze_desk.policy.numerals import numeral

STANDING = Qt.ItemDataRole.UserRole
TIPS = {
    "随台账": "由台账编写，没有改过；随台账更新时跟着变。",
    "改过": "有您改过的文字；随台账更新时保留，可以逐处取用新稿。",
    "自拟": "您另加的部分，不随台账变。",
    "不印": "留在草稿里，不印。",
}


class SectionList(QListWidget):
    """`chosen` carries the place of a section, from 1 on; 0 is none."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("各部分")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(SectionLook(self))
        self.currentRowChanged.connect(lambda row: self.chosen.emit(row + 1))

    @property
    def place(self) -> int:
        return self.currentRow() + 1

    def show_sections(self, sections: Sequence[DraftSection], place: int) -> None:
        """Say nothing of what is chosen, for who shows the sections knows it."""
        self.blockSignals(True)
        while self.count() > len(sections):
            self.takeItem(self.count() - 1)
        while self.count() < len(sections):
            self.addItem(QListWidgetItem())
        for row, (heading, one) in enumerate(zip(headings(sections), sections, strict=True)):
            self.item(row).setText(heading)
            self.item(row).setData(STANDING, standing(one))
            self.item(row).setToolTip(f"{heading}\n{TIPS[standing(one)]}")
        self.setCurrentRow(place - 1)
        self.blockSignals(False)

    def choose(self, place: int) -> None:
        self.setCurrentRow(place - 1)


class SectionLook(QStyledItemDelegate):
    """The heading, and below it in smaller letters how the section stands to the ledger."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(theme.px(60), theme.row_height(2))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look: Any = option
        box: QRect = look.rect
        chosen = bool(look.state & QStyle.StateFlag.State_Selected)
        theme.fill(painter, box, QColor(colours.SELECTION if chosen else colours.CARD))
        word = str(index.data(STANDING) or "")
        room = box.adjusted(theme.px(10), theme.px(4), -theme.px(6), -theme.px(4))
        painter.setFont(theme.font(strong=chosen))
        painter.setPen(QColor(colours.THIRD_INK if word == "不印" else colours.INK))
        heading = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), heading)
        painter.setFont(theme.font(theme.SECOND))
        painter.setPen(QColor(colours.ACTION if word in ("改过", "自拟") else colours.THIRD_INK))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), word)
        if look.state & QStyle.StateFlag.State_HasFocus and chosen:
            painter.setPen(QColor(colours.FOCUS))
            painter.drawRect(box.adjusted(0, 0, -1, -1))


def standing(section: DraftSection) -> str:
    """One word of `TIPS`."""
    if section.left_out or not section.text.strip():
        return "不印"
    if section.is_own:
        return "自拟"
    return "改过" if section.touched else "随台账"


def headings(sections: Sequence[DraftSection]) -> list[str]:
    """As they will be numbered on the paper; what is not printed has no number."""
    places = count(1)
    return [_heading(one, places) for one in sections]


def _heading(section: DraftSection, places: "count[int]") -> str:
    if not section.is_printed:
        return section.heading
    return f"{ANNEX}：{section.heading}" if section.key == ANNEX else f"{numeral(next(places))}、{section.heading}"
