"""The order of the phases and milestones of an industry: one is lifted by its name and put between two others."""

from collections.abc import Sequence

from heze_desk.roadmap.bar_records import Bar
from heze_desk.roadmap.records import BarKey, Subject
from heze_desk.roadmap.screen.geometry import Scene


def gap_at(scene: Scene, key: BarKey, y: float) -> int:
    """The row before which one would be put at this height, always among those of its industry."""
    places = _places(scene, key)
    nearest = round((y - scene.y(0)) / scene.view.row)
    return min(max(nearest, places[0]), places[-1] + 1)


def before(scene: Scene, key: BarKey, gap: int) -> BarKey | None:
    """What would stand after it in a gap; None is the end. It itself where nothing would change."""
    places = _places(scene, key)
    place = scene.places[key]
    if gap in (place, place + 1):
        return key
    row = scene.rows[gap] if gap <= places[-1] else None
    return row.bar.key if row is not None and row.bar is not None else None


def gap_beside(scene: Scene, key: BarKey, by: int) -> int:
    """The gap one row up or down."""
    places = _places(scene, key)
    return min(max(scene.places[key] + (by if by < 0 else by + 1), places[0]), places[-1] + 1)


def is_placeable(bar: Bar | None) -> bool:
    """Tasks stand in the order of the ledger."""
    return bar is not None and bar.key.subject is Subject.ITEM


def _places(scene: Scene, key: BarKey) -> Sequence[int]:
    lane = scene.rows[scene.places[key]].lane
    return [scene.places[bar.key] for bar in lane.bars if bar.key.subject is Subject.ITEM]
