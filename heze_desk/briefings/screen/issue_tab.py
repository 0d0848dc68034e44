"""印发: who is given how many copies, and what the register says of the issue and of all its versions."""

from collections.abc import Callable
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from heze_desk.briefings import drafts
from heze_desk.briefings.distribution_records import Reader, readers
from heze_desk.briefings.draft_records import Draft
from heze_desk.briefings.screen.shown import ShownBriefing
from heze_desk.days import said
from heze_desk.issuing.records import IssuedPaper
from heze_desk.issuing.register_records import RegisterPart
from heze_desk.kit import theme
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.pieces import Card, second
from heze_desk.kit.record_form import RecordForm
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.workspace import issued_copies
from heze_desk.workspace.database import Database

LISTS, LIST_HEIGHT = ("报", "送", "发", "本期增发"), 50  # pixels of the design: two lines of names
ROWS = ("编号", "印发日期", "登记时间", "说明", "副本", "校验值")
GROUP = 16  # so many signs of a hash stand together, so that it can be broken
TO_COME = "还没有印发，没有编号。期号在印发时给定，登记、原件和校验值从那时起留存。"


@dataclass(frozen=True, kw_only=True)
class ListedReader:
    """One of those who are given copies."""

    id: int
    reader: Reader


@dataclass(frozen=True, kw_only=True)
class ListedVersion:
    """One version of an issue with what became of it."""

    id: int
    paper: IssuedPaper
    fate: str


READERS = (
    Column[ListedReader]("类别", lambda one: one.reader.label, width=5),
    Column[ListedReader]("单位或领导", lambda one: one.reader.name, width=0, least=6),
    Column[ListedReader]("份数", lambda one: one.reader.copies, kind=Kind.NUMBER, width=3.4),
    Column[ListedReader]("份号", lambda one: one.reader.marks, width=9),
)
VERSIONS = (
    Column[ListedVersion]("状态", lambda one: str(one.paper.state), kind=Kind.LIGHT, width=5.2),
    Column[ListedVersion](
        "编号", lambda one: one.paper.printed_number, kind=Kind.LONG, tip=lambda one: one.paper.name, width=7
    ),
    Column[ListedVersion]("日期", lambda one: one.paper.issued_on, width=5.8),
    Column[ListedVersion]("说明", lambda one: one.fate, kind=Kind.LONG, tip=lambda one: one.fate, width=0, least=6),
)


