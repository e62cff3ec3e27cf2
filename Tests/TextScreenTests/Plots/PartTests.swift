import Testing
import TextScreen

@Suite struct PartTests {
  @Test(arguments: [
    (0, 0), (0.2499, 0), (0.25, 1), (0.5, 2), (0.99, 3), (1, 3), (1.5, 3), (-0.1, 0), (1e308, 3),
    (-1e308, 0), (.infinity, 3), (-.infinity, 0), (.nan, 0),
  ])
  func everyFractionLiesInAPart(fraction: Double, index: Int) {
    #expect(part(at: fraction, of: 4) == index)
    #expect(part(at: fraction, of: 1) == 0)
  }
}
