import Display
import Testing

@testable import Explorer

@Suite struct TranscriptTests {
    @Test func `each version keeps its own lines`() {
        var transcript = Transcript()
        var versions = [transcript]
        for number in 1...100 {
            transcript.append("\(number)", showing: .nothing)
            versions.append(transcript)
        }
        for (count, version) in versions.enumerated() {
            #expect(version.count == count)
            #expect(version.lines == (0..<count).map { "\($0 + 1)" })
        }
        var other = versions[40]
        other.append("else", showing: .nothing)
        #expect(other.lines.suffix(2) == ["40", "else"])
        #expect(versions[41].lines.last == "41")
    }

    @Test(.timeLimit(.minutes(1))) func `a long script does not grow slower`() {
        var transcript = Transcript()
        var before = transcript
        for number in 0..<200_000 {
            before = transcript
            transcript.append("\(number)", showing: .nothing)
        }
        #expect(transcript.count == before.count + 1)
    }
}
