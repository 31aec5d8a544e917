import ConvNet
import Files
import Subjects
import Words

extension Session {
    /// The place of a file that is to be written, looked at before the work that it keeps: long training must not end in
    /// a file that could never be.
    ///
    /// - Throws: if there is no such folder, or nothing can be written there
    package func placeToWrite(_ path: String) throws(ExplorerError) -> String {
        let place = located(path)
        if let writableFolder, !FilePlace.isBelow(writableFolder, place) {
            throw .outsideOfDocument(place, folder: writableFolder, document: documents.first ?? "FILE")
        }
        do { try FilePlace.check(place) } catch {
            switch error {
            case .noFolder(let folder):
                throw .noFolder(folder, place: place)
            case .closed:
                throw .closedPlace(place)
            case .special:
                throw .specialPlace(place)
            }
        }
        return place
    }

    /// The place of a weight file that is to be written.
    ///
    /// - Throws: also if its name has not the ending of a format in which networks are saved
    package func placeToSave(_ path: String) throws(ExplorerError) -> String {
        let endings = weightFormats.savedEndings
        guard endings.contains(where: { path.hasSuffix($0) && path != $0 && !path.hasSuffix("/\($0)") }) else {
            throw .badValue(
                name: "a weight file", given: path, expected: "a name that ends in \(Format.alternatives(endings))")
        }
        return try placeToWrite(path)
    }

    /// Whether a weight file may be written over: it is the network's own, or nobody is there to be asked, or somebody agrees.
    package func mayReplace(_ path: String, of network: NamedNetwork?, on surface: any Surface) -> Bool {
        guard path != network?.file, FileType(of: path) != .none, surface.isInteractive else { return true }
        return surface.confirm("\(path) exists; write over it?")
    }

    /// What a network is called after its file, without folders and ending: `mine` for `runs/mine.safetensors`.
    package func networkName(of path: String) -> String {
        let last = path.split(separator: "/").last.map(String.init) ?? path
        let ending = weightFormats.openedEndings.first { last.hasSuffix($0) } ?? ""
        let letters = last.dropLast(ending.count).map { $0.isLetter || $0.isNumber || "-_.".contains($0) ? $0 : "-" }
        return letters.first?.isLetter == true ? String(letters) : "net-" + String(letters)
    }
}
