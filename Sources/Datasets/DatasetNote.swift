/// Something that was assumed when a data set was read, for whoever loads it. Each reads as one line.
package enum DatasetNote: Hashable, Sendable {
    /// EMNIST's files hold each picture with rows and columns exchanged.
    case turned
    /// Dark ink on light paper became light ink on black.
    case inverted
    /// The numbers of pixels ended at `largest` and were multiplied to end at 255.
    case brightened(largest: Int)
    /// A table without a header: the label was taken from its last column, the `column`th.
    case lastColumn(Int)
    /// The column of a table that was taken for the label, where its name only resembles one.
    case labelColumn(String)
    /// A column of a table that numbers its rows was left out; its name, which may be empty.
    case rowNumbers(String)
    /// The names of files tell which set it is; its title.
    case known(String)
    /// So many labels from `first` on were taken for letters, or for EMNIST's digits and letters.
    case letters(count: Int, first: Int)
    /// Labels from 1 to `last` became labels from 0.
    case fromOne(last: Int)
    /// Labels were in order, so every seventh picture is for the test.
    case sorted
    /// Pictures that a set keeps for validation, and the part that they went to.
    case validation(count: Int, part: String)
    /// Numbers of pixels between two ends were scaled to 0–255.
    case levels(low: Double, high: Double)
    /// Each label was a row with a one in the place of its class.
    case oneHot
    /// Of labels with several numbers each, the first was taken.
    case firstNumber(of: Int)
    /// Arrays whose names say nothing were told apart by their shapes: pictures, then labels.
    case arrays([String])
    /// A table for the test has no labels and was left out; its name.
    case unlabeled(String)
    /// Every picture has the same label.
    case oneLabel(Int)
    /// Files in folders of pictures that are no pictures, and the first of them.
    case leftOut(count: Int, first: String)
    /// Pictures of different sizes were prepared as drawings are.
    case prepared(side: Int)
    /// Pictures of different sizes were scaled.
    case scaled(height: Int, width: Int)
}
