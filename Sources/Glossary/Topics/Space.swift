/// Images as points in the space of a layer.
extension Term {
    static let space: [Term] = [
        Term(
            "embedding", ["representation", "feature vector", "latent vector"],
            meaning: """
                The numbers that a hidden layer gives for an image, taken as a point in a space. Images that look \
                similar to the network are near each other. `embedding` draws the values of the last hidden layer in a \
                plane.
                """,
            shapes: "one number for each unit of the layer", lesson: "what-units-learned",
            seeAlso: ["PCA", "t-SNE", "nearest neighbor", "hidden layer"], here: Here.embedding),
        Term(
            "PCA", ["principal component analysis", "principal component"],
            meaning: """
                Finds the directions in which points vary most, at right angles to each other. Drawn along the first \
                two of them, points are as spread out as they can be in a plane. PCA is a rotation of the space and \
                keeps straight lines straight.
                """,
            shapes: "points of many dimensions in, two numbers for each out", pytorch: "torch.pca_lowrank(points)",
            lesson: "what-units-learned", seeAlso: ["t-SNE", "embedding", "variance"], here: Here.projection),
        Term(
            "t-SNE", ["t-distributed stochastic neighbor embedding"],
            meaning: """
                Places points of many dimensions in a plane so that neighbors tend to stay neighbors. Groups become \
                visible, but their sizes and the distances between them mean little. See van der Maaten and Hinton \
                (2008). `embedding --method tsne` draws it.
                """,
            shapes: "points of many dimensions in, two numbers for each out", lesson: "what-units-learned",
            seeAlso: ["PCA", "embedding", "perplexity", "nearest neighbor"], here: Here.projection),
        Term(
            "perplexity", ["perplexity of t-SNE"],
            meaning: """
                Roughly how many neighbors t-SNE considers for each point; 30 is usual. It is the exponential of the \
                entropy H of the probabilities with which a point would choose its neighbors.
                """,
            formula: "perplexity = exp(H)", lesson: "what-units-learned", seeAlso: ["t-SNE", "entropy"]),
        Term(
            "nearest neighbor", ["neighbor", "k nearest neighbors", "kNN", "similar"],
            meaning: """
                The image whose point is closest to the point of another image. If the neighbors have the label that \
                the network reads, they support the answer. `similar` finds them by the Euclidean distance between the \
                values of the last hidden layer.
                """,
            lesson: "what-units-learned", seeAlso: ["Euclidean distance", "embedding", "cosine similarity"],
            here: Here.nearestNeighbor),
        Term(
            "Euclidean distance", ["distance", "L2 distance"],
            meaning: """
                The length of the straight line between two points x and y: the square root of the sum of the squared \
                differences. It is the norm of x − y.
                """,
            formula: "d = √Σᵢ (xᵢ − yᵢ)²", pytorch: "torch.dist(x, y)", lesson: "what-units-learned",
            seeAlso: ["norm", "nearest neighbor", "cosine similarity"]),
        Term(
            "cosine similarity", ["cosine distance"],
            meaning: """
                How much two vectors x and y point in the same direction, whatever their lengths: 1 for the same \
                direction, 0 at right angles, −1 for opposite directions. It is their dot product divided by both \
                lengths.
                """,
            formula: "cos = Σᵢ xᵢyᵢ / (‖x‖ · ‖y‖)", keras: "keras.losses.CosineSimilarity() (with the sign reversed)",
            pytorch: "torch.nn.functional.cosine_similarity(x, y)", lesson: "what-units-learned",
            seeAlso: ["Euclidean distance", "norm", "weighted sum"]),
    ]
}
