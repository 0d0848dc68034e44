"""A new draft beside the own text, piece by piece: what is taken and what stays is said by a key."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit

from heze_desk.differing import Piece, Standing, taken
from heze_desk.kit import theme
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.lines import Lines
from heze_desk.kit.screen import Desk


class Choosing(StrEnum):
    """What becomes of a piece."""

    TAKE = "采用新稿"
    KEEP = "保留原文"
    BOTH = "两段都留"


@dataclass(frozen=True, kw_only=True)
class ShownPiece:
    """One place where the texts differ; what only the draft has is taken unless it is told otherwise."""

    id: int
    piece: Piece
    chosen: Choosing

    @property
    def own(self) -> str:
        return "\n".join(self.piece.own) or "（没有）"

    @property
    def drafted(self) -> str:
        return "\n".join(self.piece.drafted) or "（删去）"


COLUMNS = (
    Column[ShownPiece]("处理", lambda one: one.chosen, width=4.6),
    Column[ShownPiece]("原因", lambda one: one.piece.standing, width=5, from_width=1500),
    Column[ShownPiece]("现在的文字", lambda one: one.own, kind=Kind.LONG, tip=lambda one: one.own, width=0, least=6),
    Column[ShownPiece]("新稿", lambda one: one.drafted, kind=Kind.LONG, tip=lambda one: one.drafted, width=0, least=6),
)


class DifferenceLines(Lines[ShownPiece]):
    """`settled` asks to put the text together as it is chosen here, `dropped` to forget the new draft."""

    settled = Signal()
    dropped = Signal()

    def __init__(self, desk: Desk, is_open: Callable[[], bool]) -> None:
        super().__init__(desk, "新稿与正文的不同", COLUMNS, "draft differences")
        self._is_open = is_open
        self._pieces: tuple[Piece, ...] = ()
        self.take_act = self.act("采用新稿", partial(self.choose, Choosing.TAKE), keys="Alt+C", button=True)
        self.keep_act = self.act("保留原文", partial(self.choose, Choosing.KEEP), keys="Alt+K", button=True)
        self.both_act = self.act("两段都留", partial(self.choose, Choosing.BOTH), keys="Alt+B", button=True)
        self.done_act = self.act("合入正文", self.settled.emit, keys="Alt+Return", button=True, needs_one=False)
        self.whole = QPlainTextEdit(readOnly=True)
        self.whole.setAccessibleName("选中的不同")
        self.whole.setFixedHeight(theme.px(170))
        self.whole.setTabChangesFocus(True)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.whole)
        self.view.chosen.connect(self._show_whole)
        self.drop_act = self.act("不用新稿", self.dropped.emit, keys="Esc", needs_one=False)

    def is_open(self) -> bool:
        return self._is_open()

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        self._pieces = tuple(pieces)
        self.table.show(
            [
                ShownPiece(id=place, piece=one, chosen=_proposed(one))
                for place, one in enumerate(pieces)
                if one.standing is not Standing.SAME
            ]
        )
        self._tell()

    def choose(self, chosen: Choosing) -> None:
        """Say it of the selected pieces and go on to the next."""
        ids, row = {one.id for one in self.selected()}, self.view.currentIndex().row()
        self.table.show([replace(one, chosen=chosen) if one.id in ids else one for one in self.table.records])
        self.view.setCurrentIndex(self.table.index(min(row + 1, len(self.table.records) - 1), 0))
        self._tell()

    def text(self, own: str) -> str:
        """The text as it is chosen; refused where it was changed since the comparison."""
        chosen = {one.id: one.chosen for one in self.table.records}
        pieces = [_as_chosen(one, chosen.get(place)) for place, one in enumerate(self._pieces)]
        return taken(own, pieces, [place for place, one in chosen.items() if one is not Choosing.KEEP])

    def _show_whole(self, one: ShownPiece | None) -> None:
        """What the cells have no room for."""
        self.whole.setPlainText(f"现在的文字：\n{one.own}\n\n新稿：\n{one.drafted}" if one is not None else "")

    def _tell(self) -> None:
        self.remark.setText(f"{len(self.table.records)} 处")
        self.offer()


def _proposed(piece: Piece) -> Choosing:
    """What nobody touched follows the draft; own words stay."""
    return Choosing.TAKE if piece.standing is Standing.FOLLOWS else Choosing.KEEP


def _as_chosen(piece: Piece, chosen: Choosing | None) -> Piece:
    match chosen:
        case Choosing.KEEP:
            return replace(piece, standing=Standing.OWN)
        case Choosing.BOTH:
            return replace(piece, drafted=(*piece.own, *piece.drafted))
        case _:
            return piece
