import Painting
import Testing

@testable import Display

@Suite struct ListingTests {
    private var listing: Listing {
        var listing = Listing()
        listing.line("Things to try:")
        listing.entries([
            Listing.Entry("show", "images of the test split, many of them beside each other"), Listing.Entry("predict it", "one"),
        ])
        return listing
    }

    @Test func `names stand in a column beside what they mean, which is wrapped there`() {
        #expect(TextRenderer(RenderContext(width: 40)).render(.listing(listing)) == """
            Things to try:
              show        images of the test split,
                          many of them beside each
                          other
              predict it  one
            """)
    }

    @Test func `lines are no longer than a hundred columns, and no shorter than forty if they need not be cut`() {
        let words = [String](repeating: "word", count: 60).joined(separator: " ")
        var listing = Listing()
        listing.paragraph(words)
        func widest(_ columns: Int) -> Int {
            ListingLayout(columns: columns).text(listing).split(separator: "\n").map(\.count).max() ?? 0
        }
        #expect(widest(300) == 99 && widest(72) == 69 && widest(10) == 39)
    }

    @Test func `a name that is too long for its column stands on a line of its own`() {
        var listing = Listing()
        let long = [String](repeating: "n", count: 40).joined()
        listing.entries([Listing.Entry(long, "meaning")])
        listing.examples([Listing.Entry(long, "meaning")])
        #expect(ListingLayout(columns: 80).text(listing) == """
              \(long)
            \(Line.blanks(38))meaning
              \(long)  meaning
            """)
    }

    @Test func `two listings are parted by an empty line`() {
        var both = Listing()
        both.append(Listing([.line("a")]))
        both.append(Listing([.line("b")]))
        #expect(ListingLayout(columns: 40).text(both) == "a\n\nb")
    }

    @Test func `programs and files get the text that the screen shows`() throws {
        let room = Room(columns: 40, rows: 24)
        let text = ListingLayout(columns: 40).text(listing)
        #expect(JSONRenderer(in: room).render(.listing(listing)) == JSONRenderer().render(.text(text)))
        #expect(try SaveFormat.svg.encode(.listing(listing), in: room) == SaveFormat.svg.encode(.text(text)))
        #expect(FindingRenderer(in: room).render(.listing(listing)) == text)
        #expect(throws: SaveError.nothing(.csv)) { try SaveFormat.csv.encode(.listing(listing)) }
    }
}
