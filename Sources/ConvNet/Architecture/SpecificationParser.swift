/// Reads 'conv 8 5x5 same relu, bn, maxpool 2, dropout 0.3, flatten, dense 32 relu, dense 10'.
///
/// Between two commas stands the word of a kind of layer with its options, as the file of the kind has them, and behind
/// some kinds an activation.
enum SpecificationParser {
    static func parse(_ specification: String) throws(ArchitectureError) -> [LayerItem] {
        guard specification.contains(where: { !$0.isWhitespace }) else { throw .empty }
        var items: [LayerItem] = []
        for piece in specification.split(separator: ",", omittingEmptySubsequences: false) {
            let words = piece.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
            items.append(try item(words, number: items.count + 1))
        }
        return items
    }

    private static func item(_ words: [String], number: Int) throws(ArchitectureError) -> LayerItem {
        guard let word = words.first else { throw .emptyLayer(number: number) }
        let text = words.joined(separator: " ")
        guard let kind = Layer.kind(named: word) else {
            throw .unknownLayer(number: number, text: text, word: word, nearest: Layer.nearestWord(to: word))
        }
        var options = LayerWords(words.dropFirst(), endings: Layer.kinds.filter { kind.followers.contains($0.role) })
        do throws(LayerFault) {
            let layer = try kind.layer(&options)
            return LayerItem(number: number, text: text, layers: [layer] + (try options.end().map { [$0] } ?? []))
        } catch {
            throw .layer(number: number, text: text, error)
        }
    }
}
