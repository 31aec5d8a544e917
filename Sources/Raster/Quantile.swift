extension [Float] {
    /// The value below which a share of the sorted values lies; 0 for none.
    ///
    /// Only the part that holds that place is sorted further (Hoare, 1961).
    func quantile(_ share: Float) -> Float {
        guard !isEmpty else { return 0 }
        let place = Int(share * Float(count - 1) + 0.5)
        var values = self
        var (low, high) = (0, count - 1)
        while low < high {
            let pivot = values[(low + high) / 2]
            var (left, right) = (low, high)
            while left <= right {
                while values[left] < pivot { left += 1 }
                while values[right] > pivot { right -= 1 }
                if left <= right {
                    values.swapAt(left, right)
                    left += 1
                    right -= 1
                }
            }
            if place <= right { high = right } else if place >= left { low = left } else { break }
        }
        return values[place]
    }
}
