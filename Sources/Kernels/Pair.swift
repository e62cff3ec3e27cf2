/// Twice as many lanes as another kind has: what fills several registers at once, so that one is
/// computed while another waits for its last result.
struct Pair<Half: Lanes>: Lanes {
  private let low: Half
  private let high: Half

  @inline(__always)
  private init(_ low: Half, _ high: Half) {
    self.low = low
    self.high = high
  }

  static var count: Int {
    @inline(__always) get { 2 * Half.count }
  }

  @inline(__always)
  init(_ number: Double) {
    low = Half(number)
    high = Half(number)
  }

  @inline(__always)
  static func load(_ memory: UnsafePointer<Double>) -> Pair {
    Pair(Half.load(memory), Half.load(memory + Half.count))
  }

  @inline(__always)
  func store(_ memory: UnsafeMutablePointer<Double>) {
    low.store(memory)
    high.store(memory + Half.count)
  }

  @inline(__always)
  static func + (left: Pair, right: Pair) -> Pair {
    Pair(left.low + right.low, left.high + right.high)
  }

  @inline(__always)
  static func - (left: Pair, right: Pair) -> Pair {
    Pair(left.low - right.low, left.high - right.high)
  }

  @inline(__always)
  static func * (left: Pair, right: Pair) -> Pair {
    Pair(left.low * right.low, left.high * right.high)
  }

  @inline(__always)
  static func / (left: Pair, right: Pair) -> Pair {
    Pair(left.low / right.low, left.high / right.high)
  }

  @inline(__always)
  func squareRoot() -> Pair { Pair(low.squareRoot(), high.squareRoot()) }

  @inline(__always)
  func addingBits(_ other: Pair) -> Pair {
    Pair(low.addingBits(other.low), high.addingBits(other.high))
  }

  @inline(__always)
  func subtractingBits(_ other: Pair) -> Pair {
    Pair(low.subtractingBits(other.low), high.subtractingBits(other.high))
  }

  @inline(__always)
  func shiftingBits(by count: Int32) -> Pair {
    Pair(low.shiftingBits(by: count), high.shiftingBits(by: count))
  }

  @inline(__always)
  func andBits(_ other: Pair) -> Pair {
    Pair(low.andBits(other.low), high.andBits(other.high))
  }

  @inline(__always)
  func orBits(_ other: Pair) -> Pair {
    Pair(low.orBits(other.low), high.orBits(other.high))
  }

  @inline(__always)
  func choosing(ifGreaterThan other: Pair, _ yes: Pair, else no: Pair) -> Pair {
    Pair(
      low.choosing(ifGreaterThan: other.low, yes.low, else: no.low),
      high.choosing(ifGreaterThan: other.high, yes.high, else: no.high))
  }

  @inline(__always)
  func lane(_ lane: Int) -> Double {
    lane < Half.count ? low.lane(lane) : high.lane(lane - Half.count)
  }

  @inline(__always)
  func isAnyBeyond(_ limit: Pair) -> Bool {
    low.isAnyBeyond(limit.low) || high.isAnyBeyond(limit.high)
  }
}

typealias Sixteen = Pair<Eight>
typealias ThirtyTwo = Pair<Sixteen>
