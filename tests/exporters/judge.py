"""Hands exports to programs that others wrote, and says what they make of them.

    judge.py CLIP [Project.xsd]

CLIP is the command line program. Each folder beside this file has a library, sample.json; it is imported and exported
again in the folder's format, and the file is read by a library of another house. With the schema of REFI-QDA, which is
published at qdasoftware.org, projects are held against it. Exit status 1 when anything is not as it should be.
"""

import csv
import io
import json
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

import bibtexparser
import docx
import jsonschema
import openpyxl
import PIL.Image
import pybtex.database
import pyld
import pypdf
import rispy
import xmlschema
from citeproc.source.json import CiteProcJSON

HERE = Path(__file__).resolve().parent
CLIP = sys.argv[1]
SCHEMA_OF_PROJECTS = sys.argv[2] if len(sys.argv) > 2 else None
NASTY = '=1+1 & {braces} \\input{x} 100% #1 $5 ~ ^ _ <b>"bold"</b>, and more'
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def spaced(text):
    return " ".join(text.split())


def ris(path, _):
    entries = rispy.loads(path.read_text(encoding="utf-8"))
    by_title = {spaced(entry["title"]): entry for entry in entries}
    nasty = by_title[NASTY]
    assert nasty["authors"] == ["Associated Press", "van der Berg, Jan", "Moss, Ed, Jr.", "Smith Jones and Company"], nasty
    assert nasty["type_of_reference"] == "NEWS" and nasty["year"] == "2026", nasty
    assert len(by_title["Untitled"]["authors"]) == 12, by_title
    assert "authors" not in by_title["שער הנמל היה פתוח"]
    return len(entries)


def bibtex(path, _):
    text = path.read_text(encoding="utf-8")
    library = bibtexparser.parse_string(text)
    assert not library.failed_blocks, library.failed_blocks
    read = pybtex.database.parse_string(text, "bibtex")
    assert len(read.entries) == len(library.entries)
    nasty = next(entry for entry in read.entries.values() if "=1+1" in entry.fields["title"])
    people = nasty.persons["author"]
    assert [person.last_names for person in people] == [
        ["{Associated Press}"],
        ["Berg"],
        ["Moss"],
        ["{Smith, Jones and Company}"],
    ], people
    assert people[1].prelast_names == ["van", "der"] and people[2].lineage_names == ["Jr."], people
    return len(library.entries)


def csl_json(path, _):
    items = json.loads(path.read_text(encoding="utf-8"))
    source = CiteProcJSON(items)
    nasty = next(item for item in items if item["title"].startswith("=1+1"))
    assert nasty["author"][0] == {"literal": "Associated Press"} and nasty["issued"] == {"date-parts": [[2026, 5]]}
    assert source[nasty["id"].lower()]["title"]
    return len(items)


def spreadsheet_csv(path, _):
    text = path.read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert all(not (value or "").startswith(FORMULA) for row in rows for value in row.values()), rows
    assert any(row["Quotation"] == "'+49 is where the call came from.\n@home" for row in rows), rows
    return len(rows)


def xlsx(path, folder):
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Passages", "Claims", "Articles"], book.sheetnames
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert any(cell.value == NASTY.replace("and more", "and\u00a0more") or cell.value == NASTY for cell in cells)
    titles = {cell.value: cell.column for cell in book["Passages"][1]}
    marked = [row[titles["Marked"] - 1] for row in book["Passages"].iter_rows(min_row=2)]
    assert all(cell.is_date for cell in marked), marked
    office = which("soffice")
    if office:
        home = f"-env:UserInstallation=file://{folder}/office"
        # Commas, quotation marks, UTF-8, from the first line.
        form = "csv:Text - txt - csv (StarCalc):44,34,76,1"
        run([office, home, "--headless", "--convert-to", form, "--outdir", str(folder), str(path)])
        converted = path.with_suffix(".csv")
        if not converted.exists():
            print("xlsx: not opened by LibreOffice, whose Calc is not here")
            return len(marked)
        lines = list(csv.reader(io.StringIO(converted.read_text(encoding="utf-8"), newline="")))
        assert lines[0][0] == "Quotation" and len(lines) == len(marked) + 1, lines
    else:
        print("xlsx: not opened by LibreOffice, which is not here")
    return len(marked)


