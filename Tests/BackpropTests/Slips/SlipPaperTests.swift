import Backprop
import Testing

/// Papers about random networks of all activations and losses.
@Suite struct SlipPaperTests {
  /// A paper about the first example, with numbers as a program prints them.
  private func mark(
    _ pass: ExamplePass, _ numbers: [Quantity: Double], _ precision: Precision = .tolerance(1e-9)
  ) -> Paper {
    let answers = numbers.map { quantity, number in
      (Paper.Place(exampleIndex: 0, quantity: quantity), TypedNumber("\(number)"))
    }
    var paper = Paper(Dictionary(uniqueKeysWithValues: answers))
    paper.mark(pass, exampleIndex: 0, row: 0, precision: precision) { _ in .nan }
    return paper
  }

  private func firstPass(_ seed: Int) -> ExamplePass {
    var run = Run(RandomCase(seed: seed, deepest: 3, widest: 3).start)
    _ = run.advance(to: .end(ofExample: 0))
    return run.pass
  }

  /// The steps whose values are finite, E after the epoch aside.
  private func steps(of pass: ExamplePass) -> [Quantity] {
    (0..<pass.layout.count).map(pass.layout.quantity).filter {
      $0 != .error && pass.value(of: $0).isFinite
    }
  }

  @Test("all of a right paper is right", arguments: 1...100)
  func rightPapers(seed: Int) {
    let pass = firstPass(seed)
    let right = Dictionary(uniqueKeysWithValues: steps(of: pass).map { ($0, pass.value(of: $0)) })
    for precision in [Precision.standard, .digits(15), .tolerance(1e-9)] {
      let paper = mark(pass, right, precision)
      #expect(paper.marked.allSatisfy { $0.judgement.verdict == .right })
      #expect(paper.points == paper.marked.count)
      #expect(paper.firstWrong == nil)
    }
  }

  @Test("a slip alone is named, with all others that give its number", arguments: 1...40)
  func slipsAreNamed(seed: Int) {
    let pass = firstPass(seed)
    for quantity in steps(of: pass) {
      let right = pass.value(of: quantity)
      let slips = pass.slips(of: quantity)
      for (slip, values) in slips {
        for value in values where value.value.isFinite {
          let paper = mark(pass, [quantity: value.value])
          let judgement = paper.marked[0].judgement
          if abs(value.value - right) <= 1e-9 * abs(right) {
            #expect(judgement.verdict == .right && judgement.matches.isEmpty)
            continue
          }
          #expect(judgement.matches.contains { $0.slip == slip }, "\(quantity) \(slip)")
          // What gives the same number is said beside it.
          let same = slips.filter {
            $0.values.contains { abs($0.value - value.value) <= 0.99e-9 * abs($0.value) }
          }
          #expect(
            same.allSatisfy { other in judgement.matches.contains { $0.slip == other.slip } })
          #expect(judgement.verdict == (judgement.matches.count > 1 ? .ambiguous : .slip))
          #expect(paper.points == 0 && paper.firstWrong?.place.quantity == quantity)
        }
      }
    }
  }

  /// Everything after a slip is worked out from it.
  @Test("a slip costs one mark, whatever follows from it", arguments: 1...40)
  func oneMark(seed: Int) {
    let pass = firstPass(seed)
    let steps = steps(of: pass)
    for quantity in steps {
      guard let index = pass.layout.index(of: quantity),
        let (slip, wrong) = firstWrongValue(of: quantity, in: pass),
        let number = TypedNumber("\(wrong)")
      else { continue }
      let own = Reckoning(pass, typed: [index: number])
      var paper = Dictionary(
        uniqueKeysWithValues: steps.map { ($0, own.value(of: $0)) }.filter { $0.1.isFinite })
      paper[quantity] = wrong
      let marked = mark(pass, paper)
      #expect(
        marked.points == marked.marked.count - 1, "\(slip) at \(quantity): \(wrongOnes(marked))")
      #expect(marked.firstWrong?.place.quantity == quantity)
      #expect(marked.firstWrong?.judgement.matches.contains { $0.slip == slip } == true)
    }
  }

  /// A slip, and what it gives, where that can be told from what is right.
  private func firstWrongValue(
    of quantity: Quantity, in pass: ExamplePass
  ) -> (slip: Slip, value: Double)? {
    let right = pass.value(of: quantity)
    for (slip, values) in pass.slips(of: quantity) {
      let wrong = values.map(\.value).first {
        $0.isFinite && abs($0 - right) > 1e-6 * max(1, abs(right))
      }
      if let wrong { return (slip, wrong) }
    }
    return nil
  }

  private func wrongOnes(_ paper: Paper) -> [Quantity] {
    paper.marked.filter { $0.judgement.verdict.points == 0 }.map(\.place.quantity)
  }

  /// As people do who round what they go on with.
  @Test("four digits on the way to three lose no mark", arguments: 1...40)
  func roundedOnTheWay(seed: Int) throws {
    let pass = firstPass(seed)
    var typed: [Int: TypedNumber] = [:]
    var answers: [Paper.Place: TypedNumber?] = [:]
    for quantity in steps(of: pass) {
      if case .updated = quantity { continue }
      let index = try #require(pass.layout.index(of: quantity))
      // What the numbers written so far give, rounded again.
      let value = Reckoning(pass, typed: typed).value(of: quantity)
      let number = try #require(TypedNumber(rounded(value, digits: 4)))
      typed[index] = number
      answers[Paper.Place(exampleIndex: 0, quantity: quantity)] = number
    }
    var paper = Paper(answers)
    paper.mark(pass, exampleIndex: 0, row: 0, precision: .standard) { _ in .nan }
    #expect(paper.points == paper.marked.count, "\(wrongOnes(paper))")
  }

  /// A number with so many significant digits, as `%e` writes it.
  private func rounded(_ value: Double, digits: Int) -> String {
    guard value != 0 else { return "0" }
    var exponent = 0
    var mantissa = abs(value)
    while mantissa >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    while mantissa < 1 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
    var whole = 1.0
    for _ in 1..<digits { whole *= 10 }
    let all = "\(Int((mantissa * whole).rounded()))"
    return (value < 0 ? "-" : "") + all + "e\(exponent - digits + 1)"
  }
}
