"""How the parts of a chart look: a light has its shape, its shade and its word, any other part a shade of its own."""

from collections.abc import Sequence

from reports.errors import PaperError
from reports.pdf.charts_ink import Hatch, Shade

SHAPES = {"正常": "●", "临期": "▲", "逾期": "■", "办结": "✓", "暂停": "‖", "未定": "○"}
_LIGHTS = {
    "正常": Shade(0.14),
    "临期": Shade(hatch=Hatch.RISING),
    "逾期": Shade(1.0),
    "办结": Shade(0.5),
    "暂停": Shade(hatch=Hatch.UPRIGHT),
    "未定": Shade(),
}
_OTHERS = (*_LIGHTS.values(), Shade(hatch=Hatch.CROSSED), Shade(hatch=Hatch.LEVEL))


def shaped(word: str) -> str:
    """A word that begins with a light has its shape before it: ■逾期16天."""
    return next((f"{shape}{word}" for light, shape in SHAPES.items() if word.startswith(light)), word)


def shades(series: Sequence[str]) -> list[Shade]:
    """A shade for each part, no two alike."""
    if len(series) > len(_OTHERS):
        raise PaperError(f"图表分了{len(series)}类，黑白打印最多能区分{len(_OTHERS)}类。请合并后再输出。")
    taken = {_LIGHTS[name] for name in series if name in _LIGHTS}
    free = iter([shade for shade in _OTHERS if shade not in taken])
    chosen: dict[str, Shade] = {}
    return [
        chosen.setdefault(name, _LIGHTS[name]) if name in _LIGHTS and name not in chosen else next(free)
        for name in series
    ]
