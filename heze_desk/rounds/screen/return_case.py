"""One dropped file on its way in: what it is, what it would change, and what was decided about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from heze_desk.rounds import collecting
from heze_desk.rounds.collecting import Facts, Recognised, Returned, ReturnPlan, Unread


@dataclass(frozen=True, kw_only=True)
class Case:
    """A file as it stands in the preview; `taken` is whether it is among those to be confirmed.

    `clash` names the other file of the same unit that says otherwise.
    """

    id: int
    read: Returned | Unread
    recognised: Recognised | None = None
    plan: ReturnPlan | None = None
    round_id: int | None = None
    unit_id: int | None = None
    decisions: Mapping[str, int] = field(default_factory=dict)
    taken: bool = True
    clash: str = ""

    @property
    def file(self) -> str:
        return self.read.file

    @property
    def unit(self) -> str:
        return self.recognised.unit if self.recognised is not None else ""

    @property
    def refusal(self) -> str:
        """Why nothing of the file can be taken, or nothing."""
        if isinstance(self.read, Unread):
            return self.read.reason
        if self.recognised is not None and self.recognised.refusal:
            return self.recognised.refusal
        return self.plan.refusal if self.plan is not None else ""

    @property
    def question(self) -> str:
        """What must be said before the file can be looked at."""
        return self.recognised.question if self.recognised is not None and not self.refusal else ""

    @property
    def is_ready(self) -> bool:
        """Whether confirming would do something with it."""
        return self.plan is not None and self.taken and self.plan.does_something

    @property
    def is_late(self) -> bool:
        """Whether a reason is needed, for its round has ended."""
        return self.is_ready and self.recognised is not None and self.recognised.closed

    @property
    def state(self) -> str:
        """In a word or two, for the list of files."""
        if isinstance(self.read, Unread):
            return "读不出"
        if self.refusal:
            return "没有采用"
        if self.question or self.plan is None:
            return "请指定单位"
        return self._of_plan(self.plan)

    @property
    def urgency(self) -> int:
        """What asks for a decision is listed first, then what is not taken."""
        if self.question or (self.plan is not None and self.plan.open_doubts):
            return 0
        return 1 if self.refusal else 2

    @property
    def sentence(self) -> str:
        """What the preview says over the lists."""
        if told := self.refusal or self.question or self.clash:
            return told
        return self.plan.sentence if self.plan is not None else ""

    def decided(self, facts: Facts, decisions: Mapping[str, int]) -> "Case":
        """The same file with other decisions, proposed again."""
        return replace(self, decisions=dict(decisions)).proposed(facts)

    def named(self, facts: Facts, round_id: int | None, unit_id: int | None) -> "Case":
        """The same file as the secretary says what it is."""
        return replace(self, round_id=round_id, unit_id=unit_id, decisions={}).proposed(facts)

    def proposed(self, facts: Facts) -> "Case":
        """Recognised and compared with what the desk holds; a file that cannot be read stays as it is."""
        if isinstance(self.read, Unread):
            return self
        found = collecting.recognised(facts, self.read, round_id=self.round_id, unit_id=self.unit_id)
        if not found.is_sure:
            return replace(self, recognised=found, plan=None)
        plan = collecting.proposed(
            facts.asked[found.round_id or 0][found.unit_id or 0], self.read, day=facts.day, decisions=self.decisions
        )
        return replace(self, recognised=found, plan=plan)

    def _of_plan(self, plan: ReturnPlan) -> str:
        if self.clash:
            return "两份写得不一样"
        if plan.waits:
            return "请先确认整张表"
        parts = ["零报告" if plan.nil else f"{len(plan.written)} 处变更"]
        parts += [f"疑问 {len(plan.open_doubts)}"] if plan.open_doubts else []
        return ("已收过，" if plan.is_known else "") + "\n".join(parts)
