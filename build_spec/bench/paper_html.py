"""The same papers as HTML and CSS, for WeasyPrint: the same page, grid, faces, tables and charts."""

from html import escape
from pathlib import Path

from reports.document import Bars, Block, Document, Heading, Imprint, Masthead, Paragraph, ProgressBars, Table, Title

FACES = {"fang": "DeskFang-Regular", "light": "DeskKai-Light", "hei": "DeskHei-Medium", "kai": "DeskKai-Regular"} | {
    "song": "DeskSong-Regular",
    "bold": "DeskSong-Bold",
}
STYLE = """
@page { size: %(size)s; margin: %(margins)s; @top-right { content: "%(remark)s"; font: 10.5pt hei } }
@page :right { @bottom-right { content: "— " counter(page) " —"; font: 14pt song } }
@page :left { @bottom-left { content: "— " counter(page) " —"; font: 14pt song } }
html { font: 15.79pt fang, light; line-height: 29.62pt; color: device-cmyk(0 0 0 1); text-align: justify }
body, p, h1, h2, h3, table, figure { margin: 0; padding: 0; font-weight: normal }
p { text-indent: 2em }
h1 { font: 42pt bold; color: device-cmyk(0 0.8 0.8 0); text-align: center }
h2 { font: 22pt bold; text-align: center; margin: 29.62pt 0 }
h3 { font: 15.79pt hei; line-height: 29.62pt; text-indent: 2em; break-after: avoid }
h4 { font: 15.79pt kai; line-height: 29.62pt; text-indent: 2em; margin: 0; break-after: avoid }
.number, .note, .caption { text-align: center }
.head { border-bottom: 2.25pt solid device-cmyk(0 0.8 0.8 0); display: flex; justify-content: space-between }
.caption { font: 12pt hei; text-indent: 0; break-after: avoid }
.note { font: 10.5pt fang; text-align: left }
table { border-collapse: collapse; width: 100%%; table-layout: fixed; font: %(cells)s fang, light; line-height: 1.4 }
th, td { border: 0.5pt solid black; padding: 0.25em 1.2mm; text-align: center }
th { font: %(cells)s hei; line-height: 1.4 }
td.left { text-align: left }
figure { font: 10.5pt fang; line-height: 13pt }
svg { width: 156mm; display: block }
.imprint { font: 14pt fang; line-height: 28pt; border-top: 1pt solid black; border-bottom: 1pt solid black }
"""
UPRIGHT = {"size": "210mm 297mm", "margins": "37mm 26mm 35mm 28mm", "cells": "12pt"}
TURNED = {"size": "297mm 210mm", "margins": "28mm 37mm 26mm 35mm", "cells": "10.5pt"}
SHADES = ("#dbdbdb", "url(#rising)", "black", "#808080", "url(#upright)", "white")
PATTERNS = (
    '<defs><pattern id="rising" width="4.5" height="4.5" patternUnits="userSpaceOnUse">'
    '<path d="M0 4.5L4.5 0" stroke="black" stroke-width="0.7"/></pattern>'
    '<pattern id="upright" width="3.2" height="3.2" patternUnits="userSpaceOnUse">'
    '<path d="M1.6 0V3.2" stroke="black" stroke-width="0.7"/></pattern></defs>'
)
ROW, BAR, BEGIN = 19, 13, 66


def face_rules(folder: Path) -> str:
    """The style sheet that names the faces, which a running process reads once."""
    rule = "@font-face {{ font-family: {}; src: url({}) }}"
    return "\n".join(rule.format(name, (folder / f"{file}.ttf").as_uri()) for name, file in FACES.items())


def source(document: Document) -> str:
    style = STYLE % {**(TURNED if document.landscape else UPRIGHT), "remark": document.remark}
    body = "\n".join(map(_block, document.body))
    return f'<!doctype html><html lang="zh-CN"><title>{document.title}</title><style>{style}</style><body>{body}</html>'


