internal import CLanes
internal import KernelWork

/// Four sums of products at once, that share what they load: Σ a·lanes, in the order of the terms.
///
/// Four rows of vectors fill the registers with sums, so that additions, each of which waits for the one
/// before it in its own sum, keep the arithmetic busy all the same.
struct Tile<Number: Lanes> {
  /// The number of sums.
  static var count: Int {
    @inline(__always) get { 4 }
  }

  var first: Number
  var second: Number
  var third: Number
  var fourth: Number

  /// Adds up from the first term on.
  ///
  /// - Parameters:
  ///   - factors: sum `s` multiplies term `t` by `factors[s · sumStride + t · termStride]`.
  ///   - lanes: those of term `t` stand at `t · laneStride`.
  ///   - termCount: at least 1.
  @inline(__always)
  init(
    _ factors: UnsafePointer<Double>, sumStride: Int, termStride: Int,
    _ lanes: UnsafePointer<Double>, laneStride: Int, termCount: Int
  ) {
    let vector = Number.load(lanes)
    first = vector * Number(factors[0])
    second = vector * Number(factors[sumStride])
    third = vector * Number(factors[2 * sumStride])
    fourth = vector * Number(factors[3 * sumStride])
    add(
      factors + termStride, sumStride: sumStride, termStride: termStride, lanes + laneStride,
      laneStride: laneStride, termCount: termCount - 1)
  }

  /// Begins with sums that stand one after the other.
  @inline(__always)
  init(_ sums: UnsafePointer<Double>, stride: Int) {
    first = Number.load(sums)
    second = Number.load(sums + stride)
    third = Number.load(sums + 2 * stride)
    fourth = Number.load(sums + 3 * stride)
  }

  @inline(__always)
  mutating func add(
    _ factors: UnsafePointer<Double>, sumStride: Int, termStride: Int,
    _ lanes: UnsafePointer<Double>, laneStride: Int, termCount: Int
  ) {
    var factors = factors
    var lanes = lanes
    var left = termCount
    while left > 0 {
      let vector = Number.load(lanes)
      first = first + vector * Number(factors[0])
      second = second + vector * Number(factors[sumStride])
      third = third + vector * Number(factors[2 * sumStride])
      fourth = fourth + vector * Number(factors[3 * sumStride])
      factors += termStride
      lanes += laneStride
      left -= 1
    }
  }
}

/// One sum of products, for what is left over where there are no four.
@inline(__always)
func singleSum<Number: Lanes>(
  from start: Number?, _ factors: UnsafePointer<Double>, termStride: Int,
  _ lanes: UnsafePointer<Double>, laneStride: Int, termCount: Int
) -> Number {
  var sum = start ?? Number.load(lanes) * Number(factors[0])
  var term = start == nil ? 1 : 0
  while term < termCount {
    sum = sum + Number.load(lanes + term * laneStride) * Number(factors[term * termStride])
    term += 1
  }
  return sum
}

/// Work on a part of a panel's lanes.
protocol TileWork {
  /// - Parameters:
  ///   - first: the first unit.
  ///   - offset: where the part begins in the panels' numbers of one row.
  ///   - width: how many lanes the whole panel has.
  func work<Number: Lanes>(_ kind: Number.Type, panel: Int, first: Int, width: Int)
}

/// Does some work on all panels over so many units, in parts that fit this processor's registers.
@inline(__always)
func forEachTile(units: Int, _ tile: some TileWork) {
  var panel = 0
  while panel < units {
    let width = Panels.width(ofRemaining: units - panel)
    let lanes = min(width, Int(LANES_IN_TILE))
    var first = panel
    while first < panel + width {
      switch lanes {
      case 2: tile.work(Two.self, panel: panel, first: first, width: width)
      case 4: tile.work(Four.self, panel: panel, first: first, width: width)
      case 8: tile.work(Eight.self, panel: panel, first: first, width: width)
      case 16: tile.work(Sixteen.self, panel: panel, first: first, width: width)
      default: tile.work(ThirtyTwo.self, panel: panel, first: first, width: width)
      }
      first += lanes
    }
    panel += width
  }
}
