import ConvNet

/// The network that comes with the program, where one does.
public enum BundledNetwork {
    /// Its name in a session.
    public static let name = "bundled"

    /// Read once, at first use; nil where the program was built without one.
    public static let network: Network? = nil
}
