/// Which pixels an answer depends on.
extension Term {
    static let attribution: [Term] = [
        Term(
            "attribution", ["feature attribution", "explanation"],
            meaning: """
                Dividing an output of a network, such as a logit, among the pixels of the image: how much each of them \
                contributed. Methods differ in what they count as a contribution, so their maps differ too. `saliency` \
                offers several.
                """,
            shapes: "rows × columns, one share for each pixel", lesson: "attribution",
            seeAlso: ["saliency", "integrated gradients", "layer-wise relevance propagation", "deletion and insertion"],
            here: Here.pixelMap),
        Term(
            "saliency", ["saliency map", "gradient map", "vanilla gradient"],
            meaning: """
                A map of the pixels that matter for an answer. In the narrow sense it is the gradient of a logit z \
                with respect to the pixels x: how fast the logit would change with each of them (Simonyan and others, \
                2013). Here the map keeps the sign.
                """,
            formula: "Sᵢ = ∂z/∂xᵢ", shapes: "rows × columns of the image", lesson: "attribution",
            seeAlso: ["attribution", "SmoothGrad", "gradient times input", "Grad-CAM"], here: Here.pixelMap),
        Term(
            "gradient times input", ["input times gradient", "gradient × input"],
            meaning: """
                Each pixel x times its gradient: what the pixel would add to the logit z if the network were linear. \
                Black pixels, which are 0, get nothing. For a weighted sum it is exact; integrated gradients improve \
                on it for networks that are not linear.
                """,
            formula: "Aᵢ = xᵢ · ∂z/∂xᵢ", shapes: "rows × columns of the image", lesson: "attribution",
            seeAlso: ["saliency", "integrated gradients"], here: Here.pixelMap),
        Term(
            "integrated gradients", ["integrated", "IG"],
            meaning: """
                Each pixel x times the mean of its gradient on the straight path from a black image to the image. The \
                shares of all pixels add up to the difference between the logits z of the two images. See \
                Sundararajan, Taly and Yan (2017). `saliency --method integrated` draws them.
                """,
            formula: "Aᵢ = xᵢ · ∫₀¹ ∂z/∂xᵢ(t · x) dt, for a black baseline", shapes: "rows × columns of the image",
            lesson: "attribution", seeAlso: ["gradient times input", "attribution"], here: Here.pixelMap),
        Term(
            "Grad-CAM", ["gradient-weighted class activation mapping", "class activation map"],
            meaning: """
                A coarse map of where the last convolution finds evidence for a class. Each of its feature maps A is \
                weighted by the mean gradient of the logit z with respect to it, and the sum goes through a ReLU and \
                is enlarged to the size of the image. See Selvaraju and others (2017). `saliency` shows it by default \
                for a network with a convolution.
                """,
            formula: "M = ReLU(Σₖ αₖ · Aₖ), αₖ being the mean of ∂z/∂Aₖ over all places",
            shapes: "rows × columns of the feature maps, enlarged to those of the image", lesson: "attribution",
            seeAlso: ["saliency", "feature map", "attribution"], here: Here.gradCAM),
        Term(
            "SmoothGrad", ["smooth gradient"],
            meaning: """
                The gradient with respect to the pixels, averaged over copies of the image with added random noise. \
                The gradient of a single image is noisy; the mean keeps what the copies have in common. See Smilkov \
                and others (2017). `saliency --method smoothgrad` draws it.
                """,
            formula: "S = mean of ∂z/∂x at x + noise, over n copies", shapes: "rows × columns of the image",
            lesson: "attribution", seeAlso: ["saliency", "seed"], here: Here.pixelMap),
        Term(
            "occlusion", ["occlusion sensitivity"],
            meaning: """
                How far a logit z falls when a patch of the image is made black. The patch is moved over the whole \
                image. This needs no gradient, only many forward passes. A patch can turn the digit into a new shape, \
                and the map then shows that effect too; see Zeiler and Fergus (2014).
                """,
            formula: "drop = z(image) − z(image with the patch black)", shapes: "rows × columns of the image",
            lesson: "attribution", seeAlso: ["saliency", "ablation", "deletion and insertion"]),
        Term(
            "layer-wise relevance propagation", ["LRP", "relevance"],
            meaning: """
                A logit is passed back from layer to layer until it reaches the pixels: each unit divides what it \
                received among its inputs, in proportion to what they contributed to its sum. The rules epsilon, z+, \
                and gamma differ in how they count products that cancel. See Bach and others (2015).
                """,
            formula: "Rᵢ = Σⱼ xᵢwᵢⱼ / zⱼ · Rⱼ, zⱼ being the sum of unit j", shapes: "rows × columns of the image",
            lesson: "attribution", seeAlso: ["attribution", "weighted sum", "integrated gradients"]),
        Term(
            "deletion and insertion", ["deletion", "insertion", "faithfulness", "faithfulness test"],
            meaning: """
                A test of an attribution map: pixels are removed in the order of the map, most important first, or \
                added to an empty image in that order. If the map is right, the probability falls early, or rises \
                early. The areas under the curves are compared with those for a random order. `saliency --check` does \
                it; see Petsiuk and others (2018).
                """,
            lesson: "attribution", seeAlso: ["attribution", "occlusion", "model randomization test"]),
        Term(
            "model randomization test", ["sanity check for saliency maps", "randomization test"],
            meaning: """
                A test of an attribution method: the weights of the network are replaced by random ones, and the map \
                is computed again. If it looks the same, the method shows the image and not what the network has \
                learned. See Adebayo and others (2018).
                """,
            lesson: "attribution", seeAlso: ["attribution", "saliency", "deletion and insertion"]),
    ]
}
