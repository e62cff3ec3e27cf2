internal import KernelWork

/// Which inputs of an example are 0, so that a sweep over the first layer may leave them out.
///
/// Of an image most are. An input of 0 changes nothing: its products are zeros, and a number stays as
/// it is when a zero is added or taken away. The bits are those of the whole sweep, as long as
/// - every product with 0 is a zero: no weight and no δ is infinite or not a number. So all are kept
///   below a bound that grows by what an example can change;
/// - no sign of a zero matters: no weight or bias is −0, which no difference of others becomes, and a
///   bias is added to the sum.
struct ZeroInputs {
  /// Two rows of bits, of which those of inputs other than 0 are set.
  private let words: UnsafeMutablePointer<UInt64>
  private let wordCount: Int
  private let inputCount: Int
  /// How many bits are set in each of the rows.
  private var counts = (0, 0)
  /// The largest magnitude among the present inputs.
  private var largest = 0.0
  /// What no weight's magnitude is above.
  private var bound: Double

  /// Of fewer examples in a stretch, looking through the weights would take too long.
  private static let fewestExamples = 16
  /// Far from where numbers become infinite: rounding never brings a weight so far beyond the bound.
  private static let largestBound = 1e300

  /// Looks through the weights; `nil` where no input may be left out.
  init?(_ work: UnsafePointer<ExampleWork>) {
    let layer = work.layer(0)
    guard work.pointee.count >= ZeroInputs.fewestExamples, layer.hasBiases else { return nil }
    let weights = UnsafePointer(work.memory) + layer.weights
    let biases = UnsafePointer(work.memory) + layer.biasValues
    let weightCount = layer.inputCount * layer.laneCount
    guard !hasNegativeZero(weights, weightCount), !hasNegativeZero(biases, layer.laneCount)
    else { return nil }
    words = work.pointee.inputMarks
    wordCount = ExampleWork.markWords(ofInputs: layer.inputCount)
    inputCount = layer.inputCount
    bound = largestMagnitude(weights, weightCount)
    guard bound < ZeroInputs.largestBound else { return nil }
  }

  /// Marks the inputs of the next example.
  @inline(__always)
  mutating func mark(_ inputs: UnsafePointer<Double>, now: Int) {
    let row = row(now)
    var count = 0
    var first = 0
    while first < inputCount {
      let bits = nonzeroBits(inputs + first, min(64, inputCount - first))
      row[first / 64] = bits
      count += bits.nonzeroBitCount
      first += 64
    }
    largest = largestMagnitude(inputs, inputCount)
    if now == 0 { counts.0 = count } else { counts.1 = count }
  }

  /// The marks of the example before and of the present one; `nil` where so few are 0 that it is faster
  /// to go through all in one sweep.
  @inline(__always)
  func marks(now: Int, isFirst: Bool) -> Marks? {
    guard !isFirst, 2 * (counts.0 + counts.1) <= 3 * inputCount else { return nil }
    return Marks(before: row(1 - now), now: row(now), inputCount: inputCount)
  }

  struct Marks {
    let before: UnsafePointer<UInt64>
    let now: UnsafePointer<UInt64>
    let inputCount: Int
  }

  /// Takes note of what the present example changes in the next one's sweep.
  ///
  /// - Returns: whether inputs may be left out still.
  @inline(__always)
  mutating func allow(_ work: UnsafePointer<ExampleWork>, now: Int) -> Bool {
    let layer = work.layer(0)
    let delta = largestMagnitude(work.deltas(layer, now), layer.laneCount)
    bound += work.pointee.update.rate.magnitude * (delta * largest)
    // False for NaN too.
    return bound < ZeroInputs.largestBound
  }

  @inline(__always)
  private func row(_ number: Int) -> UnsafeMutablePointer<UInt64> {
    words + number * wordCount
  }
}

extension ZeroInputs.Marks {
  /// Does something for each marked input, in order.
  @inline(__always)
  static func forEach(
    in words: UnsafePointer<UInt64>, inputCount: Int, _ body: (Int) -> Void
  ) {
    var first = 0
    while first < inputCount {
      var bits = words[first / 64]
      while bits != 0 {
        body(first + bits.trailingZeroBitCount)
        bits &= bits - 1
      }
      first += 64
    }
  }
}

/// A bit for each of up to 64 numbers, set where it is not 0.
@inline(__always)
private func nonzeroBits(_ numbers: UnsafePointer<Double>, _ count: Int) -> UInt64 {
  var bits: UInt64 = 0
  var place = 0
  while place + 8 <= count {
    bits |= UInt64(Eight.load(numbers + place).nonzero) << UInt64(truncatingIfNeeded: place)
    place += 8
  }
  while place < count {
    bits |= (numbers[place] == 0 ? 0 : 1) << UInt64(truncatingIfNeeded: place)
    place += 1
  }
  return bits
}

/// The largest magnitude; not a number where some is not.
@inline(__always)
private func largestMagnitude(_ numbers: UnsafePointer<Double>, _ count: Int) -> Double {
  // Magnitudes are in the order of their bits, and what is no number is beyond them all.
  var largest: UInt64 = 0
  for place in 0..<count { largest = max(largest, numbers[place].magnitude.bitPattern) }
  return Double(bitPattern: largest)
}

@inline(__always)
private func hasNegativeZero(_ numbers: UnsafePointer<Double>, _ count: Int) -> Bool {
  var found = false
  for place in 0..<count where numbers[place].bitPattern == (-0.0).bitPattern { found = true }
  return found
}
