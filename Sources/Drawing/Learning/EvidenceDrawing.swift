import Display
import Faults
import Words

/// What was measured for a fault and against it, a row a number.
package struct EvidenceDrawing {
    private let fault: any Fault
    private let findings: [Finding]

    package init(for fault: any Fault, _ findings: [Finding]) { (self.fault, self.findings) = (fault, findings) }

    package var table: Table {
        var table = Table(
            columns: [
                Column("evidence"), Column(key: "measured", heading: "measured", alignment: .right),
                Column(key: "bound", heading: "for it if", alignment: .left), Column("speaks"),
            ],
            rows: findings.map { finding in
                [.text(finding.what), Self.value(finding), .text(finding.boundWords), .text(finding.speaksFor ? "for" : "against")]
            })
        table.finding = findings.map { finding in
            "\(finding.what): \(Self.words(finding)), \(finding.speaksFor ? "for" : "against") \(fault.name)"
        }.joined(separator: "; ") + "."
        return table
    }

    private static func value(_ finding: Finding) -> Value {
        guard finding.measured.isFinite else { return .missing }
        switch finding.unit {
        case .count: return .integer(Int(finding.measured))
        case .number: return .number(finding.measured)
        case .share: return .fraction(finding.measured)
        }
    }

    private static func words(_ finding: Finding) -> String {
        finding.unit == .share ? Format.percent(finding.measured) : Format.number(finding.measured)
    }
}
