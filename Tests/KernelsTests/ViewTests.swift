import Kernels
import Testing

@Suite struct ViewTests {
    @Test func `memory begins as zeros and views share it`() {
        let storage = Storage(count: 10)
        #expect(storage.view.array == [Float](repeating: 0, count: 10))
        let part = storage.view[2..<6]
        part.copy(from: [1, 2, 3, 4])
        part[1..<2].fill(9)
        #expect(storage.view.array == [0, 0, 1, 9, 3, 4, 0, 0, 0, 0])
        #expect(part.offset == 2 && part.count == 4 && part[3] == 4)
        part.withMutableSpan { span in span[0] = 7 }
        #expect(part.withSpan { span in span[0] } == 7)
        let other = View(count: 4)
        other.copy(from: part)
        #expect(other.array == [7, 9, 3, 4])
        #expect(View([]).array == [] && storage.view[10..<10].count == 0)
    }

    @Test func `an index or a range outside a view traps`() async {
        await #expect(processExitsWith: .failure) { _ = View(count: 3)[3] }
        await #expect(processExitsWith: .failure) { _ = View(count: 3)[1..<4] }
        await #expect(processExitsWith: .failure) { View(count: 3).copy(from: [1]) }
    }

    @Test(arguments: [(1, 8), (8, 8), (9, 16), (16, 16), (20, 24)])
    func `depths are whole vectors`(channels: Int, depth: Int) {
        #expect(Lanes.padded(channels) == depth)
    }

    @Test func `same padding puts the odd zero at the end`() {
        #expect(Padding.same(extent: 28, size: 3, stride: 1) == (1, 1))
        #expect(Padding.same(extent: 28, size: 2, stride: 1) == (0, 1))
        #expect(Padding.same(extent: 5, size: 3, stride: 2) == (1, 1))
        #expect(Padding.same(extent: 6, size: 3, stride: 2) == (0, 1))
        #expect(Padding.same(extent: 7, size: 1, stride: 3) == (0, 0))
    }

    @Test(arguments: [0, 3, 20, 36], [Float.nan, .infinity, -2e18])
    func `one wild value among many is found`(place: Int, wild: Float) {
        let view = View((0..<37).map { Float($0) - 1e18 })
        #expect(view.isModest)
        view[place] = wild
        #expect(!view.isModest)
    }
}
