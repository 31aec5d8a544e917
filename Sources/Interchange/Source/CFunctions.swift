/// What an exported C file computes with: a function for each kind of step, and the calls.
///
/// Maps are rows × columns × channels in memory, kernels rows × columns × input channels × filters, dense kernels inputs ×
/// units. The innermost loops run over filters, units or channels side by side, which compilers make vectors of.
enum CFunctions {
    static func texts(for step: SourcePlan.Step) -> [String] {
        switch step {
        case .convolution: [convolution]
        case .dense: [dense]
        case .normalization: [normalization]
        case .maxPool: [maxPool]
        case .averagePool: [averagePool]
        case .function(.relu, _): [relu]
        case .function(.leakyReLU, _): [leaky]
        case .function(.tanh, _): [exponential, tanh]
        case .function(.sigmoid, _): [exponential, sigmoid]
        case .function(.rescaling, _): [rescale]
        case .softmax: [exponential, softmax]
        }
    }

    static func call(_ entry: SourcePlan.Entry, from: String, to: String) -> String {
        let names = [from, to] + entry.tensors.map(\.name)
        func call(_ function: String, _ settings: [String]) -> String {
            "convo_\(function)(\((names + settings).joined(separator: ", ")))"
        }
        func slide(_ windows: SourcePlan.Windows) -> [String] {
            [windows.rows, windows.columns, windows.channels, windows.height, windows.width, windows.stride].map { "\($0)" }
        }
        func places(_ windows: SourcePlan.Windows) -> [String] { [windows.outputRows, windows.outputColumns].map { "\($0)" } }
        switch entry.step {
        case .convolution(let windows, let filters):
            return call("convolution", slide(windows) + ["\(windows.top)", "\(windows.left)"] + places(windows) + ["\(filters)"])
        case .dense(let inputs, let units): return call("dense", ["\(inputs)", "\(units)"])
        case .normalization(let count, let channels): return call("normalization", ["\(count)", "\(channels)"])
        case .maxPool(let windows): return call("max_pool", slide(windows) + places(windows))
        case .averagePool(let windows): return call("average_pool", slide(windows) + places(windows))
        case .function(.relu, let count): return call("relu", ["\(count)"])
        case .function(.leakyReLU(let slope), let count): return call("leaky_relu", ["\(count)", slope.hexadecimal + "f"])
        case .function(.tanh, let count): return call("tanh", ["\(count)"])
        case .function(.sigmoid, let count): return call("sigmoid", ["\(count)"])
        case .function(.rescaling(let scale, let offset), let count):
            return call("rescale", ["\(count)", scale.hexadecimal + "f", offset.hexadecimal + "f"])
        case .softmax(let count): return call("softmax", ["\(count)"])
        }
    }

    private static let convolution = """
        /* A sum over the kernel's window and all channels for each filter; outside the map are zeros. */
        static inline void convo_convolution(const float *x, float *y, const float *kernel, const float *bias, int rows, int columns,
                                             int channels, int height, int width, int stride, int top, int left, int outputRows,
                                             int outputColumns, int filters)
        {
            for (int row = 0; row < outputRows; row++) {
                for (int column = 0; column < outputColumns; column++, y += filters) {
                    for (int filter = 0; filter < filters; filter++) y[filter] = bias[filter];
                    for (int i = 0; i < height; i++) {
                        const int r = row * stride + i - top;
                        if (r < 0 || r >= rows) continue;
                        for (int j = 0; j < width; j++) {
                            const int c = column * stride + j - left;
                            if (c < 0 || c >= columns) continue;
                            const float *pixel = x + (r * columns + c) * channels;
                            const float *weights = kernel + (i * width + j) * channels * filters;
                            for (int channel = 0; channel < channels; channel++, weights += filters) {
                                const float value = pixel[channel];
                                for (int filter = 0; filter < filters; filter++) y[filter] += value * weights[filter];
                            }
                        }
                    }
                }
            }
        }
        """

    private static let dense = """
        /* A sum over all inputs for each unit. */
        static inline void convo_dense(const float *x, float *y, const float *kernel, const float *bias, int inputs, int units)
        {
            for (int unit = 0; unit < units; unit++) y[unit] = bias[unit];
            for (int i = 0; i < inputs; i++, kernel += units) {
                const float value = x[i];
                for (int unit = 0; unit < units; unit++) y[unit] += value * kernel[unit];
            }
        }
        """

    private static let normalization = """
        /* Batch normalization in use: mean, variance, gamma and beta of a channel come to a scale and a shift. */
        static inline void convo_normalization(const float *x, float *y, const float *scale, const float *shift, int count,
                                               int channels)
        {
            for (int i = 0; i < count; i++) y[i] = x[i] * scale[i % channels] + shift[i % channels];
        }
        """

