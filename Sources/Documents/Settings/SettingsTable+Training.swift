import Backprop

/// The settings of training that have a form of their own.
extension Setting {
  static let patience = Setting(
    id: .patience, subject: .training, placeholder: "N",
    sentence: "End when N epochs have brought no new smallest error; on the test part where there "
      + "is one.",
    set: { (settings, text) throws(SettingProblem) in
      settings.training.patience = try wholeNumber(text, for: .patience, in: 1...Int.max)
    },
    text: { $0.training.patience.map(String.init) }
  ).orOff(\.training.patience)

  static let damping = number(
    .damping, .training, "D",
    "How much of its state a unit of a recurrent network keeps in a sweep; left out: what the "
      + "network says, or 0.",
    needs: "a number from 0 to less than 1", isAllowed: { $0 >= 0 && $0 < 1 },
    set: { $0.damping = $1 }, get: { $0.damping })

  static let notSettled = choice(
    .notSettled, .training,
    "What becomes of a run whose recurrent network does not settle: it ends, or goes on from the "
      + "last sweep.", \.training.notSettled)

  static let schedule = Setting(
    id: .schedule, subject: .training,
    placeholder: "constant|step:K:G|exponential:G|cosine",
    sentence: "How the rate changes: times G after every K epochs, times G after each, "
      + "or down to 0 along a cosine.",
    set: { (settings, text) throws(SettingProblem) in
      guard let schedule = schedule(text) else {
        throw SettingProblem(
          problem: "schedule cannot be \(excerpt(text))",
          remedy: "it is constant, step:K:G as in step:10:0.5, exponential:G as in "
            + "exponential:0.99, or cosine")
      }
      settings.training.schedule = schedule
    },
    text: {
      switch $0.training.schedule {
      case .constant: "constant"
      case .step(let every, let factor): "step:\(every):\(JSONWriter.shortest(factor))"
      case .exponential(let factor): "exponential:\(JSONWriter.shortest(factor))"
      case .cosine: "cosine"
      }
    }, values: ["constant", "step:", "exponential:", "cosine"])

  private static func schedule(_ text: String) -> Schedule? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    // A factor of 0 would stop training; one below would turn it round.
    let factor = parts.dropFirst().last.flatMap(number).flatMap { $0 > 0 ? $0 : nil }
    switch (parts[0], parts.count, factor) {
    case ("constant", 1, _): return .constant
    case ("cosine", 1, _): return .cosine
    case ("exponential", 2, .some(let factor)): return .exponential(factor: factor)
    case ("step", 3, .some(let factor)):
      guard let every = wholeNumber(parts[1]), every > 0 else { return nil }
      return .step(every: every, factor: factor)
    default: return nil
    }
  }
}
