"""What a PDF needs to be read the same in fifty years: ISO 19005-2, level B (PDF/A-2b).

The faces are embedded anyway. Here are the colours and the description of the file. The standard of official papers
gives red in CMYK (GB/T 9704-2012, 6.2), and no profile of a CMYK press is ours to ship: so each page says what its
CMYK means by a DeviceN space (ISO 19005-2, 6.2.4.3), whose alternate is the sRGB of the output intent. A press that has
these four inks uses them as they are.
"""

from html import escape  # xml.sax.saxutils brings all of urllib and http along
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFResourceDictionary,
    PDFString,
)

from reports.pdf.srgb import profile
from reports.streams import Stream

INKS = "DefaultCMYK"
"""What each page calls them among its resources."""
RESOURCES = "Resources"
"""What all pages without pictures have in common."""
TO_RGB = (
    "{dup 5 1 roll add 1 exch sub dup 0 lt {pop 0} if 4 1 roll "
    "2 index add 1 exch sub dup 0 lt {pop 0} if 4 1 roll "
    "add 1 exch sub dup 0 lt {pop 0} if 3 1 roll}"
)
"""Each of red, green and blue is what its ink and the black leave."""
PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer><pdf:Keywords>{keywords}</pdf:Keywords><pdf:Trapped>False</pdf:Trapped>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{made}</xmp:CreateDate><xmp:ModifyDate>{made}</xmp:ModifyDate>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def colour(canvas: Any) -> None:
    """Say what the colours of all pages mean; to be called before the first is painted."""
    doc = canvas._doc
    inks = PDFArray([PDFName(ink) for ink in ("Cyan", "Magenta", "Yellow", "Black")])
    mixed = doc.Reference(
        Stream(TO_RGB.encode("ascii"), FunctionType=4, Domain="[0 1 0 1 0 1 0 1]", Range="[0 1 0 1 0 1]")
    )
    doc.Reference(PDFArray([PDFName("DeviceN"), inks, PDFName("DeviceRGB"), mixed]), INKS)
    common = PDFResourceDictionary(ColorSpace={INKS: PDFObjectReference(INKS)})
    common.basicFonts()
    doc.Reference(common, RESOURCES)
    intent = PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": doc.Reference(Stream(profile(), N=3)),
        }
    )
    catalog = doc.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.OutputIntents = PDFArray([intent])


def shared() -> Any:
    """What stands for the faces and colours in a page without pictures."""
    return PDFObjectReference(RESOURCES)


def describe(canvas: Any) -> None:
    """Say again, as XMP, what the Info dictionary says; to be called when that is whole."""
    info, stamp = canvas._doc.info, canvas._doc._timeStamp
    made = "{:04d}-{:02d}-{:02d}T{:02d}:{:02d}:{:02d}".format(*stamp.YMDhms) + "+00:00"
    said = {
        name: escape(getattr(info, name), quote=False) for name in ("title", "author", "subject", "producer", "creator")
    }
    packet = PACKET.format(**said, keywords=escape(info.keywords, quote=False), made=made)
    metadata = Stream(packet.encode("utf-8"), Type=PDFName("Metadata"), Subtype=PDFName("XML"))
    canvas._doc.Catalog.Metadata = metadata
