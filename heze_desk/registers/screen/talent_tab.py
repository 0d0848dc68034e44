"""紧缺人才图谱: fields of work down, levels across; how many are there, wanted and missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QStackedWidget, QVBoxLayout, QWidget

from heze_desk.errors import DeskError
from heze_desk.kit import theme
from heze_desk.kit.as_of import AsOf
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.page_frame import button_for
from heze_desk.kit.picker import Picker
from heze_desk.kit.pieces import EmptyPage, second, titled
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk
from heze_desk.registers import listing, talents
from heze_desk.registers.kinds import KINDS
from heze_desk.registers.listing import EntryFilter
from heze_desk.registers.records import Kind as Book
from heze_desk.registers.records import TalentNeed
from heze_desk.registers.screen import offer, papers
from heze_desk.registers.screen.book_tab import BookTab
from heze_desk.registers.screen.offer import Offer
from heze_desk.registers.talent_records import NO_FIELD, NO_LEVEL, RULE, TalentCell, TalentMap, summed
from heze_desk.workspace.database import Database

if TYPE_CHECKING:
    from heze_desk.workbooks.sheets import Book as Workbook

LEVELS = KINDS[Book.TALENT].choices_of("level")
ALL = "合计"


@dataclass(frozen=True, kw_only=True)
class FieldRow:
    """One field of work over all levels."""

    id: int
    field: str
    cells: tuple[TalentCell, ...]

    @property
    def short(self) -> int:
        return sum(one.short for one in self.cells)

    def cell(self, level: str) -> TalentCell:
        empty = TalentCell(field=self.field, level=level, have=0, wanted=None)
        return next((one for one in self.cells if one.level == level), empty)


class TalentTab(BookTab):
    """What is wanted is typed into the cells of one industry; of all industries together it is only shown."""

    title = "紧缺人才图谱"
    can = frozenset({"add", "import", "export", "print"})
    reads = frozenset({"entry", "entry_industry", "talent_need", "industry"})

    def __init__(self, desk: Desk, as_of: AsOf) -> None:
        super().__init__(desk, as_of)
        self.offer, self.map = Offer(), TalentMap(year=0, day=self.day, fields=(), levels=(), cells=())
        self.industry = Picker(Choice(None, talents.EVERY), "产业")
        self.year = QSpinBox(minimum=2000, maximum=2100, suffix=" 年底")
        self.year.setValue(self.day.year)
        self.year.setAccessibleName("需求年份")
        self.sentence = titled("")
        self.new_act = self.act("新增领域需求", self.add, sign="plus")
        self.open_act = self.act("看这一格的人才", self.open, sign="person", keys="Ctrl+Return")
        self.new_act.setVisible(not self.workspace.read_only)
        self._levels: tuple[str, ...] = ()
        self.is_whole = True
        self.pages, self._place = QStackedWidget(), QVBoxLayout()
        self.table, self.view = self._made(LEVELS)
        self.industry.picked.connect(self.reload)
        self.year.valueChanged.connect(lambda _year: self.reload())
        self._lay_out()

    def view_in_focus(self) -> QWidget:
        return self.view

    def entrance(self) -> QWidget:
        return self.view

    def reload(self) -> None:
        db = self.workspace.db
        self.offer = offer.read(db, self.day)
        self.industry.offer([list(self.offer.industries)])
        self.map = talents.talent_map(db, self.day, year=self.year.value(), industry_id=self.industry.value())
        strange = tuple(one for one in self.map.levels if one not in LEVELS)
        levels = (*LEVELS, *strange)
        if (levels, self.industry.value() is None) != (self._levels, self.is_whole):
            old = self.view
            self.table, self.view = self._made(levels)
            self._place.replaceWidget(old, self.view)
            old.deleteLater()
        self.table.show(
            [
                FieldRow(id=place, field=field, cells=tuple(one for one in self.map.cells if one.field == field))
                for place, field in enumerate(self.map.fields, 1)
            ]
        )
        self.pages.setCurrentIndex(0 if self.map.fields else 1)
        have = sum(one.have for one in self.map.cells)
        wanted, year = [one.wanted for one in self.map.cells if one.wanted is not None], self.year.value()
        short = f"还缺 {self.map.short} 人" if wanted else "没有填需求"
        by_then = f"到{year}年底需要 {sum(wanted)} 人，{short}" if wanted else f"{year}年底{short}"
        self.sentence.setText(f"{self.industry.currentText()}：现有 {have} 人，{by_then}。")
        self.counted.emit(f"共 {len(self.map.fields)} 个领域，{short}")

    def add(self) -> AskDialog:
        """Ask how many are wanted in a field that is perhaps not there yet."""
        db = self.workspace.db
        fields = [Choice(one, one) for one in listing.words(db, Book.TALENT, "field")]
        asked = (
            Column[Any]("产业", lambda _one: None, kind=Kind.CHOICE, choices=lambda: self.offer.industries),
            Column[Any]("专业领域", lambda _one: None, kind=Kind.PROPOSED, choices=lambda: fields),
            Column[Any](
                "层次", lambda _one: None, kind=Kind.CHOICE, choices=lambda: [Choice(one, one) for one in LEVELS]
            ),
            Column[Any]("需求人数", lambda _one: None, kind=Kind.NUMBER),
        )

        def keep(answers: Answers) -> None:
            industry_id, field, level, wanted = answers.values()
            if industry_id is None or wanted is None:
                raise DeskError("请选定产业，并填写需求人数；没有需求的填 0。")
            need = TalentNeed(
                industry_id=industry_id, field=field, level=level or "", year=self.year.value(), wanted=wanted
            )
            with self.workspace.step(f"人才需求：{field}") as writing:
                talents.set_need(writing, need)

        dialog = AskDialog(self.desk, asked, keep, title="新增领域需求", yes="保存", parent=self)
        dialog.fill({"产业": self.industry.value(), "层次": LEVELS[0]})
        dialog.editors["专业领域"].setFocus()
        dialog.open()
        return dialog

    def preview(self) -> object:
        papers.print_map(self, year=self.year.value(), industry_id=self.industry.value())
        return None

    def export(self) -> object:
        papers.export_map(self, year=self.year.value(), industry_id=self.industry.value())
        return None

    def import_book(self) -> None:
        papers.ask_book(self, self.title, self.preview_import)

    def preview_import(self, book: "Workbook") -> None:
        """Show what would be written; only its own button writes."""
        from heze_desk.registers.importing.needs import Given
        from heze_desk.registers.screen.need_import import NeedImport

        given = Given(day=self.day, year=self.year.value(), industry_id=self.industry.value())
        NeedImport(self.desk, book, self.tell, given=given, parent=self.window()).open()

    def open(self) -> None:
        """The people behind the current cell, in their register."""
        from heze_desk.registers.screen.page import Behind

        row, place = self.view.current(), self.view.currentIndex().column() - 1
        if row is None:
            return
        level = self._levels[place] if 0 <= place < len(self._levels) else None
        wanted = EntryFilter(kind=Book.TALENT, industry_id=self.industry.value())
        people = [
            one.id
            for one in listing.entries(self.workspace.db, self.day, wanted)
            if one.field == row.field and level in (None, one.level) and one.industries and one.category != "团队"
        ]
        called = "、".join(filter(None, (row.field or NO_FIELD, level)))
        self.wanted.emit("registers", Behind(kind=Book.TALENT, ids=people, called=called))

    def _made(self, levels: Sequence[str]) -> tuple[RecordTable[FieldRow], RecordView[FieldRow]]:
        """Levels that somebody typed get columns of their own."""
        self._levels, self.is_whole = tuple(levels), self.industry.value() is None
        table = RecordTable[FieldRow](self.desk, self._columns(), parent=self)
        view = RecordView(table, name=f"talents {len(levels)}")
        view.menu_actions = [self.open_act, self.new_act]
        view.activated.connect(lambda _index: None if table.editable(view.currentIndex().column()) else self.open())
        return table, view

    def _columns(self) -> tuple[Column[FieldRow], ...]:
        columns = [
            Column[FieldRow]("专业领域", lambda row: row.field or NO_FIELD, width=12, most=24),
            *(_level_column(level, self) for level in self._levels),
            Column[FieldRow](
                ALL,
                lambda row: summed(row.cells),
                width=9,
                align=Qt.AlignmentFlag.AlignRight,
                sort=lambda row: -row.short,
            ),
        ]
        return tuple(columns)

    def set_wanted(self, db: Database, row_id: int, level: str, wanted: int | None) -> None:
        """An empty cell takes the need out again."""
        industry_id = self.industry.value()
        if industry_id is None:
            raise DeskError("请先在上方选定一个产业，再填需求人数；全部产业的数是各产业之和。")
        field = self.map.fields[row_id - 1]
        if wanted is None:
            for one in talents.needs(db, industry_id):
                if (one.field, one.level, one.year) == (field, level, self.year.value()):
                    talents.remove_need(db, one.id or 0)
            return
        need = TalentNeed(industry_id=industry_id, field=field, level=level, year=self.year.value(), wanted=wanted)
        talents.set_need(db, need)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.industry)
        row.addWidget(self.year)
        row.addWidget(self.sentence, 1)
        row.addWidget(button_for(self.open_act))
        row.addWidget(button_for(self.new_act))
        shown = QWidget()
        shown.setLayout(self._place)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.addWidget(self.view)
        self.pages.addWidget(shown)
        none = "可以新增一个领域的需求，也可以在“人才”页签登记人才。"
        self.pages.addWidget(EmptyPage("还没有人才和需求", none, [self.new_act]))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addLayout(row)
        layout.addWidget(self.pages, 1)
        layout.addWidget(second(f"{RULE}选定产业后可在格内改需要的人数（F2），也可以导出填好再导入。"))


def _level_column(level: str, tab: TalentTab) -> Column[FieldRow]:
    return Column[FieldRow](
        level or NO_LEVEL,
        lambda row: row.cell(level).wanted,
        display=lambda row: row.cell(level).told,
        write=None if tab.is_whole else lambda db, row_id, wanted: tab.set_wanted(db, row_id, level, wanted),
        kind=Kind.NUMBER,
        width=8.4,
        sort=lambda row: -row.cell(level).short,
    )
