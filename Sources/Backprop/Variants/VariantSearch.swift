/// Draws numbers for a variant until its slips can be told apart, in slices.
///
///     var search = VariantSearch(7, of: start)
///     while search.advance(draws: 100) == nil {}
package struct VariantSearch: Sendable {
  /// After so many draws the best of them is taken.
  package static let mostDraws = 20_000

  private let number: Int
  private let start: Run.Setup
  private let separation: Separation
  private var source: RandomSource
  private var drawn = 0
  /// See `Separation.told`.
  private var suspects: [Int] = []
  /// The first of the draws that came furthest, and how many of the asked steps were told apart there.
  private var best: (draw: Draw, told: Int)?

  /// Prepares to draw.
  ///
  /// - Parameters:
  ///   - number: which variant.
  ///   - start: what it is a variant of.
  ///   - asked: the steps of the first example whose slips are to be told apart; `nil`: `Variant.asked`.
  package init(_ number: Int, of start: Run.Setup, asked: [Quantity]? = nil) {
    self.init(number, of: start, Separation(of: asked ?? Variant.asked(of: start), in: start))
  }

  /// Prepares to draw what is to be told apart as it has been found out already.
  package init(_ number: Int, of start: Run.Setup, _ separation: Separation) {
    self.number = number
    self.start = start
    self.separation = separation
    source = RandomSource(seed: UInt64(bitPattern: Int64(number)))
  }

  /// Draws so many times at most.
  ///
  /// - Returns: the variant; `nil` where more is to be drawn.
  package mutating func advance(draws: Int) -> Variant? {
    var left = draws
    while left > 0 {
      let draw = Draw(like: start, &source)
      drawn += 1
      left -= 1
      let pass = draw.pass(of: start)
      if let told = separation.told(by: pass, moreThan: best?.told, suspects: &suspects) {
        best = (draw, told)
      }
      guard let best, best.told == separation.count || drawn == VariantSearch.mostDraws else {
        continue
      }
      return Variant(
        number: number, setup: best.draw.setup(like: start, &source),
        isSeparate: best.told == separation.count)
    }
    return nil
  }
}
