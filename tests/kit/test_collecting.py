"""While another thread works nothing is collected; afterwards it is again, whoever is gone by then."""

import gc

from PySide6.QtCore import QObject

from heze_desk.kit import collecting
from heze_desk.kit.background import Background
from heze_desk.kit.draft_keeper import DraftKeeper


def test_it_is_held_until_the_last_holder_lets_go(qapp):
    first, second = collecting.hold(), collecting.hold()
    first()
    first()
    assert not gc.isenabled()

    second()

    assert gc.isenabled()


def test_a_draft_is_written_while_nothing_is_collected_also_when_its_keeper_is_gone(qtbot, tmp_path):
    parent = QObject()
    keeper = DraftKeeper(lambda: "演示", parent)
    keeper.follow(tmp_path / "drafts" / "稿")
    keeper.keep()
    assert not gc.isenabled()
    keeper.settle()
    parent.deleteLater()
    del keeper, parent

    qtbot.waitUntil(gc.isenabled)
    assert (tmp_path / "drafts" / "稿").read_text("utf-8") == "演示"


def test_work_that_ends_with_the_program_lets_it_go(qtbot):
    background = Background()
    background.run(lambda: 1, lambda _one: None)
    assert not gc.isenabled()

    background.close()

    assert gc.isenabled()
