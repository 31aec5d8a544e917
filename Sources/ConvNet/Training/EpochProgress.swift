/// Sums over the batches of an epoch, each image counted once, as Keras' running means.
struct EpochProgress {
    private(set) var batches = 0
    private(set) var learningRate = 0.0
    private var images = 0
    private var loss = 0.0
    private var correct = 0
    /// The run's clock when the epoch began.
    var clock = StopWatch()

    mutating func add(images: Int, loss: Double, correct: Int, learningRate: Double) {
        batches += 1
        self.images += images
        self.loss += loss
        self.correct += correct
        self.learningRate = learningRate
    }

    var meanLoss: Double { loss / Double(max(1, images)) }
    var accuracy: Double { Double(correct) / Double(max(1, images)) }
}

/// Time spent on training alone, and the images trained in it.
struct StopWatch {
    private var images = 0
    private var time = Duration.zero
    private var began = ContinuousClock.now

    mutating func start() { began = .now }

    mutating func stop(images: Int) {
        time += ContinuousClock.now - began
        self.images += images
    }

    /// What was added to an earlier state of the same watch.
    func since(_ earlier: StopWatch) -> StopWatch {
        var watch = self
        watch.images -= earlier.images
        watch.time -= earlier.time
        return watch
    }

    var seconds: Double { Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18 }

    var imagesPerSecond: Double { seconds > 0 ? Double(images) / seconds : 0 }
}
