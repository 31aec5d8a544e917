/// Told now and then how far long work has come, from 0 to 1; returns whether to go on.
///
/// Work that is told to stop gives nil.
package typealias Watch = (_ fraction: Double) -> Bool