def claimreview(path, _):
    document = json.loads(path.read_text(encoding="utf-8"))
    # What schema.org's context says of the names in use, so that no network is needed.
    document["@context"] = {"@vocab": "https://schema.org/", "url": {"@type": "@id"}}
    expanded = pyld.jsonld.expand(document)
    kinds = [node["@type"][0] for node in expanded]
    assert set(kinds) == {"https://schema.org/ClaimReview"}, kinds
    for node in expanded:
        for needed in ("claimReviewed", "reviewRating", "itemReviewed", "datePublished"):
            assert f"https://schema.org/{needed}" in node, node
    return len(expanded)


def refi_qda(path, _):
    with zipfile.ZipFile(path) as parts:
        assert parts.testzip() is None
        project = parts.read("project.qde")
        names = set(parts.namelist())
        tree = ElementTree.fromstring(project)
        space = {"q": "urn:QDA-XML:project:1.0"}
        guids = {element.get("guid") for element in tree.iter() if element.get("guid")}
        targets = [element.get("targetGUID") for element in tree.iter() if element.get("targetGUID")]
        assert targets and all(target in guids for target in targets), targets
        for source in tree.iterfind(".//q:TextSource", space):
            name = source.get("plainTextPath").replace("internal://", "sources/")
            assert name in names
            text = parts.read(name).decode("utf-8")
            for selection in source.iterfind("q:PlainTextSelection", space):
                words = text[int(selection.get("startPosition")) : int(selection.get("endPosition"))]
                assert spaced(words).startswith(selection.get("name")), selection.attrib
    if SCHEMA_OF_PROJECTS:
        xmlschema.XMLSchema(SCHEMA_OF_PROJECTS).validate(io.BytesIO(project))
    else:
        print("refi-qda: not held against Project.xsd, which was not given")
    return len(tree.findall(".//q:PlainTextSelection", space))


def bookmarks(path, _):
    from html.parser import HTMLParser

    class Links(HTMLParser):
        found = []

        def handle_starttag(self, tag, attributes):
            if tag == "a":
                self.found.append(dict(attributes))

    links = Links()
    links.feed(path.read_text(encoding="utf-8"))
    assert all(link["href"].startswith("https://") and link["add_date"].isdigit() for link in links.found), links.found
    assert any(link.get("tags") for link in links.found)
    return len(links.found)


