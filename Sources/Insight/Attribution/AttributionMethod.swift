/// The ways there are to say which pixels an answer depends on.
package enum AttributionMethod: String, Sendable, Hashable, CaseIterable {
    case gradcam, integrated, gradient, smoothgrad, occlusion, lrp

    /// What the method is called in sentences.
    package var title: String {
        switch self {
        case .gradcam: "Grad-CAM"
        case .integrated: "integrated gradients"
        case .gradient: "the gradient"
        case .smoothgrad: "SmoothGrad"
        case .occlusion: "occlusion"
        case .lrp: "LRP"
        }
    }

    /// Whether its maps also show what speaks against the answer, by numbers below zero.
    package var isSigned: Bool { self != .gradcam }
}
