"""The same papers in the language of typst: the same page, grid, faces, tables and charts."""

from pathlib import Path

from reports.document import Bars, Block, Document, Heading, Imprint, Masthead, Paragraph, ProgressBars, Table, Title

PAGE = """
#set page(width: {width}, height: {height}, margin: (top: {top}, left: {left}, right: {right}, bottom: {bottom}),
  header: align(right, text(10.5pt, font: hei)[{remark}]),
  footer: context {{
    let at = counter(page).get().first()
    align(if calc.odd(at) {{ right }} else {{ left }}, text(14pt, font: song)[— #at —])
  }})
"""
LOOKS = (Path(__file__).with_name("paper.typ")).read_text("utf-8")


def source(document: Document) -> str:
    """A whole source file."""
    upright = {"width": "210mm", "height": "297mm", "top": "37mm", "left": "28mm", "right": "26mm", "bottom": "35mm"}
    turned = {"width": "297mm", "height": "210mm", "top": "28mm", "left": "35mm", "right": "37mm", "bottom": "26mm"}
    page = PAGE.format(**(turned if document.landscape else upright), remark=document.remark)
    return LOOKS + page + "\n".join(_block(block, document.landscape) for block in document.body)


def _block(block: Block, landscape: bool) -> str:
    match block:
        case Masthead():
            return (
                f"#align(center, text(42pt, font: song, weight: 700, fill: red)[{block.name}])\n"
                f"#align(center)[{block.number}]\n#grid(columns: (1fr, auto), [{block.issuer}], [{block.day_text}])\n"
                "#line(length: 100%, stroke: 2.25pt + red)\n"
            )
        case Title():
            note = f"#align(center, text(font: kai)[{block.note}])\n" if block.note else ""
            return (
                f"#v(13.83pt)\n#align(center, text(22pt, font: song, weight: 700)[{block.text}])\n{note}#v(13.83pt)\n"
            )
        case Heading():
            return f"\n{'=' * block.level} {block.text}\n"
        case Paragraph():
            return f"\n{block.text}\n"
        case Table():
            return _table(block, landscape)
        case Bars():
            rows = "".join(
                f"([{label}], ({', '.join(map(str, counts))})), "
                for label, counts in zip(block.labels, block.values, strict=True)
            )
            return f"#bars([{block.caption}], ({_cells(block.series)}), {rows})\n"
        case ProgressBars():
            shares = "".join(f"([{row.label}], {row.done}, {row.planned}), " for row in block.rows)
            return f"#progress([{block.caption}], {shares})\n"
        case Imprint():
            lines = "".join(f"[{label}：{text}], " for label, text in block.lines)
            return (
                "#v(1fr)\n#set text(14pt)\n#table(columns: 1fr, stroke: (x: none, y: 0.7pt), "
                f"{lines}grid(columns: (1fr, auto), [{block.printed_by}], [{block.printed_on}印发]))\n"
            )
        case _:
            raise ValueError(f"no way to say {type(block).__name__}")


def _table(block: Table, landscape: bool) -> str:
    widths = ", ".join(f"{share * 100:g}fr" for share in block.widths)
    aligned = ", ".join(f"{name} + horizon" for name in block.align)
    size = "10.5pt" if landscape else "12pt"
    rows = ",\n".join(_cells(row) for row in block.rows)
    header = f"({_cells(block.header)},)"
    return f"#ruled(({widths}), ({aligned}), {size}, [{block.caption}], [{block.note}], {header}, {rows})\n"


def _cells(texts: tuple[str, ...]) -> str:
    return ", ".join(f"[{text}]" for text in texts)