class IssueTab(QWidget):
    """At the left what can be written until it is issued, at the right what the register keeps."""

    def __init__(self, shown: ShownBriefing) -> None:
        super().__init__()
        self._shown = shown
        desk = shown.page.desk
        self.form = RecordForm(desk, _fields())
        self.readers, self.versions = RecordTable(desk, READERS, self), RecordTable(desk, VERSIONS, self)
        self.reader_view, self.version_view = (
            RecordView(self.readers, name="briefing readers"),
            RecordView(self.versions, name="briefing versions"),
        )
        self.reader_view.setAccessibleName("分发的单位和领导")
        self.version_view.setAccessibleName("这一期的各个版本")
        self.total, self.to_come = second(""), QLabel(TO_COME, wordWrap=True)
        self.texts = {name: _text() for name in ROWS}
        self.register, self.versions_title = QWidget(), second("各个版本（双击到印发登记）")
        self.open_act = shown.page.act("到印发登记", self.open_register, sign="stamp")
        self.version_view.menu_actions = [self.open_act]
        self.version_view.doubleClicked.connect(lambda _index: self.open_register())
        shown.changed.connect(self._show)
        self._lay_out()

    def entrance(self) -> QWidget:
        return self.form.fields["标题"].editor if self._shown.is_open else self.version_view

    def open_register(self) -> None:
        """The chosen version on the page of the register."""
        one = self.version_view.current()
        if (paper := one.paper if one else self._shown.paper) is not None:
            self._shown.page.wanted.emit("issued", paper.id)

    def _show(self) -> None:
        draft, paper = self._shown.draft, self._shown.paper
        self.form.show_record(ListedDraft(id=draft.id or 0, draft=draft) if draft else None)
        self.form.setEnabled(self._shown.is_open)
        self._show_readers(draft)
        self.to_come.setVisible(paper is None)
        for widget in (self.register, self.versions_title, self.version_view):
            widget.setVisible(paper is not None)
        self.open_act.setEnabled(paper is not None)
        part = RegisterPart(kind=paper.kind if paper else "", papers=tuple(self._shown.versions))
        self.versions.show([ListedVersion(id=one.id, paper=one, fate=part.fate(one)) for one in part.papers])
        if paper is None:
            return
        self.version_view.choose(paper.id)
        place = issued_copies.place(self._shown.page.workspace.db, paper.id)
        number = f"{paper.kind}　{paper.year}年{paper.printed_number}"
        fate = part.fate(paper) or "没有更正和作废。"
        told = (
            number,
            said(paper.issued_on),
            f"{paper.at:%Y-%m-%d %H:%M}",
            fate,
            place,
            " ".join(wrap(paper.sha256, GROUP)),
        )
        for label, text in zip(self.texts.values(), told, strict=True):
            label.setText(text)

    def _show_readers(self, draft: Draft | None) -> None:
        found = list(readers(_lists(draft))) if draft else []
        self.readers.show([ListedReader(id=place, reader=one) for place, one in enumerate(found, 1)])
        many = sum(one.copies for one in found)
        told = f"共 {len(found)} 个对象 {many} 份；一个对象要几份，写成“单位（2份）”。"
        if draft and draft.copies and draft.copies != many:
            told = f"名单合计 {many} 份，印数写的是 {draft.copies} 份。"
        self.total.setText(told if found else "报、送、发都没有填写。")

    def _lay_out(self) -> None:
        left, right, form = Card("报送范围和印数"), Card("登记"), QFormLayout(self.register)
        for name in LISTS:
            self.form.fields[name].editor.setFixedHeight(theme.px(LIST_HEIGHT))
        left.body.addWidget(self.form)
        left.body.addWidget(self.reader_view, 1)
        self.total.setWordWrap(True)
        left.body.addWidget(self.total)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(theme.px(10))
        form.setVerticalSpacing(theme.px(6))
        for name, label in self.texts.items():
            form.addRow(second(name), label)
        right.body.addWidget(self.to_come)
        right.body.addWidget(self.register)
        right.body.addWidget(self.versions_title)
        right.body.addWidget(self.version_view, 1)
        right.body.addStretch(0)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(10))
        for card in (left, right):
            layout.addWidget(card, 1)


@dataclass(frozen=True, kw_only=True)
class ListedDraft:
    """A draft as its fields show it."""

    id: int
    draft: Draft


def _fields() -> tuple[Column[ListedDraft], ...]:
    def of(name: str) -> dict[str, Any]:
        return {"value": lambda one: getattr(one.draft, name), "write": _writer(name)}

    return (
        Column("标题", **of("title")),
        Column("报", **of("report_to"), kind=Kind.LONG),
        Column("送", **of("send_to"), kind=Kind.LONG),
        Column("发", **of("issue_to"), kind=Kind.LONG),
        Column("本期增发", **of("extra_to"), kind=Kind.LONG),
        Column("共印份数", lambda one: one.draft.copies or None, write=_writer("copies"), kind=Kind.NUMBER),
    )


def _writer(name: str) -> Callable[[Database, int, Any], None]:
    def write(db: Database, draft_id: int, value: Any) -> None:
        drafts.change(db, draft_id, **{name: value or (0 if name == "copies" else "")})

    return write


def _lists(draft: Draft) -> list[tuple[str, str]]:
    lists = (("报", draft.report_to), ("送", draft.send_to), ("发", draft.issue_to), ("本期增发", draft.extra_to))
    return [(word, names) for word, names in lists if names.strip()]


def _text() -> QLabel:
    label = QLabel(wordWrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label
