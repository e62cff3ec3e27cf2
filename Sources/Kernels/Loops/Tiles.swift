internal import CLanes
internal import KernelWork

/// Some sums of products that grow together and share what they load: Σ factor·lanes, in the order of the
/// terms.
protocol Sums {
  associatedtype Number: Lanes
  /// How many sums there are.
  static var count: Int { get }
  /// Begins with a first term: sum `s` has the factor that stands `s · stride` on.
  init(_ lanes: Number, _ factors: UnsafePointer<Double>, stride: Int)
  /// Begins with sums that stand one after the other.
  init(_ sums: UnsafePointer<Double>, stride: Int)
  /// Adds a term.
  mutating func add(_ lanes: Number, _ factors: UnsafePointer<Double>, stride: Int)
  /// Hands out the sums, numbered from 0.
  func visit(_ body: (Int, Number) -> Void)
}

extension Sums {
  /// Adds up terms.
  ///
  /// - Parameters:
  ///   - start: sums to add to, one after the other; `nil` to begin with the first term.
  ///   - factors: sum `s` multiplies term `t` by `factors[s · sumStride + t · termStride]`.
  ///   - sumStride: how far the factor of the next sum stands from this one's.
  ///   - termStride: how far the factor of the next term stands from this one's.
  ///   - lanes: those of term `t` stand at `t · laneStride`.
  ///   - laneStride: how far the lanes of two terms stand apart.
  ///   - termCount: at least 1.
  @inline(__always)
  init(
    from start: (sums: UnsafePointer<Double>, stride: Int)?,
    _ factors: UnsafePointer<Double>, sumStride: Int, termStride: Int,
    _ lanes: UnsafePointer<Double>, laneStride: Int, termCount: Int
  ) {
    var factors = factors
    var lanes = lanes
    var left = termCount
    if let start {
      self.init(start.sums, stride: start.stride)
    } else {
      self.init(Number.load(lanes), factors, stride: sumStride)
      factors += termStride
      lanes += laneStride
      left -= 1
    }
    while left > 0 {
      add(Number.load(lanes), factors, stride: sumStride)
      factors += termStride
      lanes += laneStride
      left -= 1
    }
  }
}

struct OneSum<Number: Lanes>: Sums {
  private var sum: Number

  static var count: Int {
    @inline(__always) get { 1 }
  }

  @inline(__always)
  init(_ lanes: Number, _ factors: UnsafePointer<Double>, stride: Int) {
    sum = lanes * Number(factors[0])
  }

  @inline(__always)
  init(_ sums: UnsafePointer<Double>, stride: Int) { sum = Number.load(sums) }

  @inline(__always)
  mutating func add(_ lanes: Number, _ factors: UnsafePointer<Double>, stride: Int) {
    sum = sum + lanes * Number(factors[0])
  }

  @inline(__always)
  func visit(_ body: (Int, Number) -> Void) { body(0, sum) }
}

/// The sums of two kinds: as many as fill the registers, so that additions, each of which waits for the one
/// before it in its own sum, keep the arithmetic busy all the same.
struct MoreSums<First: Sums, Second: Sums>: Sums where First.Number == Second.Number {
  private var first: First
  private var second: Second

  static var count: Int {
    @inline(__always) get { First.count + Second.count }
  }

  @inline(__always)
  init(_ lanes: First.Number, _ factors: UnsafePointer<Double>, stride: Int) {
    first = First(lanes, factors, stride: stride)
    second = Second(lanes, factors + First.count * stride, stride: stride)
  }

  @inline(__always)
  init(_ sums: UnsafePointer<Double>, stride: Int) {
    first = First(sums, stride: stride)
    second = Second(sums + First.count * stride, stride: stride)
  }

  @inline(__always)
  mutating func add(_ lanes: First.Number, _ factors: UnsafePointer<Double>, stride: Int) {
    first.add(lanes, factors, stride: stride)
    second.add(lanes, factors + First.count * stride, stride: stride)
  }

  @inline(__always)
  func visit(_ body: (Int, First.Number) -> Void) {
    first.visit { body($0, $1) }
    second.visit { body(First.count + $0, $1) }
  }
}

typealias TwoSums<Number: Lanes> = MoreSums<OneSum<Number>, OneSum<Number>>
typealias FourSums<Number: Lanes> = MoreSums<TwoSums<Number>, TwoSums<Number>>
typealias SixSums<Number: Lanes> = MoreSums<FourSums<Number>, TwoSums<Number>>

/// Work on a part of a panel's lanes, for many examples or rows.
protocol TileWork {
  /// Computes as many sums as a kind has.
  ///
  /// - Parameters:
  ///   - kind: how many sums, of how many lanes each.
  ///   - number: the first of the examples or rows.
  ///   - place: the part of the panel.
  func work<Kind: Sums>(_ kind: Kind.Type, from number: Int, _ place: TilePlace)
}

/// A part of a panel's lanes.
struct TilePlace {
  /// The first unit of the panel.
  let panel: Int
  /// How many lanes the panel has.
  let width: Int
  /// The first unit of the part.
  let first: Int
}

/// Does some work on all panels over so many units, in parts that fit this processor's registers.
///
/// - Parameters:
///   - units: how many units the panels hold.
///   - count: how many examples or rows there are.
///   - tile: the work, done for some of the examples or rows at a time.
@inline(__always)
func forEachTile(units: Int, count: Int, _ tile: some TileWork) {
  var panel = 0
  while panel < units {
    let width = Panels.width(ofRemaining: units - panel)
    let lanes = min(width, Int(LANES_IN_TILE))
    var first = panel
    while first < min(panel + width, units) {
      let place = TilePlace(panel: panel, width: width, first: first)
      switch min(lanes, units - first) {
      case ...2: takeSums(Two.self, count, place, tile)
      case ...4: takeSums(Four.self, count, place, tile)
      case ...8: takeSums(Eight.self, count, place, tile)
      case ...10: takeSums(Ten.self, count, place, tile)
      case ...16: takeSums(Sixteen.self, count, place, tile)
      default: takeSums(ThirtyTwo.self, count, place, tile)
      }
      first += lanes
    }
    panel += width
  }
}

@inline(__always)
private func takeSums<Number: Lanes>(
  _ kind: Number.Type, _ count: Int, _ place: TilePlace, _ tile: some TileWork
) {
  var number = 0
  while most_sums_in_tile() == 6, number + 6 <= count {
    tile.work(SixSums<Number>.self, from: number, place)
    number += 6
  }
  while number + 4 <= count {
    tile.work(FourSums<Number>.self, from: number, place)
    number += 4
  }
  while number + 2 <= count {
    tile.work(TwoSums<Number>.self, from: number, place)
    number += 2
  }
  if number < count { tile.work(OneSum<Number>.self, from: number, place) }
}
