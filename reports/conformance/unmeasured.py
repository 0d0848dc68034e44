"""Rules about paper, printing and words, which no PDF can be measured by."""

from collections.abc import Iterator

from reports.conformance.findings import Finding, Rule, Strength, not_asked
from reports.conformance.survey import Survey

REASONS = {
    Rule("A1", "4", "用纸", "60–80 g/m² 胶版或复印纸", Strength.USUAL): "纸张由打印时所用的纸决定，PDF 上量不出。",
    Rule("A10", "6.1", "制版", "版心不斜，误差不超过1 mm"): "PDF 的版心不会歪斜，进纸歪斜须在纸上量。",
    Rule("A11", "6.2", "双面印刷", "双面印刷，两面误差不超过2 mm"): "双面套正由打印机决定，须在纸上量。",
    Rule("A12", "6.3", "装订", "左侧装订，两页页码误差不超过4 mm"): "装订在印制以后，须在成品上量。",
    Rule(
        "A40", "9", "计量单位、标点、数字", "GB 3100–3102、GB/T 15834、GB/T 15835"
    ): "属于行文内容，由拟稿和核稿把关。",
    Rule("A45", "11", "式样图", "12幅"): "是标准的附图，没有可量的数值。",
}
RULES = tuple(REASONS)


def findings(about: Survey) -> Iterator[Finding]:
    yield from (not_asked(rule, reason) for rule, reason in REASONS.items())
