"""Checks a notebook with nbformat, and that a page asks for nothing that it does not hold."""

import sys
from html.parser import HTMLParser

import nbformat


class Page(HTMLParser):
    """Gathers what a page loads, its names, and the elements that are left open."""

    EMPTY = {"br", "hr", "img", "meta"}

    def __init__(self):
        super().__init__()
        self.loads, self.names, self.open, self.faults = [], [], [], []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "script":
            self.faults.append("a script")
        self.loads += [attributes[key] for key in ("src", "xlink:href", "poster", "data") if key in attributes]
        if tag in ("link", "image") and "href" in attributes:
            self.loads.append(attributes["href"])
        if "id" in attributes:
            self.names.append(attributes["id"])
        if tag == "img" and not attributes.get("alt"):
            self.faults.append("a picture without words")
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in self.EMPTY:
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes another element")


def main(notebook, page):
    book = nbformat.read(notebook, as_version=4)
    nbformat.validate(book)
    print(f"{notebook}: {len(book.cells)} cells, valid")
    reader = Page()
    with open(page, encoding="utf-8") as file:
        reader.feed(file.read())
    faults = reader.faults + [f"it loads {source[:60]}" for source in reader.loads if not source.startswith("data:image/")]
    faults += [f"{tag} is left open" for tag in reader.open]
    if len(set(reader.names)) < len(reader.names):
        faults.append("a name is given twice")
    for fault in faults:
        print(f"{page}: {fault}")
    print(f"{page}: {len(reader.loads)} pictures, {len(reader.names)} headings, {len(faults)} faults")
    sys.exit(1 if faults else 0)


main(*sys.argv[1:])
