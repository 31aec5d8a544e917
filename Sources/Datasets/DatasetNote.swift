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
    /// Every picture has the same label.
    case oneLabel(Int)
    /// Files in folders of pictures that are no pictures, and the first of them.
    case leftOut(count: Int, first: String)
    /// Pictures of different sizes were prepared as drawings are.
    case prepared(side: Int)
    /// Pictures of different sizes were scaled.
    case scaled(height: Int, width: Int)
}