    private static let maxPool = """
        /* The largest number of each window of a channel. */
        static inline void convo_max_pool(const float *x, float *y, int rows, int columns, int channels, int height, int width,
                                          int stride, int outputRows, int outputColumns)
        {
            (void)rows;
            for (int row = 0; row < outputRows; row++) {
                for (int column = 0; column < outputColumns; column++, y += channels) {
                    const float *window = x + (row * columns + column) * stride * channels;
                    for (int channel = 0; channel < channels; channel++) {
                        float largest = window[channel];
                        for (int i = 0; i < height; i++) {
                            for (int j = 0; j < width; j++) {
                                const float value = window[(i * columns + j) * channels + channel];
                                if (value > largest) largest = value;
                            }
                        }
                        y[channel] = largest;
                    }
                }
            }
        }
        """

    private static let averagePool = """
        /* The mean of each window of a channel. */
        static inline void convo_average_pool(const float *x, float *y, int rows, int columns, int channels, int height, int width,
                                              int stride, int outputRows, int outputColumns)
        {
            (void)rows;
            for (int row = 0; row < outputRows; row++) {
                for (int column = 0; column < outputColumns; column++, y += channels) {
                    const float *window = x + (row * columns + column) * stride * channels;
                    for (int channel = 0; channel < channels; channel++) {
                        float sum = 0.0f;
                        for (int i = 0; i < height; i++) {
                            for (int j = 0; j < width; j++) sum += window[(i * columns + j) * channels + channel];
                        }
                        y[channel] = sum / (float)(height * width);
                    }
                }
            }
        }
        """

    private static let relu = """
        static inline void convo_relu(const float *x, float *y, int count)
        {
            for (int i = 0; i < count; i++) y[i] = x[i] > 0.0f ? x[i] : 0.0f;
        }
        """

    private static let leaky = """
        static inline void convo_leaky_relu(const float *x, float *y, int count, float slope)
        {
            for (int i = 0; i < count; i++) y[i] = x[i] > 0.0f ? x[i] : x[i] * slope;
        }
        """

    private static let rescale = """
        static inline void convo_rescale(const float *x, float *y, int count, float scale, float offset)
        {
            for (int i = 0; i < count; i++) y[i] = x[i] * scale + offset;
        }
        """

    private static let exponential = """
        /* e to the power of x: a power of 2 times e to the power of the rest, |rest| <= log 2 / 2, by its series. */
        static inline double convo_exponential(double x)
        {
            if (x < -700.0) return 0.0;
            if (x > 700.0) x = 700.0;
            int power = (int)(x * 1.4426950408889634 + (x < 0.0 ? -0.5 : 0.5));
            const double rest = x - power * 0.6931471805599453;
            double value = 1.0;
            for (int term = 13; term > 0; term--) value = 1.0 + value * rest / term;
            double factor = power < 0 ? 0.5 : 2.0;
            for (power = power < 0 ? -power : power; power > 0; power /= 2, factor *= factor) {
                if (power % 2 == 1) value *= factor;
            }
            return value;
        }
        """

    private static let tanh = """
        static inline void convo_tanh(const float *x, float *y, int count)
        {
            for (int i = 0; i < count; i++) {
                const double value = x[i];
                const double e = convo_exponential(value < 0.0 ? 2.0 * value : -2.0 * value);
                const double t = (1.0 - e) / (1.0 + e);
                y[i] = (float)(value < 0.0 ? -t : t);
            }
        }
        """

    private static let sigmoid = """
        static inline void convo_sigmoid(const float *x, float *y, int count)
        {
            for (int i = 0; i < count; i++) y[i] = (float)(1.0 / (1.0 + convo_exponential(-(double)x[i])));
        }
        """

    private static let softmax = """
        /* The exponentials of all numbers divided by their sum. */
        static inline void convo_softmax(const float *x, float *y, int count)
        {
            float largest = x[0];
            double sum = 0.0;
            for (int i = 1; i < count; i++) if (x[i] > largest) largest = x[i];
            for (int i = 0; i < count; i++) sum += convo_exponential((double)x[i] - largest);
            for (int i = 0; i < count; i++) y[i] = (float)(convo_exponential((double)x[i] - largest) / sum);
        }
        """

    /// A program that is compiled where `CONVO_MAIN` is defined.
    static let main = """
        #ifdef CONVO_MAIN
        #include <stdio.h>

        /* Reads images of CONVO_INPUTS numbers each, until there are no more, and prints a line of probabilities for each. */
        int main(void)
        {
            static float image[CONVO_INPUTS];
            float probabilities[CONVO_CLASSES];
            for (;;) {
                for (int i = 0; i < CONVO_INPUTS; i++) {
                    if (scanf("%f", &image[i]) != 1) return i == 0 && feof(stdin) ? 0 : 1;
                }
                convo_predict(image, probabilities);
                for (int i = 0; i < CONVO_CLASSES; i++) {
                    printf("%.9g%c", (double)probabilities[i], i + 1 < CONVO_CLASSES ? ' ' : '\\n');
                }
            }
        }
        #endif

        """
}