def _block(block: Block) -> str:
    match block:
        case Masthead():
            return (
                f"<h1>{block.name}</h1><div class=number>{block.number}</div>"
                f"<div class=head><span>{block.issuer}</span><span>{block.day_text}</span></div>"
            )
        case Title():
            note = f"<div class=number>{block.note}</div>" if block.note else ""
            return f"<h2>{block.text}</h2>{note}"
        case Heading():
            return f"<h{block.level + 2}>{escape(block.text)}</h{block.level + 2}>"
        case Paragraph():
            return f"<p>{escape(block.text)}</p>"
        case Table():
            return _table(block)
        case Bars():
            return _bars(block)
        case ProgressBars():
            return _progress(block)
        case Imprint():
            lines = "".join(f"<div>{label}：{text}</div>" for label, text in block.lines)
            return f"<div class=imprint>{lines}<div>{block.printed_by} {block.printed_on}印发</div></div>"
        case _:
            raise ValueError(f"no way to say {type(block).__name__}")


def _table(block: Table) -> str:
    widths = "".join(f'<col style="width: {share * 100:g}%">' for share in block.widths)
    head = "".join(f"<th>{text}</th>" for text in block.header)
    rows = "".join(
        "<tr>" + "".join(f"<td class={align}>{escape(text)}</td>" for text, align in zip(row, block.align, strict=True))
        for row in block.rows
    )
    named = f"<div class=caption>{block.caption}</div>" if block.caption else ""
    note = f"<div class=note>{block.note}</div>" if block.note else ""
    return f"{named}<table>{widths}<thead><tr>{head}</thead><tbody>{rows}</tbody></table>{note}"


def _bars(block: Bars) -> str:
    unit = 320 / max(map(sum, block.values))
    parts = []
    for place, (label, counts) in enumerate(zip(block.labels, block.values, strict=True)):
        x, y = float(BEGIN), ROW * (place + 1)
        parts.append(
            _text(BEGIN - 6, y + 10, label, "end") + _text(BEGIN + 4 + unit * sum(counts), y + 10, f"{sum(counts)}项")
        )
        for count, shade in zip(counts, SHADES, strict=True):
            parts.append(_rect(x, y, unit * count, shade))
            ink = "white" if shade == "black" else "black"
            parts.append(_text(x + unit * count / 2, y + 10, str(count), "middle", ink=ink) if count > 2 else "")
            x += unit * count
    for place, (name, shade) in enumerate(zip(block.series, SHADES, strict=True)):
        parts.append(_rect(BEGIN + 52 * place, 2, 18, shade) + _text(BEGIN + 52 * place + 21, 12, name))
    return _figure(parts, len(block.labels), block.caption)


def _progress(block: ProgressBars) -> str:
    parts = [_text(BEGIN + 3 * share, 12, f"{share}%", "middle") for share in (0, 25, 50, 75, 100)]
    for place, row in enumerate(block.rows, start=1):
        y, planned = ROW * place, row.planned or 0
        parts += [_text(BEGIN - 6, y + 10, row.label, "end"), _rect(BEGIN, y, 300, "white")]
        if planned > row.done:
            parts.append(_rect(BEGIN + 3 * row.done, y, 3 * (planned - row.done), "url(#rising)"))
        parts += [_rect(BEGIN, y, 3 * row.done, "#808080"), _rect(BEGIN + 3 * planned, y - 3, 1, "black")]
        parts += [_text(382, y + 10, f"{row.done}%"), _text(412, y + 10, f"{row.planned}%")]
    return _figure(parts, len(block.rows), block.caption)


def _figure(parts: list[str], rows: int, caption: str) -> str:
    drawing = f'<svg viewBox="0 0 442 {ROW * (rows + 1)}" font-size="9">{PATTERNS}{"".join(parts)}</svg>'
    return f"<figure>{drawing}<div class=caption>{caption}</div></figure>"


def _rect(x: float, y: float, width: float, shade: str) -> str:
    return (
        f'<rect x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{BAR}" fill="{shade}" '
        'stroke="black" stroke-width="0.5"/>'
    )


def _text(x: float, y: float, text: str, anchor: str = "start", *, ink: str = "black") -> str:
    return f'<text x="{x:.2f}" y="{y:.2f}" text-anchor="{anchor}" fill="{ink}">{text}</text>'
