import Glibc

/// The file that the process runs.
package enum ProgramFile {
    /// Its size and the moment it was made, which tell one build from another; nil where the system does not say.
    package static let identity: String? = {
        var status = stat()
        guard stat("/proc/self/exe", &status) == 0 else { return nil }
        return "\(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
    }()

    /// What starts it, wherever it was called from; nil where the system does not say.
    package static var path: String? {
        var letters = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &letters, letters.count)
        guard count > 0 else { return nil }
        return starter(of: SystemName.text(letters.prefix(count).map { UInt8(bitPattern: $0) })) { access($0, X_OK) == 0 }
    }

    /// The file by which a program is called: itself, or of a package's `lib/convo/convo-v3`, one of several for different
    /// processors, the `bin/convo` that chooses between them.
    static func starter(of program: String, canRun: (String) -> Bool) -> String {
        let parts = program.split(separator: "/", omittingEmptySubsequences: false)
        let end = parts.suffix(3)
        guard end.dropLast().elementsEqual(["lib", "convo"]), end.last?.hasPrefix("convo-v") == true else { return program }
        let starter = (parts.dropLast(3) + ["bin", "convo"]).joined(separator: "/")
        return canRun(starter) ? starter : program
    }
}
