"""What is noted by hand of the chosen units, and their files opened."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence

from heze_desk.errors import DeskError
from heze_desk.kit.asking import AskDialog
from heze_desk.rounds import store
from heze_desk.rounds.records import FilingState
from heze_desk.rounds.screen.noting import Wanted, ask_note
from heze_desk.rounds.screen.shown import ShownRound
from heze_desk.rounds.status_records import UnitStatus
from heze_desk.workspace import files


class UnitActs:
    """Each asks first; `selected` gives the units it is for, `noted` the form of the chosen note."""

    def __init__(
        self, shown: ShownRound, selected: Callable[[], list[UnitStatus]], noted: Callable[[], int | None]
    ) -> None:
        self._shown, self._page = shown, shown.page
        self._selected, self._noted = selected, noted
        page = shown.page
        self.reported = page.act("登记已报…", lambda: self.note(FilingState.REPORTED), keys="F2")
        self.nil = page.act("登记零报告…", lambda: self.note(FilingState.NIL), keys="Alt+L")
        self.back = page.act("退回…", lambda: self.note(FilingState.SENT_BACK), keys="Alt+T")
        self.open_form = page.act("打开来件", self.open_returned, keys="Return")

        self.open_noted = QAction("打开这次来件", page)
        self.open_noted.setShortcut(QKeySequence("Return"))
        self.open_noted.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.open_noted.triggered.connect(lambda _checked: self._open_noted())

    @property
    def all(self) -> list[QAction]:
        return [self.reported, self.nil, self.back, self.open_form]

    def note(self, state: FilingState) -> AskDialog | None:
        round_, units = self._shown.round, self._selected()
        if round_ is None or not units:
            return None
        wanted = Wanted(round=round_, units=units, state=state)
        return ask_note(self._page.desk, wanted, self._page.tell, self._page.window())

    def open_returned(self, form_id: int | None = None) -> None:
        """A copy of the last form the chosen unit sent, or of the one named."""
        units = self._selected()
        if not units:
            return
        sent = store.returned(self._page.workspace.db, self._shown.id, units[0].unit_id)
        found = [one for one in sent if form_id in (None, one.id)]
        if not found:
            raise DeskError(f"{units[0].unit}没有可以打开的反馈表；它的报送是手工登记的，或还没有报来。")
        copy = files.copy_out(self._page.workspace.folder, found[-1].sha256, found[-1].file_name)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy)))

    def _open_noted(self) -> None:
        """The form that the chosen note is of."""
        if (form_id := self._noted()) is not None:
            self.open_returned(form_id)

    def offer(self) -> None:
        """Only what makes sense for the units selected."""
        units, able = self._selected(), not self._page.workspace.read_only
        for act in (self.reported, self.nil):
            act.setEnabled(able and bool(units))
        self.back.setEnabled(able and bool(units) and all(not one.is_missing for one in units))
        self.open_form.setEnabled(len(units) == 1 and units[0].forms_returned > 0)
