import Datasets

extension Session {
    /// What classes are called: as in the data in use, else digits.
    var classNames: [String] { dataset?.classNames ?? Dataset.digitNames }
}
