import ConvNet
import Insight
import Testing

/// Against results of PyTorch and Captum in double precision.
@Suite(.serialized) struct CaptumTests {
    static let cases = ["default", "plain", "strided"]

    private func question(_ fixture: AttributionFixture, against: Int? = nil) throws -> AttributionQuestion {
        try AttributionQuestion(
            fixture.network, pixels: fixture.pixels, target: AttributionTarget(fixture.label, against: against))
    }

    @Test(arguments: cases) func `feature maps and logits agree with PyTorch`(_ name: String) throws {
        let fixture = try AttributionFixture(name)
        for activation in try Inference(fixture.network).activations(of: fixture.pixels).dropLast(2)
        where activation.name != "flatten" {
            #expect(try fixture.distance("activation/\(activation.name)", activation.values) < 1e-5, "\(activation.name)")
        }
        #expect(try fixture.distance("logits", question(fixture).recording.logits()) < 1e-5)
    }

    @Test(arguments: cases) func `gradients of a logit, and of the difference of two, agree with Captum`(
        _ name: String
    ) throws {
        let fixture = try AttributionFixture(name)
        let plain = try GradientAttribution().map(of: question(fixture))
        #expect(try fixture.distance("gradient", plain.values) < 1e-4)
        let contrast = try GradientAttribution().map(of: question(fixture, against: fixture.against))
        #expect(try fixture.distance("contrast", contrast.values) < 1e-4)
    }

    @Test(arguments: cases) func `SmoothGrad with the same noise agrees with Captum`(_ name: String) throws {
        let fixture = try AttributionFixture(name)
        let map = try SmoothGrad(noise: fixture.noise).map(of: question(fixture))
        #expect(try fixture.distance("smoothgrad", map.values) < 1e-4)
    }

    @Test(arguments: cases) func `integrated gradients agree with Captum`(_ name: String) throws {
        let fixture = try AttributionFixture(name)
        let map = try IntegratedGradients(steps: fixture.steps, most: fixture.steps).map(of: question(fixture))
        #expect(try fixture.distance("integrated", map.values) < 1e-4)
    }

    @Test(arguments: cases) func `Grad-CAM agrees with Captum, coarse and on the image`(_ name: String) throws {
        let fixture = try AttributionFixture(name)
        let map = try #require(GradCAM(fixture.network.architecture)).map(of: question(fixture))
        guard case .featureMaps(let source, let coarse) = map.evidence else {
            Issue.record("Grad-CAM names the maps it is made of")
            return
        }
        #expect(source.layer == "conv2")
        #expect(try fixture.distance("gradcam", coarse) < 1e-4)
        #expect(try fixture.distance("gradcam/image", map.values) < 1e-4)
    }

    @Test(arguments: cases) func `occlusion agrees with Captum`(_ name: String) throws {
        let fixture = try AttributionFixture(name)
        let map = try Occlusion(window: fixture.window).map(of: question(fixture))
        #expect(try fixture.distance("occlusion", map.values) < 1e-4)
    }

    @Test(arguments: cases) func `LRP by the epsilon rule agrees with Captum`(_ name: String) throws {
        let fixture = try AttributionFixture(name)
        let map = try LayerwiseRelevance(.epsilon(fixture.epsilon)).map(of: question(fixture))
        #expect(try fixture.distance("lrp", map.values) < 1e-4)
    }
}
