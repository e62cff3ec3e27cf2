/// Which of so many equal parts a fraction lies in.
///
/// What is below 0 lies in the first, what is 1 or above in the last, what is no number in the first.
///
/// - Precondition: `count` is at least 1.
package func part(at fraction: Double, of count: Int) -> Int {
  guard fraction > 0 else { return 0 }
  return Int(min(fraction * Double(count), Double(count - 1)))
}
