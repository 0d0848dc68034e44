"""A record that was written elsewhere, read line by line into its points."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from heze_desk.meetings.agenda_records import NoteKind

KINDS = "|".join(NoteKind)
MARKED = re.compile(
    rf"(?:【|［)?(?P<kind>{KINDS})(?:】|］)?\s*(?:[（(](?P<who>[^（）()]{{1,20}})[）)])?\s*[：:]\s*(?P<text>.*)"
)
SPOKEN = re.compile(r"(?P<who>[^\s：:，。；（）]{2,12}?)(?:同志)?[：:]\s*(?P<text>.*)")


@dataclass(frozen=True, kw_only=True)
class WrittenPoint:
    """One line of such a record."""

    kind: NoteKind
    speaker: str = ""
    text: str


def points(text: str, speakers: Collection[str], kind: NoteKind = NoteKind.RECORD) -> Iterator[WrittenPoint]:
    """One for each line: 议定：……, 发言（张喆）：……, 张喆：…… of somebody on the list, all others of the kind."""
    for line in filter(None, (one.strip() for one in text.splitlines())):
        if (found := MARKED.fullmatch(line)) and found["text"]:
            yield WrittenPoint(kind=NoteKind(found["kind"]), speaker=found["who"] or "", text=found["text"])
        elif (found := SPOKEN.fullmatch(line)) and found["text"] and found["who"] in speakers:
            yield WrittenPoint(kind=NoteKind.SPEECH, speaker=found["who"], text=found["text"])
        else:
            yield WrittenPoint(kind=kind, text=line)
