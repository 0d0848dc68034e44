"""研发投入: what enterprises spent on research in a year, beside the year before."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QStackedWidget, QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.as_of import AsOf
from heze_desk.kit.columns import Choice, Column
from heze_desk.kit.page_frame import button_for
from heze_desk.kit.picker import Picker
from heze_desk.kit.pieces import EmptyPage, FilterLine, ShownCount, second, titled
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk
from heze_desk.registers import research, store
from heze_desk.registers.kinds import KINDS, RESEARCH
from heze_desk.registers.records import Kind, YearAmount, amount_in
from heze_desk.registers.research_records import UNKNOWN, Research, Spending
from heze_desk.registers.screen import papers
from heze_desk.registers.screen.book_tab import BookTab
from heze_desk.workspace.database import Database

if TYPE_CHECKING:
    from heze_desk.workbooks.sheets import Book

RIGHT = Qt.AlignmentFlag.AlignRight
LARGE, WITHOUT, NOT_TOLD, RISEN = "规上", "规上无投入", "规上未填报", "比上年提升"
KEY, KEY_RISEN = "重点企业", "重点企业提升"


@dataclass(frozen=True, kw_only=True)
class Spent:
    """One enterprise as a row of the year."""

    id: int
    told: Spending


class ResearchTab(BookTab):
    """规上 enterprises that said nothing are counted apart from those that reported zero."""

    title = "研发投入"
    can = frozenset({"import", "export", "print"})
    reads = frozenset({"entry", "entry_year", "unit", "unit_name"})

    def __init__(self, desk: Desk, as_of: AsOf) -> None:
        super().__init__(desk, as_of)
        self.year = QSpinBox(minimum=2000, maximum=2100, suffix=" 年")
        self.year.setValue(self.day.year)
        self.year.setAccessibleName("年份")
        self.text, self.count = FilterLine("筛选企业", self), ShownCount("家")
        self.which = Picker(Choice("", "全部企业"), "哪些企业")
        self.which.offer([[Choice(one, one) for one in (LARGE, WITHOUT, NOT_TOLD, RISEN, KEY, KEY_RISEN)]])
        self.sentence = titled("")
        self.table = RecordTable[Spent](desk, self._columns(), parent=self)
        self.view = RecordView(self.table, name="research")
        self.pages = QStackedWidget()
        self._make_acts()
        self._research = Research(year=self.year.value(), every=())
        self.year.valueChanged.connect(lambda _year: self.reload())
        self.text.narrowed.connect(lambda _text: self.narrow())
        self.which.picked.connect(self.narrow)
        self.text.returnPressed.connect(self.view.setFocus)
        self.view.menu_actions = [self.open_act]
        self.view.take_keys(self.clear_act)
        for part in (self.text, self.which):
            part.addAction(self.clear_act)
        self._lay_out()

    def view_in_focus(self) -> QWidget:
        return self.view

    def entrance(self) -> QWidget:
        return self.view

    def reload(self) -> None:
        self._research = research.research(self.workspace.db, self.year.value())
        self.narrow()

    def narrow(self) -> None:
        told = self._research
        chosen = {
            "": told.every,
            LARGE: told.large,
            WITHOUT: told.without,
            NOT_TOLD: told.unknown,
            RISEN: told.risen,
            KEY: told.key,
            KEY_RISEN: told.key_risen,
        }[self.which.value()]
        text = self.text.text().strip().casefold()
        self.table.show([Spent(id=one.id, told=one) for one in chosen if text in one.name.casefold()])
        self.count.say(self.table.rowCount(), len(told.every))
        self.pages.setCurrentIndex(0 if self.table.rowCount() else 1 if told.every else 2)
        self.sentence.setText(told.sentence)
        self.counted.emit(f"共 {len(told.every)} 家企业")

    def clear_filter(self) -> None:
        self.text.clear()
        self.which.choose("")
        self.narrow()

    def open(self) -> None:
        """The enterprise in its register."""
        if (line := self.view.current()) is not None:
            self.wanted.emit("registers", line.id)

    def preview(self) -> object:
        """What is listed, in the order it is listed in."""
        text = self.text.text().strip()
        which = "，".join(filter(None, (self.which.value(), f"名称含“{text}”" if text else "")))
        papers.print_research(self, self._research, self._listed(), which)
        return None

    def export(self) -> object:
        papers.export_research(self, self._research, self._listed())
        return None

    def import_book(self) -> None:
        papers.ask_book(self, self.title, self.preview_import)

    def preview_import(self, book: "Book") -> None:
        """As any workbook of enterprises; amounts without a year are of the one looked at."""
        from heze_desk.registers.screen.import_dialog import EntryImport

        register = KINDS[Kind.ENTERPRISE]
        EntryImport(self.desk, register, book, self.tell, year=self.year.value(), parent=self.window()).open()

    def _listed(self) -> list[Spending]:
        return [row.told for row in self.table.records]

    def _columns(self) -> tuple[Column[Spent], ...]:
        return (
            Column[Spent]("企业名称", lambda one: one.told.name, width=18, most=36, tip=lambda one: one.told.name),
            Column[Spent]("属地", lambda one: one.told.unit, width=6.4),
            Column[Spent](LARGE, lambda one: "规上" if one.told.is_large else "", width=4),
            Column[Spent](
                f"上年{RESEARCH.title}",
                lambda one: one.told.before,
                text=_amount,
                width=11,
                align=RIGHT,
                sort=lambda one: one.told.before,
            ),
            Column[Spent](
                f"本年{RESEARCH.title}",
                lambda one: "" if one.told.spent is None else f"{one.told.spent:.10g}",
                display=lambda one: _amount(one.told.spent),
                write=self._set,
                sort=lambda one: one.told.spent,
                width=11,
                align=RIGHT,
            ),
            Column[Spent](
                "增幅", lambda one: one.told.rise, text=_rise, sort=lambda one: one.told.rise, width=6, align=RIGHT
            ),
            Column[Spent]("情况", lambda one: one.told.state, width=0, least=5.6),
        )

    def _set(self, db: Database, entry_id: int, text: str) -> None:
        """An empty cell is not known any more, and no zero."""
        year = self.year.value()
        if not text.strip():
            store.clear_amount(db, entry_id, year, RESEARCH.name)
            return
        told = YearAmount(entry_id=entry_id, year=year, measure=RESEARCH.name, amount=amount_in(text))
        store.set_amount(db, told)

    def _make_acts(self) -> None:
        self.open_act = self.act("打开企业", self.open, sign="folder", keys="Ctrl+Return")
        self.clear_act = self.act("清除筛选", self.clear_filter, keys="Esc")
        self.go_act = self.act("到企业名录新增", self._go, sign="plus", primary=True)
        self.import_act = self.act("导入 Excel", self.import_book, sign="import")
        self.import_act.setVisible(not self.workspace.read_only)

    def _go(self) -> None:
        self.wanted.emit("registers", Kind.ENTERPRISE)

    def _lay_out(self) -> None:
        none_fit, none_yet = "可以清除筛选，看全部企业。", "研发投入按企业名录里的企业逐年填写；请先新增或导入企业。"
        self.pages.addWidget(self.view)
        self.pages.addWidget(EmptyPage("没有符合筛选条件的企业", none_fit, [self.clear_act]))
        self.pages.addWidget(EmptyPage("企业名录里还没有企业", none_yet, [self.go_act, self.import_act]))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for part in (self.year, self.text, self.which):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.count)
        row.addWidget(button_for(self.open_act))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addLayout(row)
        layout.addWidget(self.sentence)
        layout.addWidget(self.pages, 1)
        layout.addWidget(second("本年数可以直接填写（F2）：没有投入的填 0；空着表示未填报，与 0 分开计数。"))


def _amount(value: Any) -> str:
    return UNKNOWN if value is None else f"{value:,.10g}"


def _rise(value: float | None) -> str:
    return "—" if value is None else f"{value:+.1f}%"
