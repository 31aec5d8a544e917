/// A range of a storage: the form in which kernels take every tensor.
package struct View: Sendable {
    /// The memory that the view is a part of.
    package let storage: Storage
    /// The place of the first element in the storage.
    package let offset: Int
    /// The number of elements.
    package let count: Int

    /// The `count` elements of `storage` from `offset` on, which must be there.
    package init(_ storage: Storage, offset: Int, count: Int) {
        precondition(offset >= 0 && count >= 0 && offset <= storage.count - count, "A view stays inside its storage")
        self.storage = storage
        self.offset = offset
        self.count = count
    }

    /// A zeroed tensor in memory of its own.
    package init(count: Int) { self.init(Storage(count: count), offset: 0, count: count) }

    /// A tensor with these elements in memory of its own.
    package init(_ values: [Float]) {
        self.init(count: values.count)
        copy(from: values)
    }

    /// Unchecked memory of the view, for kernels that have checked their sizes.
    var start: UnsafeMutablePointer<Float> { storage.start + offset }

    /// The element at `index`, checked.
    package subscript(index: Int) -> Float {
        get {
            precondition(index >= 0 && index < count, "Index outside the view")
            return start[index]
        }
        nonmutating set {
            precondition(index >= 0 && index < count, "Index outside the view")
            start[index] = newValue
        }
    }

    /// The part of this view in `range`, counted from its own start.
    package subscript(range: Range<Int>) -> View {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "Range outside the view")
        return View(storage, offset: offset + range.lowerBound, count: range.count)
    }

    /// A copy of the elements.
    package var array: [Float] { Array(UnsafeBufferPointer(start: start, count: count)) }

    /// Overwrites all elements; the counts must agree.
    package func copy(from values: [Float]) {
        precondition(values.count == count, "A view is filled by as many values as it holds")
        values.withUnsafeBufferPointer { source in
            if let base = source.baseAddress { start.update(from: base, count: count) }
        }
    }

    /// Overwrites all elements; the counts must agree.
    package func copy(from values: ArraySlice<Float>) {
        precondition(values.count == count, "A view is filled by as many values as it holds")
        values.withUnsafeBufferPointer { source in
            if let base = source.baseAddress { start.update(from: base, count: count) }
        }
    }

    /// Whether every value is finite and its square too: nothing that a step computes from it can overflow.
    package var isModest: Bool { Elements.isModest(start, count: count) }

    /// Overwrites all elements with those of a view of the same count.
    package func copy(from other: View) {
        precondition(other.count == count, "A view is filled by as many values as it holds")
        start.update(from: other.start, count: count)
    }

    /// Sets every element to `value`.
    package func fill(_ value: Float) { start.update(repeating: value, count: count) }

    /// Lends the elements for writing.
    package func withMutableSpan<Result>(_ body: (inout MutableSpan<Float>) throws -> Result) rethrows -> Result {
        var span = MutableSpan(_unsafeStart: start, count: count)
        return try body(&span)
    }

    /// Lends the elements for reading.
    package func withSpan<Result>(_ body: (Span<Float>) throws -> Result) rethrows -> Result {
        try body(Span(_unsafeStart: UnsafePointer(start), count: count))
    }
}
