/// What goes in a place of the command line, read from what the help writes there: `sgd|adam`,
/// `N|full`, `LESSON | NETWORK`, `FILE.csv`.
struct Placeholder: Equatable {
  /// What is typed as it stands; with a colon at its end, how it begins.
  private(set) var words: [String] = []
  /// Whether the name of a lesson goes.
  private(set) var takesLesson = false
  /// How the names of files end that go, without the dot.
  private(set) var fileTypes: [String] = []

  init(_ text: String) {
    for part in text.split(separator: "|") {
      let part = part.filter { !" []…".contains($0) }
      switch part {
      case "LESSON": takesLesson = true
      case "NETWORK", "FILE": add(fileType: "json")
      default:
        let stem = part.prefix { $0 != "." }
        if stem.count < part.count, stem.allSatisfy(\.isUppercase) {
          add(fileType: String(part.dropFirst(stem.count + 1)))
        } else if let word = Placeholder.word(part) {
          words.append(word)
        }
      }
    }
  }

  private mutating func add(fileType: String) {
    if !fileTypes.contains(fileType) { fileTypes.append(fileType) }
  }

  /// The part of an alternative that is typed as it stands: `full`, `step:` of `step:K:G`.
  private static func word(_ part: String) -> String? {
    let word = part.prefix { $0 == "-" || $0.isASCII && ($0.isLowercase || $0.isNumber) }
    guard word.first?.isLowercase == true else { return nil }
    if word.count == part.count { return part }
    return part.dropFirst(word.count).first == ":" ? word + ":" : nil
  }

  /// The places of a command's names, one after the other: `LESSON|NETWORK PAPER.csv` are two.
  static func places(in text: String) -> [Placeholder] {
    text.replacing(" | ", with: "|").split(separator: " ").map { Placeholder(String($0)) }
  }

  /// The same place, where some other words go, too.
  func adding(_ others: [String]) -> Placeholder {
    var place = self
    place.words += others.filter { !words.contains($0) }
    return place
  }
}
