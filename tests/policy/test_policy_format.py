"""The page on the format is checked against the code it describes."""

import re
from pathlib import Path

from heze_desk.policy.reading import SECTIONS, read
from heze_desk.policy.records import Clause, Goal, Policy, PolicyTask, PolicyUnit, Principle, Target

PAGE = Path(__file__).parents[2] / "docs" / "policy-format.md"
GIVEN = {"part", "part_titles", "clauses", "units", "tasks", "text"}


def test_the_example_on_the_page_is_read_as_it_stands(tmp_path):
    for name, text in re.findall(r"`([\w.]+)`\n\n```\w+\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL):
        (tmp_path / name).write_text(text, "utf-8")

    policy = read(tmp_path)

    assert (policy.clauses[0].name, policy.units[0].name, policy.tasks[0].title) == (
        "社区书房",
        "市文化局",
        "新建社区书房",
    )


def test_the_page_names_every_key_that_may_be_written():
    page = PAGE.read_text("utf-8")
    keys = {*SECTIONS, "parts", "units", "tasks"}
    for record in (Policy, Principle, Goal, Target, Clause, PolicyUnit, PolicyTask):
        keys |= set(record.__dataclass_fields__) - GIVEN

    assert [key for key in sorted(keys) if f"`{key}`" not in page and f"[{key}]" not in page] == []
