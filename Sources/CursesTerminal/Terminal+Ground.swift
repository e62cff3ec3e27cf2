import TextScreen

extension Terminal {
  /// How long the terminal has to say what colour its ground is, in milliseconds.
  private static let groundPatience = 80

  /// Whether letters are to be dark, for the terminal's own ground is light; `nil` where nothing says so.
  ///
  /// `COLORFGBG` says it at once; else the terminal is asked, and what it has been asked last, all answer:
  /// who does not know the first question costs no waiting. What is typed meanwhile is not lost.
  package mutating func hasLightGround() -> Bool? {
    guard isOpen, colors >= 16 else { return nil }
    if let isLight = Self.isLight(colors: environment("COLORFGBG")) { return isLight }
    frames.send(Array("\u{1b}]11;?\u{1b}\\\u{1b}[c".utf8))
    let end = monotonicSeconds() + Double(Self.groundPatience) / 1000
    var others: [Event] = []
    defer {
      pending += others
      if !others.isEmpty { isDrained = false }
    }
    while true {
      let left = end - monotonicSeconds()
      guard left > 0, wait(milliseconds: Int(left * 1000) + 1) else { return nil }
      while let event = nextEvent() {
        switch event {
        case .reply(.ground(let red, let green, let blue)):
          // How bright it is to the eye.
          return 0.299 * red + 0.587 * green + 0.114 * blue > 0.5
        case .reply(.kind): return nil
        case .hangUp:
          others.append(event)
          return nil
        case .key, .resize, .paste: others.append(event)
        }
      }
    }
  }

  /// `15;0`, or `0;default;15`: the last number is the ground's, 7 and from 9 on a light one.
  package static func isLight(colors: String?) -> Bool? {
    guard let text = colors?.split(separator: ";").last, let ground = Int(text) else { return nil }
    return ground == 7 || ground >= 9
  }
}
