"""Writing the sections of a briefing from the facts; each with its heading, without what has nothing to say."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from heze_desk.briefings import section_texts as texts
from heze_desk.briefings.draft_records import Compiled, Kind
from heze_desk.briefings.fact_records import Facts
from heze_desk.briefings.phrase_records import Phrases, sections

WRITERS: dict[str, Callable[[Facts, Phrases], Iterator[str]]] = {
    "总体情况": texts.overall,
    "产业进展": texts.industries,
    "其他进展": texts.others,
    "清单": texts.warned,
    "报送情况": texts.reports,
    "批示落实": texts.instructed,
    "议定事项": texts.decided,
    "存在问题": texts.problems,
    "下步安排": texts.next_steps,
    "附件": texts.annex,
}


def compiled(facts: Facts, kind: Kind, phrases: Phrases) -> Iterator[Compiled]:
    """In the office's order for the kind; the blocks are set to it by who sets papers."""
    keys = sections(phrases, kind)
    facts = replace(facts, has_annex="附件" in keys)
    for key in keys:
        if lines := list(WRITERS[key](facts, phrases)):
            heading = phrases.say(f"标题·{key}", 板块=texts.board_names(facts), 灯名=facts.rule.warned)
            yield Compiled(key=key, heading=heading, text="\n".join(lines))
