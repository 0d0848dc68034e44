"""What ISO 19005-2 asks of a file at level B, read from the bytes of every sample."""

import io
import re
from xml.etree import ElementTree

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageCms

from reports.document import Document, Paragraph
from reports.pdf import to_pdf
from reports.pdf.srgb import profile
from reports.samples import ALL

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
PDFAID = "{http://www.aiim.org/pdfa/ns/id/}"
PDF = "{http://ns.adobe.com/pdf/1.3/}"
XMP = "{http://ns.adobe.com/xap/1.0/}"


@pytest.fixture(scope="module", params=ALL)
def paper(request):
    return to_pdf(ALL[request.param]())


def packet(content):
    (said,) = re.findall(rb"<\?xpacket begin=.*?<\?xpacket end=\"w\"\?>", content, re.DOTALL)
    return ElementTree.fromstring(said.split(b"?>", 1)[1].rsplit(b"<?", 1)[0])


def test_the_head_of_the_file_is_that_of_an_archive(paper):
    assert re.match(rb"%PDF-1\.7\n%[\x80-\xff]{4}", paper)
    assert re.search(rb"/ID\s*\n?\[<[0-9a-f]+><[0-9a-f]+>\]", paper)
    assert re.search(rb"%%EOF\r?\n?\Z", paper)
    assert b"/Encrypt" not in paper


def test_every_stream_is_as_long_as_it_says_and_ends_on_its_own_line(paper):
    begun = [match.end() for match in re.finditer(rb"\nstream\n", paper)]
    lengths = [int(length) for length in re.findall(rb"/Length (\d+)(?=[^>]*>>\nstream\n)", paper, re.DOTALL)]

    assert len(begun) == len(lengths) > 3
    assert all(paper[start + size :].startswith(b"\nendstream") for start, size in zip(begun, lengths, strict=True))


def test_every_face_is_embedded(paper):
    assert paper.count(b"/FontDescriptor ") == paper.count(b"/FontFile2 ") > 0
    assert not re.search(rb"/Subtype /(Type1|TrueType|Type3)\b", paper)


def test_no_glyph_is_the_one_of_a_missing_character(paper):
    document = pdfium.PdfDocument(paper)
    texts = "".join(page.get_textpage().get_text_range() for page in document)

    assert texts
    assert "\ufffe" not in texts


def test_the_colours_of_every_page_are_said(paper):
    said = re.findall(rb"/ColorSpace <<\s*/DefaultCMYK \d+ 0 R\s*>>", paper)
    common = set(re.findall(rb"/Resources (\d+) 0 R", paper))
    own = len(re.findall(rb"/Resources <<", paper))

    assert len(common) <= 1
    assert len(said) == 1 + own
    assert own + len(re.findall(rb"/Resources \d+ 0 R", paper)) == len(pdfium.PdfDocument(paper))
    assert len(re.findall(rb"/DeviceN \[ /Cyan /Magenta /Yellow /Black \] /DeviceRGB \d+ 0 R", paper)) == 1
    assert re.search(rb"/OutputIntents \[ <<\s/DestOutputProfile \d+ 0 R\s", paper)
    assert paper.count(profile()) == 1


def test_nothing_an_archive_forbids_is_in_the_file(paper):
    for word in (b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/Movie", b"/XFA", b"/TR ", b"/LZWDecode", b"/SMask"):
        assert word not in paper


def test_the_metadata_claims_the_level_and_says_what_the_info_says(paper):
    said = packet(paper)
    document = pdfium.PdfDocument(paper)

    assert (said.find(f".//{PDFAID}part").text, said.find(f".//{PDFAID}conformance").text) == ("2", "B")
    assert said.find(f".//{DC}title/{RDF}Alt/{RDF}li").text == document.get_metadata_value("Title")
    assert said.find(f".//{DC}creator/{RDF}Seq/{RDF}li").text == document.get_metadata_value("Author")
    assert said.find(f".//{DC}description/{RDF}Alt/{RDF}li").text == document.get_metadata_value("Subject")
    assert said.find(f".//{PDF}Producer").text == document.get_metadata_value("Producer")
    assert said.find(f".//{XMP}CreatorTool").text == document.get_metadata_value("Creator")
    assert document.get_metadata_value("CreationDate") == "D:20000101000000+00'00'"
    assert said.find(f".//{XMP}CreateDate").text == "2000-01-01T00:00:00+00:00"


def test_titles_with_marks_of_markup_and_rare_characters_are_said_whole():
    title = "关于<A&B>“𬭎”和䶮的通知"
    content = to_pdf(Document(kind="通知", title=title, author="王测一", body=(Paragraph("演示。"),)))

    assert packet(content).find(f".//{DC}title/{RDF}Alt/{RDF}li").text == title


def test_the_profile_is_that_of_srgb():
    ours = ImageCms.ImageCmsProfile(io.BytesIO(profile()))
    change = ImageCms.buildTransform(ours, ImageCms.createProfile("sRGB"), "RGB", "RGB")
    steps = Image.frombytes("RGB", (52, 1), bytes(range(256))[:156])

    turned = ImageCms.applyTransform(steps, change).tobytes()

    assert max(abs(one - other) for one, other in zip(turned, steps.tobytes(), strict=True)) <= 1
