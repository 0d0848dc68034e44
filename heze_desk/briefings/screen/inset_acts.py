"""Tables and pictures put into the words of a section by hand."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from heze_desk import inserting
from heze_desk.briefings import drafts, insets
from heze_desk.briefings.draft_records import Inset
from heze_desk.briefings.screen.picture_dialog import PictureDialog
from heze_desk.briefings.screen.table_dialog import TableDialog
from heze_desk.kit.table_clipboard import from_tsv

if TYPE_CHECKING:
    from heze_desk.briefings.screen.writing_tab import WritingTab


class InsetActs(QObject):
    """What is put in and the line that calls it are kept in one step, so that one undo takes both back."""

    def __init__(self, tab: "WritingTab") -> None:
        super().__init__(tab)
        self._tab = tab
        act = tab.section_acts.act
        self.table_act = act("插入表格…", self.open_table, "Ctrl+Shift+B")
        self.picture_act = act("插入图片…", self.open_picture, "Ctrl+Shift+I")
        self.all = (self.table_act, self.picture_act)
        tab.editor.table_pasted.connect(self.open_table)
        tab.editor.inset_asked.connect(self.open_inset)

    def open_table(self, pasted: str = "") -> TableDialog:
        """An empty grid, or the cells that were pasted."""
        dialog = TableDialog(self._tab.draft_id, self._put_in, self._tab.window())
        dialog.show_rows(from_tsv(pasted) if pasted else [])
        dialog.open()
        return dialog

    def open_picture(self) -> PictureDialog:
        dialog = PictureDialog(self._tab.draft_id, self._put_in, self._tab.window())
        dialog.open()
        return dialog

    def open_inset(self, caption: str) -> None:
        """A table or picture of one's own can be changed; what the ledger wrote follows the ledger."""
        tab, inset = self._tab, self._tab.inset(caption)
        if inset is None:
            tab.tell(f"“{caption}”由台账编写，不在这里改；删去这一行就不印，再写上这一行就恢复。")
        elif tab.editable and inserting.share_of(inset) is None:
            table = TableDialog(tab.draft_id, self._change, tab.window())
            table.show_table(inset)
            table.open()
        elif tab.editable:
            picture = PictureDialog(tab.draft_id, self._change, tab.window())
            picture.show_picture(inset)
            picture.open()

    def _put_in(self, inset: Inset) -> None:
        tab, editor = self._tab, self._tab.editor

        def keep(text: str) -> None:
            with tab.desk.workspace.step(f"插入“{inset.caption}”") as db:
                insets.put_in(db, inset)
                drafts.set_text(db, inset.briefing_id, tab.place, text)

        tab.keeper.save()
        insets.refuse_taken(tab.desk.workspace.db, inset)
        editor.put_line(f"［{inset.caption}］")
        tab.keeper.keep_with(keep)
        tab.tell(f"已插入“{inset.caption}”；光标停在这一行时按 Ctrl+回车可以再改。")

    def _change(self, inset: Inset) -> None:
        with self._tab.desk.workspace.step(f"修改“{inset.caption}”") as db:
            insets.change(db, inset)
