extension RandomSource {
  /// Returns a whole number in `0..<bound`, each as likely as any other.
  ///
  /// - Precondition: `bound` is above 0.
  mutating func next(below bound: Int) -> Int {
    precondition(bound > 0)
    let bound = UInt64(bound)
    // The last numbers of all 2⁶⁴ are left out, so that every remainder is there equally often.
    let leftOut = (UInt64.max % bound + 1) % bound
    var number = next()
    while number > UInt64.max - leftOut { number = next() }
    return Int(number % bound)
  }

  /// Returns the elements in random order (Fisher and Yates, Durstenfeld 1964).
  ///
  /// The standard library's own shuffling promises no fixed order between its versions.
  mutating func shuffled(_ elements: [Int]) -> [Int] {
    var elements = elements
    shuffle(&elements)
    return elements
  }

  /// Puts elements in random order where they stand.
  mutating func shuffle(_ elements: inout [Int]) {
    var last = elements.count - 1
    while last > 0 {
      // `swapAt` asks for memory where nothing is optimized.
      let other = next(below: last + 1)
      let moved = elements[last]
      elements[last] = elements[other]
      elements[other] = moved
      last -= 1
    }
  }
}
