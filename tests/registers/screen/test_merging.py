"""Two entries that become one: what was withdrawn from one of them only is decided before the merge."""

from datetime import date

import pytest

from heze_desk.registers import duplicates, recognising, store
from heze_desk.registers.kinds import KINDS
from heze_desk.registers.records import Entry, Kind, Recognition
from heze_desk.registers.screen.pairs_dialog import PairsDialog

DAY = date(2026, 3, 1)
ENDED = {"withdrawn_on": date(2026, 9, 1), "withdrawn_because": "演示文件9号"}


@pytest.fixture
def pairs(office, qtbot):
    """The dialog over two pairs; of the first one the left entry was withdrawn and the right one was not."""
    db = office.workspace.db
    with office.workspace.step("演示") as writing:
        for name in ("膜材料重点实验室", "储能中试基地"):
            for place in ("菏泽市", ""):
                store.add(writing, Entry(kind=Kind.PLATFORM, name=f"{place}{name}", added_on=DAY))
        for entry_id, more in ((1, ENDED), (2, {})):
            told = {"mark": "认定", "recognised_on": DAY, "document": "演示文件1号"}
            recognising.recognise(writing, Recognition(entry_id=entry_id, **told, **more))
    dialog = PairsDialog(
        office, KINDS[Kind.PLATFORM], duplicates.pairs(db, Kind.PLATFORM), lambda _text: None, parent=None
    )
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.mark.parametrize("withdrawn", [True, False])
def test_a_withdrawal_is_asked_about_in_the_preview_and_the_answer_counts(office, pairs, withdrawn):
    asked = pairs.dispute.question.text()
    assert asked.startswith("左边的“认定”已于2026年9月1日撤销（演示文件9号），另一条没有撤销。")
    assert not pairs.keep_first.isEnabled()
    assert pairs.apart.isEnabled()

    (pairs.dispute.gone if withdrawn else pairs.dispute.stands).click()
    pairs.keep_first.click()

    (mark,) = recognising.recognitions(office.workspace.db, 1)
    assert mark.withdrawn_on == (date(2026, 9, 1) if withdrawn else None)
    assert (pairs.pair.first, pairs.dispute.isHidden(), pairs.keep_first.isEnabled()) == (3, True, True)
