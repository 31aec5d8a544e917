import Engine
import Glibc

/// The person's browser.
///
/// Unsafe code: words and environment are C strings that live until the child has started.
enum Browser {
    /// Opens an address; nothing happens where there is no browser.
    static func open(_ address: String, _ environment: [String: String]) {
        var words = ["xdg-open", address].map { (word: String) in strdup(word) } + [nil]
        var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (words + variables).forEach { free($0) } }
        var child: pid_t = 0
        guard posix_spawnp(&child, "xdg-open", nil, nil, &words, &variables) == 0 else { return }
        OwnThread.start { [child] in
            var status: Int32 = 0
            waitpid(child, &status, 0)
        }
    }
}
