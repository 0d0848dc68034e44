"""Files that show where a value is from: entered beside it, kept from being left alone, told in the history."""

from datetime import date

import pytest

from heze_desk.errors import DeskError
from heze_desk.evaluation import entering, indicator_story, indicators, proofs
from heze_desk.evaluation.entering import Place
from heze_desk.evaluation.indicator_records import Indicator
from heze_desk.evaluation.period_records import Period
from heze_desk.evaluation.proof_records import IndicatorProof
from heze_desk.workspace import files, registers

DAY, AT = date(2026, 11, 23), Period(2026, 9)


@pytest.fixture
def place(policy_workspace):
    with policy_workspace.step("演示指标") as db:
        made = Place(indicator_id=indicators.add(db, Indicator(name="演示产值", measure="亿元")))
        entering.set_value(db, made, AT, 12.5, day=DAY)
    return made


@pytest.fixture
def proof(policy_workspace, place, tmp_path):
    source = tmp_path / "演示月报.pdf"
    source.write_bytes(b"report")
    digest, size = files.keep(policy_workspace.folder, source)
    return IndicatorProof(
        **vars(place), year=2026, part=9, file_name=source.name, sha256=digest, size=size, added_on=DAY
    )


def line(workspace, place):
    indicator = indicators.get(workspace.db, place.indicator_id)
    told = indicators.series(workspace.db, indicator)
    return next(one for one in entering.lines(workspace.db, told, place, day=DAY) if one.point.period == AT)


def test_a_file_stands_beside_the_value_it_shows_and_once_only(policy_workspace, place, proof):
    with policy_workspace.step("添加") as db:
        assert proofs.add(db, proof) is not None
        assert proofs.add(db, proof) is None

    shown = line(policy_workspace, place)
    assert (shown.files, [one.file_name for one in shown.proofs]) == (1, ["演示月报.pdf"])
    (entry,) = [one for one in registers.entries(policy_workspace.db) if one.table == "indicator_proof"]
    assert (entry.key, entry.owner) == ("I1", "演示产值2026年9月")


def test_a_value_is_not_cleared_under_its_proof_and_a_period_without_one_takes_none(policy_workspace, place, proof):
    with policy_workspace.step("添加") as db:
        proofs.add(db, proof)

    with pytest.raises(DeskError, match="有佐证材料“演示月报"), policy_workspace.step("清除") as db:
        entering.set_value(db, place, AT, None, day=DAY)
    with pytest.raises(DeskError, match="这一期还没有数"), policy_workspace.step("添加") as db:
        proofs.add(db, IndicatorProof(**{**vars(proof), "part": 8}))
    with policy_workspace.step("移除") as db:
        registers.remove(db, "indicator_proof", 1, day=DAY, reason="传错了")
        entering.set_value(db, place, AT, None, day=DAY)
    assert line(policy_workspace, place).files == 0


def test_a_file_removed_is_struck_told_and_may_come_back(policy_workspace, place, proof):
    with policy_workspace.step("添加") as db:
        proofs.add(db, proof)
    with policy_workspace.step("移除") as db:
        registers.remove(db, "indicator_proof", 1, day=DAY, reason="传错了")
    indicator = indicators.get(policy_workspace.db, place.indicator_id)

    told = [one.sentence for one in indicator_story.story(policy_workspace.db, indicator)]

    assert any("2026年9月佐证材料：演示月报.pdf" in one for one in told)
    assert any("2026年9月佐证材料“演示月报.pdf”移除原因：（空） → 传错了" in one for one in told)
    with policy_workspace.step("再添加") as db:
        assert proofs.add(db, proof) == 1
    assert line(policy_workspace, place).files == 1
