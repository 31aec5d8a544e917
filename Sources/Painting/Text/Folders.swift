/// Where things lie on a machine, in texts that others read.
package enum Folders {
    /// With `…/mnist` for `/home/somebody/data/mnist`: that is nobody else's affair.
    package static func hidden(_ line: some StringProtocol) -> String {
        var result = ""
        var path = ""
        func finish() {
            let parts = path.split(separator: "/")
            result += parts.count > 1 ? "…/" + (parts.last ?? "") : path
            path = ""
        }
        for character in line {
            let mayBegin = result.last.map { " '\"“(".contains($0) } ?? true
            if path.isEmpty ? character == "/" && mayBegin : !" '\"”),;:".contains(character) {
                path.append(character)
            } else {
                finish()
                result.append(character)
            }
        }
        finish()
        return result
    }
}
