/// The rectifier: max(0, x).
public enum ReLU {
    /// Writes y = max(0, x); x and y may be the same view.
    public static func forward(_ x: View, into y: View) { Reference.reluForward(x, into: y) }

    /// Writes dx = dy where y is positive and 0 elsewhere, y being the result of `forward`; dx and dy may be the same.
    public static func backward(y: View, dy: View, dx: View) { Reference.reluBackward(y: y, dy: dy, dx: dx) }
}
