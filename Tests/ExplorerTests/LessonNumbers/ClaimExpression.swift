import Backprop
import Explanations

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a claim computes, as it is written: symbols of the run, words for what is in it, `+ − · / ^`,
/// functions, and another moment in braces.
///
///     0.5 · (target_o1 − out_o1)^2
///     E{epoch 100, rate 0.1} / E
///     answer(3)        what the network answers to x = 3
///     before(w5)       w5 before this example's update
///     min(…) max(…) abs(…) sqrt(…) exp(…) ln(…) sin(…) sum(…)
///     count(net_h1)    how many terms net_h1 has, or how many factors where it is a product
///     least(test)      the least test error of the run; leastAt(test): its epoch
///     errors(100)      E after epoch 100 of the run, with the page's settings
///     'mean ∂E/∂w1'    a symbol with spaces or brackets
///     $name            a number that is computed in Swift, in LessonFacts
struct ClaimExpression {
  typealias Value = (LessonMoment) throws -> [Double]

  private let text: [Character]
  private var index = 0

  private init(_ text: String) { self.text = Array(text) }

  /// Reads an expression.
  static func value(of text: String) throws -> (LessonMoment) throws -> Double {
    var reader = ClaimExpression(text)
    let value = try reader.sum()
    reader.skipBlanks()
    guard reader.index == reader.text.count else {
      throw ClaimProblem("“\(text)” goes wrong at “\(String(reader.text[reader.index...]))”")
    }
    return { try single(value($0)) }
  }

  private static func single(_ values: [Double]) throws -> Double {
    guard values.count == 1 else { throw ClaimProblem("\(values) are several numbers") }
    return values[0]
  }

  private mutating func skipBlanks() {
    while index < text.count, text[index] == " " { index += 1 }
  }

  private mutating func take(_ signs: String) -> Character? {
    skipBlanks()
    guard index < text.count, signs.contains(text[index]) else { return nil }
    index += 1
    return text[index - 1]
  }

  private mutating func sum() throws -> Value {
    var value = try product()
    while let sign = take("+−") {
      let (first, second) = (value, try product())
      value = { [try Self.single(first($0)) + (sign == "+" ? 1 : -1) * Self.single(second($0))] }
    }
    return value
  }

  private mutating func product() throws -> Value {
    var value = try power()
    while let sign = take("·/") {
      let (first, second) = (value, try power())
      value = {
        let (a, b) = (try Self.single(first($0)), try Self.single(second($0)))
        return [sign == "·" ? a * b : a / b]
      }
    }
    return value
  }

  private mutating func power() throws -> Value {
    if take("−") != nil {
      let value = try power()
      return { [-(try Self.single(value($0)))] }
    }
    let value = try atMoment(primary())
    guard take("^") != nil else { return value }
    let exponent = try power()
    return { [pow(try Self.single(value($0)), try Self.single(exponent($0)))] }
  }

  /// What stands before braces, at the moment that they name.
  private mutating func atMoment(_ value: @escaping Value) throws -> Value {
    guard index < text.count, text[index] == "{" else { return value }
    guard let end = text[index...].firstIndex(of: "}") else { throw ClaimProblem("{ without }") }
    let place = String(text[(index + 1)..<end])
    index = end + 1
    return { try value($0.at(place)) }
  }

  private mutating func primary() throws -> Value {
    if take("(") != nil {
      let value = try sum()
      guard take(")") != nil else { throw ClaimProblem("( without )") }
      return value
    }
    if take("'") != nil {
      let name = take(while: { $0 != "'" })
      index += 1
      return { [try $0.value(of: name)] }
    }
    if take("$") != nil {
      let name = take(while: { $0.isLetter || $0.isNumber })
      return { [try LessonFacts.value(of: name, at: $0)] }
    }
    skipBlanks()
    if index < text.count, text[index].isNumber {
      let digits = take(while: { $0.isNumber || $0 == "." })
      guard let number = Double(digits) else { throw ClaimProblem("\(digits) is no number") }
      return { _ in [number] }
    }
    let name = takeName()
    guard !name.isEmpty else { throw ClaimProblem("nothing where a value should be") }
    if take("(") != nil { return try function(name) }
    return { [try $0.value(of: name)] }
  }

