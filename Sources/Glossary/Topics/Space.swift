/// Images as points in the space of a layer.
extension Term {
    static let space: [Term] = [
        Term(
            "embedding", ["representation", "feature vector", "latent vector"],
            meaning: """
                The numbers that a hidden layer gives for an image, taken as a point in a space. Images that the \
                network finds alike are near each other. `embedding` draws the last hidden layer's values in a plane.
                """,
            shapes: "one number for each unit of the layer", lesson: "what-units-learned",
            seeAlso: ["PCA", "t-SNE", "nearest neighbor", "hidden layer"], here: Here.embedding),
        Term(
            "PCA", ["principal component analysis", "principal component"],
            meaning: """
                Finds the directions in which points differ most, at right angles to each other. Drawn along the first \
                two of them, points are as spread out as in any plane. It is a turn of the space and keeps straight \
                lines straight.
                """,
            shapes: "points of many dimensions in, two numbers for each out", pytorch: "torch.pca_lowrank(points)",
            lesson: "what-units-learned", seeAlso: ["t-SNE", "embedding", "variance"], here: Here.projection),
        Term(
            "t-SNE", ["t-distributed stochastic neighbor embedding"],
            meaning: """
                Places points of many dimensions in a plane so that neighbors stay neighbors. Groups become visible, \
                but distances between them, and their sizes, mean little. See van der Maaten and Hinton (2008). \
                `embedding --method tsne` draws it.
                """,
            shapes: "points of many dimensions in, two numbers for each out", lesson: "what-units-learned",
            seeAlso: ["PCA", "embedding", "perplexity", "nearest neighbor"], here: Here.projection),
        Term(
            "perplexity", ["perplexity of t-SNE"],
            meaning: """
                About how many neighbors t-SNE looks at for each point; 30 is usual. It is the exponential of the \
                entropy H of the probabilities with which a point would choose its neighbors.
                """,
            formula: "perplexity = exp(H)", lesson: "what-units-learned", seeAlso: ["t-SNE", "entropy"]),
        Term(
            "nearest neighbor", ["neighbor", "k nearest neighbors", "kNN", "similar"],
            meaning: """
                The image whose point lies nearest to that of another. If the neighbors have the label that the \
                network reads, the answer has company. `similar` finds them by the Euclidean distance of the last \
                hidden layer's values.
                """,
            lesson: "what-units-learned", seeAlso: ["Euclidean distance", "embedding", "cosine similarity"],
            here: Here.nearestNeighbor),
        Term(
            "Euclidean distance", ["distance", "L2 distance"],
            meaning: """
                The length of the straight line between two points x and y: the root of the sum of squared \
                differences. It is the norm of the difference.
                """,
            formula: "d = √Σᵢ (xᵢ − yᵢ)²", pytorch: "torch.dist(x, y)", lesson: "what-units-learned",
            seeAlso: ["norm", "nearest neighbor", "cosine similarity"]),
        Term(
            "cosine similarity", ["cosine distance"],
            meaning: """
                How much two vectors x and y point in the same direction, whatever their lengths: 1 for the same \
                direction, 0 at right angles, −1 for opposite ones. It is their dot product divided by both lengths.
                """,
            formula: "cos = Σᵢ xᵢyᵢ / (‖x‖ · ‖y‖)", keras: "keras.losses.CosineSimilarity() (with the sign turned)",
            pytorch: "torch.nn.functional.cosine_similarity(x, y)", lesson: "what-units-learned",
            seeAlso: ["Euclidean distance", "norm", "weighted sum"]),
    ]
}
