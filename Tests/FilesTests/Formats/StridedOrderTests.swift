import Files
import Testing

/// The order of numbers in memory.
@Suite struct StridedOrderTests {
    @Test func `columns first, rows first, and with gaps`() {
        #expect(Array(StridedOrder(sizes: [2, 3], strides: [1, 2])) == [0, 2, 4, 1, 3, 5])
        #expect(Array(StridedOrder(sizes: [2, 3], strides: [3, 1], start: 10)) == [10, 11, 12, 13, 14, 15])
        #expect(Array(StridedOrder(sizes: [2, 1, 2], strides: [10, 7, 4])) == [0, 4, 10, 14])
    }

    @Test func `an array without dimensions has one number, and one with an empty dimension none`() {
        #expect(Array(StridedOrder(sizes: [], strides: [], start: 3)) == [3])
        #expect(Array(StridedOrder(sizes: [4, 0], strides: [1, 1])) == [])
    }
}
