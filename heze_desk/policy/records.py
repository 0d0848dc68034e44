"""The policy a working group carries out: what its document says, and nothing that it does not say."""

from dataclasses import dataclass
from datetime import date

from heze_desk.errors import DeskError
from heze_desk.policy.kind_records import Part as Part
from heze_desk.policy.kind_records import UnitKind as UnitKind

TITLE_LENGTH = 30


@dataclass(frozen=True, kw_only=True)
class Principle:
    name: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Goal:
    """What is to be reached by the end of a year, in the document's own words."""

    year: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Target:
    """A goal that can be counted; one without a figure (一批) has no value, only its qualifier."""

    year: int
    name: str
    value: int | None = None
    unit: str = ""
    qualifier: str = ""
    source: str

    def __post_init__(self) -> None:
        if self.value is not None and self.value <= 0:
            raise DeskError("目标数值应大于 0，没有数值的请不写 value。")
        if self.value is None and not self.qualifier:
            raise DeskError("目标没有数值时，请在 qualifier 中写明原文用语，如“一批”。")

    @property
    def amount(self) -> str:
        """The figure as the document has it: 30家左右, 50项以上, 一批."""
        return f"{'' if self.value is None else self.value}{self.unit}{self.qualifier}"


@dataclass(frozen=True, kw_only=True)
class Clause:
    """A numbered clause with its whole paragraph, and its responsible units in the order of the text."""

    part: Part
    label: str
    name: str
    text: str
    units: tuple[str, ...]
    closing: str = ""


@dataclass(frozen=True, kw_only=True)
class PolicyUnit:
    """A unit the document names, or a member of a group it names; the order of units is their rank."""

    name: str
    short_name: str = ""
    full_name: str = ""
    kind: UnitKind = UnitKind.DEPARTMENT
    aliases: tuple[str, ...] = ()
    members: tuple["PolicyUnit", ...] = ()
    from_document: bool = True

    def __post_init__(self) -> None:
        if self.members and self.kind is not UnitKind.GROUP:
            raise DeskError(f"“{self.name}”列有成员，kind 应为“{UnitKind.GROUP}”。")
        object.__setattr__(self, "short_name", self.short_name or self.name)
        object.__setattr__(self, "full_name", self.full_name or self.name)

    @property
    def names(self) -> tuple[str, ...]:
        """All it may be called, each once, the name in the document first."""
        return tuple(dict.fromkeys((self.name, self.short_name, self.full_name, *self.aliases)))


@dataclass(frozen=True, kw_only=True)
class PolicyTask:
    """A work item in the words of one sentence of its clause; the document gives it neither lead unit nor deadline."""

    number: str
    clause: str
    title: str
    source: str

    def __post_init__(self) -> None:
        if len(self.title) > TITLE_LENGTH:
            raise DeskError(f"任务 {self.number} 的标题有 {len(self.title)} 字，请压缩到 {TITLE_LENGTH} 字以内。")


@dataclass(frozen=True, kw_only=True)
class Policy:
    number: str
    title: str
    issuer: str
    issued_on: date
    recipients: str = ""
    copies: str = ""
    public_note: str = ""
    printed_by: str = ""
    printed_on: date | None = None
    guiding_thought: str = ""
    principles: tuple[Principle, ...] = ()
    goals: tuple[Goal, ...] = ()
    targets: tuple[Target, ...] = ()
    part_titles: tuple[tuple[Part, str], ...] = ()
    clauses: tuple[Clause, ...]
    units: tuple[PolicyUnit, ...]
    tasks: tuple[PolicyTask, ...]
    text: str

    def of_part(self, part: Part) -> tuple[Clause, ...]:
        return tuple(clause for clause in self.clauses if clause.part is part)

    def part_title(self, part: Part) -> str:
        """What the document itself calls the part; the role's own word where the document has no heading for it."""
        return dict(self.part_titles).get(part, str(part))

    def tasks_of(self, clause: Clause) -> tuple[PolicyTask, ...]:
        return tuple(task for task in self.tasks if task.clause == clause.label)
