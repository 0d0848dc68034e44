"""催报电话: the list of those who are missing, to be called one by one."""

from heze_desk.rounds import store
from heze_desk.rounds.screen.chase_dialog import ChaseDialog
from heze_desk.rounds.screen.shown import ShownRound


class Calling:
    """Off where nobody is missing."""

    def __init__(self, shown: ShownRound) -> None:
        self._shown, self._page = shown, shown.page
        self.call = self._page.act("催报电话…", self.show_list, sign="phone", keys="Ctrl+T")
        shown.changed.connect(self._offer)

    def show_list(self) -> ChaseDialog:
        page = self._page
        chases = store.chase(page.workspace.db, self._shown.id, page.today)
        dialog = ChaseDialog(page.desk, chases, self._shown.name, page.window())
        dialog.open()
        return dialog

    def _offer(self) -> None:
        self.call.setEnabled(any(one.is_missing for one in self._shown.units))
