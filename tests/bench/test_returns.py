"""The returned form of the bench: every row of it changes something, and nothing of it is in doubt."""

from build_spec.bench import returns
from heze_desk.rounds import collecting


def test_the_form_that_is_measured_is_read_to_the_last_cell(tmp_path, monkeypatch):
    monkeypatch.setattr(returns, "ROWS", 12)
    book = collecting.read(returns._filled(tmp_path / "returned"))

    plan = collecting.proposed(returns._asked(), book, day=returns.DAY, decisions={})

    assert len({one.task_id for one in plan.written}) == 12
    assert (plan.open_doubts, plan.refused, plan.unmatched, plan.missing_rows, plan.notes) == ((), (), (), (), ())
