"""All that is kept, ready to be looked through; what was changed since is read again, never the whole."""

from collections.abc import Generator, Iterator, Sequence
from datetime import date
from typing import Any

from heze_desk import pinyin
from heze_desk.search import queries
from heze_desk.search.records import Fit, Group, Hit, Kind, Piece, words
from heze_desk.search.shelf import Shelf
from heze_desk.search.sources import SOURCES
from heze_desk.search.telling import told
from heze_desk.workspace.database import Database

FEW = 2000
MOST = 5
AMONG = 1000  # so many of those called so are looked at for one that is called just so
CHANGES = "select id, subject, row_id, before, after from journal"


class Index:
    """`renew` before every look, `prepare` while nobody waits; what is not yet at hand is not found."""

    def __init__(self) -> None:
        self.shelves = {source.kind: Shelf(source) for source in SOURCES}
        self._of: tuple[Database, date] | None = None
        self._seen: tuple[Any, ...] = ()

    def renew(self, db: Database, day: date) -> None:
        """Forget what was changed since the last time, or all where it is another file or another day."""
        last = db.execute(f"{CHANGES} order by id desc limit 1").fetchone() or ()
        if self._of != (db, day) or not self._forget_changed(db):
            queries.teach(db)
            for shelf in self.shelves.values():
                shelf.forget()
        self._of, self._seen = (db, day), last

    def prepare(self) -> bool:
        """Do a little of what is still to be done; False once all is at hand."""
        assert self._of is not None
        db, day = self._of
        waiting = next((shelf for shelf in self.shelves.values() if not shelf.is_ready), None)
        if waiting is not None:
            waiting.prepare(db, day.isoformat())
            return True
        pinyin.prepare()
        return False

    def find(self, text: str, *, only: Kind | None = None, most: int = MOST) -> list[Group]:
        """What holds all the words, by kind; without a word nothing."""
        groups = [group for group in self.finding(text, only=only, most=most) if group is not None]
        return sorted(groups, key=lambda group: group.fit)

    def finding(self, text: str, *, only: Kind | None = None, most: int = MOST) -> Iterator[Group | None]:
        """The same by and by: each kind of which something was found, and None to pause in between."""
        sought = words(text)
        for kind in [kind for kind in Kind if sought and kind in self.shelves and only in (None, kind)]:
            if self.shelves[kind].is_ready:
                group = yield from _looked(self.shelves[kind], sought, most)
                if group.total:
                    yield group

    def hit(self, kind: Kind, piece_id: int) -> Hit | None:
        """A thing found before, as it is now; None once it is gone."""
        shelf = self.shelves.get(kind)
        piece = shelf.find(piece_id) if shelf else None
        return _hit(shelf, piece) if shelf and piece else None

    def _forget_changed(self, db: Database) -> bool:
        """Whether it was enough to forget what changed since."""
        if not self._seen:
            return False
        seen = self._seen[0]
        if db.execute(f"{CHANGES} where id = ?", [seen]).fetchone() != self._seen:
            return False  # the file was put back from a backup since
        changes = db.execute(f"{CHANGES} where id > ? order by id limit {FEW + 1}", [seen]).fetchall()
        if len(changes) > FEW:
            return False
        for shelf in self.shelves.values():
            shelf.forget_changed(change[1:] for change in changes)
        return True


def _looked(shelf: Shelf, sought: Sequence[str], most: int) -> Generator[None, None, Group]:
    named, beyond = yield from shelf.look(sought)
    whole = " ".join(sought)
    places = _first(named, AMONG)
    exact = [place for place in places if shelf.piece(place).is_called(whole)]
    places = [*exact, *(place for place in places if place not in exact)] if exact else places
    fit = Fit.EXACT if exact else Fit.NAMED if places else Fit.BEYOND
    places = (places if len(places) > most else [*places, *_first(beyond, most)])[:most]
    hits = [_hit(shelf, shelf.piece(place), sought) for place in places]
    return Group(shelf.source.kind, hits, sum(named) + sum(beyond), fit)


def _first(held: bytes, most: int) -> list[int]:
    places: list[int] = []
    place = held.find(1)
    while place >= 0 and len(places) < most:
        places.append(place)
        place = held.find(1, place + 1)
    return places


def _hit(shelf: Shelf, piece: Piece, sought: Sequence[str] = ()) -> Hit:
    source = shelf.source
    where = told(piece, sought)
    return Hit(
        kind=source.kind,
        id=piece.id,
        title=" ".join(piece.title.split()),
        detail="　".join(filter(None, (piece.detail, where))),
        page=source.page,
        message=source.message(piece),
        verb=source.verb.format(ref=piece.ref, title=piece.title, detail=piece.detail),
        ended=piece.ended,
    )