  private mutating func take(while isPart: (Character) -> Bool) -> String {
    let start = index
    while index < text.count, isPart(text[index]) { index += 1 }
    return String(text[start..<index])
  }

  /// A symbol: `∂E/∂out_h1`, `w5⁺`, `out_u1[2]`.
  private mutating func takeName() -> String {
    let start = index
    while index < text.count {
      let isBar =
        text[index] == "/" && text.indices.contains(index + 1) && text[index + 1] == "∂"
        && text[start] == "∂"
      guard isBar || text[index].isLetter || text[index].isNumber || "∂_⁺.[]".contains(text[index])
      else { break }
      index += 1
    }
    return String(text[start..<index])
  }

  private mutating func function(_ name: String) throws -> Value {
    // What is named, not computed.
    if let ofName = Self.ofNames[name] {
      let symbol = take(while: { $0 != ")" })
      index += 1
      return { try ofName($0, symbol) }
    }
    var arguments: [Value] = []
    repeat { arguments.append(try sum()) } while take(",") != nil
    guard take(")") != nil else { throw ClaimProblem("\(name)( without )") }
    guard let function = Self.functions[name] else { throw ClaimProblem("there is no \(name)(…)") }
    return { [arguments] moment in
      [try function(moment, arguments.flatMap { try $0(moment) })]
    }
  }

  private static let ofNames: [String: @Sendable (LessonMoment, String) throws -> [Double]] = [
    "before": { moment, symbol in
      guard let value = moment.before(symbol) else { throw ClaimProblem("no \(symbol)") }
      return [value]
    },
    "count": { [Double(try $0.operandCount(of: $1))] },
    "all": { try $0.values(withPrefix: $1) },
    "least": { [try $0.least($1).error] },
    "leastAt": { [Double(try $0.least($1).epoch)] },
  ]

  private static let functions: [String: @Sendable (LessonMoment, [Double]) throws -> Double] = [
    "abs": { abs($1[0]) }, "sqrt": { $1[0].squareRoot() }, "exp": { exp($1[0]) },
    "ln": { log($1[0]) }, "sin": { sin($1[0]) },
    "min": { $1.min() ?? .nan }, "max": { $1.max() ?? .nan }, "sum": { $1.reduce(0, +) },
    "answer": { $0.answers(to: $1)[0] },
    "errors": { $0.errors.training[Int($1[0])] },
    "testErrors": { $0.errors.test[Int($1[0])] },
    "input": { Array($0.run.start.examples.inputs(of: Int($1[0]) - 1))[Int($1[1]) - 1] },
    "target": { Array($0.run.start.examples.targets(of: Int($1[0]) - 1))[Int($1[1]) - 1] },
  ]
}

extension LessonMoment {
  /// How many terms or factors the formula of a step has.
  fileprivate func operandCount(of symbol: String) throws -> Int {
    guard let step = run.pass.steps.first(where: { explainer.symbol($0.quantity) == symbol }) else {
      throw ClaimProblem("there is no step \(symbol)")
    }
    let formula = explainer.explain(step).formula
    return formula.split(separator: formula.contains("+") ? "+" : "·").count
  }

  /// The values of all symbols that begin alike, as `out_h`.
  fileprivate func values(withPrefix prefix: String) throws -> [Double] {
    let steps = run.pass.steps.filter { explainer.symbol($0.quantity).hasPrefix(prefix) }
    guard !steps.isEmpty else { throw ClaimProblem("no symbol begins with \(prefix)") }
    // Of sweeps the last counts.
    return Array(
      Dictionary(
        steps.map { (explainer.symbol($0.quantity), $0.value) }, uniquingKeysWith: { $1 }
      ).values)
  }

  fileprivate func least(_ part: String) throws -> (epoch: Int, error: Double) {
    let errors = part == "test" ? errors.test : errors.training
    guard let least = errors.min(), let epoch = errors.firstIndex(of: least) else {
      throw ClaimProblem("no errors of \(part)")
    }
    return (epoch, least)
  }
}
