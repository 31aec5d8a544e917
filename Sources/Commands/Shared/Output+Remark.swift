import Display

extension Output {
    /// The same with a remark below it, if there is one.
    func beside(_ remark: Output?) -> Output { remark.map { .group([self, $0]) } ?? self }
}
