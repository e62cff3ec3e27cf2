import Explanations

/// How fast the epochs go by, and how long they still take.
struct Pace {
  private let start: Double

  init(start: Double) { self.start = start }

  /// Says it: `  12,000 epochs/s, 3 s left`; nothing before there is anything to go by.
  func words(epochs: Int, of all: Int, now: Double) -> String {
    let spent = now - start
    guard epochs > 0, spent > 0.1 else { return "" }
    let rate = Double(epochs) / spent
    let speed =
      rate < 10
      ? NumberFormat.brief(rate)
      : NumberFormat.count(Int(min(rate, 1e15).rounded()))
    let noun = speed == "1" ? "epoch" : "epochs"
    return "  \(speed) \(noun)/s, \(Pace.duration(Double(all - epochs) / rate)) left"
  }

  /// A time in its largest unit, rounded up: `3 s`, `2 min`, `5 h`, `12 days`.
  static func duration(_ seconds: Double) -> String {
    let units = [(60.0, "s", 1.0), (60, "min", 60), (48, "h", 3600)]
    for (limit, name, length) in units where (seconds / length).rounded(.up) < limit {
      return "\(Int((seconds / length).rounded(.up))) \(name)"
    }
    return "\(NumberFormat.count(Int(min(seconds / 86_400, 1e15).rounded(.up)))) days"
  }
}
