"""Identity numbers of people, which the desk never keeps in registers, notifications and indicators."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from typing import Any

from heze_desk.errors import DeskError

DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
FOUND = re.compile(rf"(?<!\d)[1-9]\d{{5}}(?:(?:18|19|20)\d{{2}}{DAY}\d{{3}}[\dXx]|\d{{2}}{DAY}\d{{3}})(?!\d)")
"""Of 18 digits, or of 15 as until 1999: the place, a day of birth that can be, and the rest (GB 11643)."""
BETWEEN = re.compile(r"(?<=[\dXx])[\s\-·]+(?=[\dXx])")


def found_in(text: str) -> str:
    """The first identity number in a text, also where it is typed in full width or in groups; "" for none."""
    plain = unicodedata.normalize("NFKC", text)
    hit = FOUND.search(plain) or FOUND.search(BETWEEN.sub("", plain))
    return hit.group() if hit else ""


class IdentityNumberError(DeskError):
    """Refuses a record for the identity number in one of its texts; forms name the field that it was typed into."""

    def __init__(self, number: str, field: str = "") -> None:
        named = f"“{field}”里像是写了身份证号码“{number}”" if field else f"“{number}”像是身份证号码"
        super().__init__(f"{named}；这里不保存身份证号码，请删去后再保存。")
        self.number = number

    def is_in(self, value: Any) -> bool:
        return found_in(str(value)) == self.number


@contextmanager
def naming(answers: Mapping[str, Any]) -> Iterator[None]:
    """Let a refusal say which of the answers, by their titles, holds the number."""
    try:
        yield
    except IdentityNumberError as refusal:
        field = next((title for title, value in answers.items() if refusal.is_in(value)), "")
        raise IdentityNumberError(refusal.number, field) from refusal


def refuse_in(record: Any) -> None:
    """Refuse a record about to be written that holds one in any of its texts; it is named, that it be found."""
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, str) and len(value) >= 15 and (number := found_in(value)):
            raise IdentityNumberError(number)
