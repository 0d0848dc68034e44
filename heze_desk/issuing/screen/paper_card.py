"""Beside the table: the chosen paper, what became of it, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFormLayout, QFrame, QGridLayout, QLabel, QSizePolicy, QVBoxLayout

from heze_desk.days import said
from heze_desk.issuing.screen.paper_list import ListedPaper
from heze_desk.kit import theme
from heze_desk.kit.lights import LightLabel
from heze_desk.kit.page_frame import button_for
from heze_desk.kit.pieces import second, titled

ROWS = ("编号", "印发日期", "登记时间", "说明", "副本", "校验值")


class PaperCard(QFrame):
    """Built once; `show_paper` sets its texts."""

    def __init__(self, acts: Sequence[QAction]) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.title, self.state, self.warning = titled(""), LightLabel(), QLabel(wordWrap=True)
        self.warning.setProperty("refusal", True)
        self.texts = {name: _text() for name in ROWS}
        self._labels = {name: second(name) for name in ROWS}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme.px(side) for side in (14, 12, 14, 12)))
        layout.setSpacing(theme.px(8))
        for part in (self.title, self.state, self.warning):
            layout.addWidget(part)
        form = QFormLayout()
        form.setHorizontalSpacing(theme.px(10))
        form.setVerticalSpacing(theme.px(6))
        for name in ROWS:
            self._labels[name].setAlignment(Qt.AlignmentFlag.AlignTop)
            form.addRow(self._labels[name], self.texts[name])
        layout.addLayout(form)
        layout.addLayout(_buttons(acts))
        layout.addStretch(1)

    def show_paper(self, one: ListedPaper | None, place: str) -> None:
        """Show one version of a paper and where its copy lies; without one the card says how to get one."""
        self.title.setText(one.paper.title if one else "没有选中的文件")
        self.state.setVisible(one is not None)
        self.state.set_word(str(one.paper.state) if one else "")
        told = one.paper.state.warning if one else ""
        self.warning.setText(told)
        self.warning.setVisible(bool(told))
        for name, text in zip(ROWS, _texts(one, place) if one else [""] * len(ROWS), strict=True):
            self.texts[name].setText(text)
            self.texts[name].setToolTip(one.paper.sha256 if one and name == "校验值" else "")
            for part in (self.texts[name], self._labels[name]):
                part.setVisible(bool(text))


def _texts(one: ListedPaper, place: str) -> list[str]:
    paper = one.paper
    number = f"{paper.kind}　{paper.printed_number}"
    return [number, said(paper.issued_on), f"{paper.at:%Y-%m-%d %H:%M}", one.fate, place, f"{paper.sha256[:16]}…"]


def _text() -> QLabel:
    label = QLabel(wordWrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label


def _buttons(acts: Sequence[QAction]) -> QGridLayout:
    """Two in a row; one that is left over takes the whole row."""
    grid = QGridLayout()
    grid.setSpacing(theme.px(6))
    for number, act in enumerate(acts):
        button = button_for(act)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        alone = number == len(acts) - 1 and number % 2 == 0
        grid.addWidget(button, number // 2, number % 2, 1, 2 if alone else 1)
    return grid
