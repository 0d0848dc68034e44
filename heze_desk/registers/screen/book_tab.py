"""What every tab of the page can be asked for by the page's own acts; each says which of them it can."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from heze_desk.kit.as_of import Tab


class BookTab(Tab):
    """`can` names the acts of the page that mean something here."""

    can: ClassVar[frozenset[str]] = frozenset()

    def view_in_focus(self) -> QWidget:
        """Where the keyboard comes in."""
        raise NotImplementedError

    def add(self) -> object:
        """Ask for something new."""

    def import_book(self) -> None:
        """Ask for a workbook and show what it would bring."""

    def export(self) -> object:
        """Write what is listed to a workbook."""

    def preview(self) -> object:
        """Show what is listed as it will be printed."""
