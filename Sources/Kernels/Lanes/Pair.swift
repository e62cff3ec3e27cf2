/// The lanes of two other kinds, the second of which has no more than the first: what fills several
/// registers at once, so that one is computed while another waits for its last result.
struct Pair<Low: Lanes, High: Lanes>: Lanes {
  private let low: Low
  private let high: High

  @inline(__always)
  private init(_ low: Low, _ high: High) {
    self.low = low
    self.high = high
  }

  static var count: Int {
    @inline(__always) get { Low.count + High.count }
  }

  static var panelWidth: Int {
    @inline(__always) get { 2 * Low.count }
  }

  @inline(__always)
  init(_ number: Double) {
    low = Low(number)
    high = High(number)
  }

  @inline(__always)
  static func load(_ memory: UnsafePointer<Double>) -> Pair {
    Pair(Low.load(memory), High.load(memory + Low.count))
  }

  @inline(__always)
  func store(_ memory: UnsafeMutablePointer<Double>) {
    low.store(memory)
    high.store(memory + Low.count)
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
    lane < Low.count ? low.lane(lane) : high.lane(lane - Low.count)
  }

  @inline(__always)
  func isAnyBeyond(_ limit: Pair) -> Bool {
    low.isAnyBeyond(limit.low) || high.isAnyBeyond(limit.high)
  }
}

typealias Ten = Pair<Eight, Two>
typealias Sixteen = Pair<Eight, Eight>
typealias ThirtyTwo = Pair<Sixteen, Sixteen>