def archive(path, _):
    schema = json.loads((HERE / "../../docs/archive.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    content = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(content)
    return len(content["articles"])


SAID = "The harbour has 12 guards"


def by_office(path, folder):
    """LibreOffice makes pages of it, and the words stand on them."""
    office, reader = which("soffice"), which("pdftotext")
    if not office or not reader:
        print(f"{path.suffix[1:]}: NOT CHECKED by LibreOffice, which is not here")
        return
    profile = f"-env:UserInstallation=file://{folder}/office"
    run([office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(path)])
    text = subprocess.run([reader, str(path.with_suffix(".pdf")), "-"], capture_output=True, text=True, check=True).stdout
    assert SAID in spaced(text) and "The Ledger" in text, text


def word(path, folder):
    read = docx.Document(str(path))
    styles = {paragraph.style.name for paragraph in read.paragraphs}
    assert {"Title", "Heading 1", "Quote"} <= styles, styles
    by_office(path, folder)
    return len(read.paragraphs)


def open_document(path, folder):
    with zipfile.ZipFile(path) as parts:
        first = parts.infolist()[0]
        assert first.filename == "mimetype" and first.compress_type == zipfile.ZIP_STORED, first
        content = ElementTree.fromstring(parts.read("content.xml"))
    by_office(path, folder)
    return sum(1 for _ in content.iter("{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p"))


def pdf(path, _):
    if which("qpdf"):
        run(["qpdf", "--check", str(path)])
    else:
        print("pdf: NOT CHECKED by qpdf, which is not here")
    read = pypdf.PdfReader(str(path))
    assert SAID in spaced(" ".join(page.extract_text() for page in read.pages))
    assert len(read.outline) > 0 and read.trailer["/Root"]["/MarkInfo"]["/Marked"], "no outline, or no tags"
    return len(read.pages)


def epub(path, _):
    if which("java") and which("epubcheck"):
        # Debian's program is the archive itself, which not every system runs by its name.
        run(["java", "-jar", which("epubcheck"), "--failonwarnings", str(path)])
    else:
        print("epub: NOT CHECKED by epubcheck, which is not here")
    with zipfile.ZipFile(path) as parts:
        chapters = [name for name in parts.namelist() if name.endswith(".xhtml")]
        assert any(SAID.encode() in parts.read(name) for name in chapters)
    return len(chapters)


def timeline_svg(path, folder):
    drawn = str(Path(folder) / "drawn.png")
    for reader in (["xmllint", "--noout", "--nonet", str(path)], ["rsvg-convert", "-o", drawn, str(path)]):
        if which(reader[0]):
            run(reader)
        else:
            print(f"timeline-svg: NOT CHECKED by {reader[0]}, which is not here")
    tree = ElementTree.parse(path)
    names = {element.tag for element in tree.iter()}
    assert names <= {"{http://www.w3.org/2000/svg}" + name for name in SHAPES}, names
    assert all(not name.startswith("on") and "href" not in name for element in tree.iter() for name in element.attrib)
    words = [text for text in tree.getroot().itertext() if text.strip()]
    assert any("Ada Nyland, 14 May 2026, Disputed" in text for text in words), words
    return len(words)


SHAPES = ("svg", "title", "desc", "rect", "text", "line", "g", "circle", "polygon")


def timeline_png(path, _):
    with PIL.Image.open(path) as picture:
        picture.load()
        assert picture.format == "PNG" and picture.width == 2400 and picture.height > 400, picture
        colours = {colour for _, colour in picture.convert("RGB").getcolors(1 << 24)}
    assert {(255, 255, 255), (0x2F, 0x6F, 0x3E), (0xA3, 0x28, 0x2A)} <= colours, len(colours)
    return len(colours)


JUDGES = {
    "docx": ("docx", word),
    "odt": ("odt", open_document),
    "pdf": ("pdf", pdf),
    "epub": ("epub", epub),
    "ris": ("ris", ris),
    "bibtex": ("bib", bibtex),
    "csl-json": ("json", csl_json),
    "csv": ("csv", spreadsheet_csv),
    "xlsx": ("xlsx", xlsx),
    "claimreview": ("jsonld", claimreview),
    "refi-qda": ("qdpx", refi_qda),
    "bookmarks": ("html", bookmarks),
    "timeline-svg": ("svg", timeline_svg),
    "timeline-png": ("png", timeline_png),
    "json": ("json", archive),
}


def run(command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(command)}: {done.stdout}{done.stderr}"


def which(name):
    paths = (Path(folder) / name for folder in os.environ["PATH"].split(os.pathsep))
    return next((str(path) for path in paths if path.exists()), None)


def main():
    failed = 0
    for name, (ending, judge) in JUDGES.items():
        # The archive of the library that has most in it.
        sample = HERE / ("ris" if name == "json" else name) / "sample.json"
        with tempfile.TemporaryDirectory() as folder:
            library, out = Path(folder) / "a.clipfile", Path(folder) / f"out.{ending}"
            try:
                run([CLIP, "import", "--library", str(library), str(sample)])
                extra = ["--with", "fact-check"] if name in ("docx", "odt", "pdf", "epub") else []
                run([CLIP, "export", "--library", str(library), "--format", name, *extra, "--out", str(out)])
                print(f"{name}: {judge(out, folder)} read")
            except Exception as error:  # Whatever the other program does not like is what this is for.
                failed += 1
                print(f"{name}: {type(error).__name__}: {error}"[:2000])
    return 1 if failed else 0


sys.exit(main())
