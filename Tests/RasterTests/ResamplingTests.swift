import Testing
@testable import Raster

@Suite struct ResamplingTests {
    @Test func `halving takes the mean of four pixels`() {
        let picture = Picture(width: 4, height: 2, pixels: [0, 100, 200, 200, 100, 200, 0, 0])
        #expect(Resampling.resize(picture, width: 2, height: 1).pixels == [100, 100])
    }

    @Test(arguments: [1, 3, 7, 20, 27])
    func `the mean gray survives a reduction to any size`(_ side: Int) {
        let large = Plane(Samples.seven(side: 101, stroke: 9))
        let small = Resampling.resize(large, width: side, height: side)
        let mean = { (plane: Plane) in plane.values.reduce(0, +) / Float(plane.values.count) }
        #expect(abs(mean(small) - mean(large)) < 0.01)
    }

    @Test func `growing interpolates and keeps one gray one gray`() {
        let ramp = Resampling.resize(Picture(width: 2, height: 1, pixels: [0, 200]), width: 4, height: 2)
        #expect(ramp.pixels == [0, 50, 150, 200, 0, 50, 150, 200])
        #expect(Resampling.resize(Picture(width: 1, height: 1, gray: 9), width: 3, height: 5)
            == Picture(width: 3, height: 5, gray: 9))
    }

    @Test func `the same size is the same picture`() {
        #expect(Resampling.resize(Samples.grays, width: 16, height: 16) == Samples.grays)
    }
}
