/// Exact values of a function, against which its errors are measured.
///
/// Made with mpmath at 50 digits: arguments spread over the whole range, uniformly in their bits,
/// and dense near 0, near the borders of the reductions, at the ends of the range, and among the
/// subnormal numbers.
struct ReferenceValues {
  /// An argument, the double nearest to the exact result, and how far the exact result is from it.
  private struct Entry {
    let argument: Double
    let nearest: Double

    /// In units in the last place of `nearest`.
    let offset: Double

    /// A line of two numbers' bits, in hexadecimal, and the offset.
    init?(_ line: Substring) {
      let fields = line.split(separator: " ")
      guard fields.count == 3,
        let argument = UInt64(fields[0], radix: 16),
        let nearest = UInt64(fields[1], radix: 16),
        let offset = Double(fields[2])
      else { return nil }
      self.argument = Double(bitPattern: argument)
      self.nearest = Double(bitPattern: nearest)
      self.offset = offset
    }

    func error(of result: Double) -> Double {
      ((result - nearest) / nearest.ulp - offset).magnitude
    }
  }

  /// The largest error of a function, and where it is.
  struct WorstError {
    /// In units in the last place; infinite if a result is not a number.
    var error = 0.0
    var argument = 0.0
  }

  private let entries: [Entry]

  init(parsing text: String) {
    entries = text.split(separator: "\n").map { line in
      guard let entry = Entry(line) else { preconditionFailure("not a reference value: \(line)") }
      return entry
    }
  }

  func worstError(of function: (Double) -> Double) -> WorstError {
    var worst = WorstError()
    for entry in entries {
      let error = entry.error(of: function(entry.argument))
      guard !(error <= worst.error) else { continue }
      worst = WorstError(error: error.isNaN ? .infinity : error, argument: entry.argument)
    }
    return worst
  }
}
