import Backprop
import Documents
import Explanations

/// What differs between two runs before they begin.
struct SettingDifferences {
  /// What it is, and how it is in the one and in the other.
  private(set) var all: [(label: String, here: String, there: String)] = []

  init(_ here: Lesson, _ there: Lesson) {
    let (start, other) = (here.start, there.start)
    add("layers", Self.layers(of: start.network), Self.layers(of: other.network))
    add("activations", Self.activations(of: start.network), Self.activations(of: other.network))
    add("loss", start.network.loss.rawValue, other.network.loss.rawValue)
    add("damping", Self.damping(of: start.network), Self.damping(of: other.network))
    for setting in Setting.about([.training, .making, .data])
    where ![.loss, .damping, .layers, .activation].contains(setting.id) {
      add(
        setting.id == .rate ? "η" : setting.name, Self.words(setting, here.settings),
        Self.words(setting, there.settings))
    }
    add("first weights", other: Self.count(of: start.network.parameters, other.network.parameters))
    add(
      "data", other: Self.rows(start.examples, other.examples),
      NumberFormat.counted(start.examples.count, "row"))
    addEdits(here.edits, there.edits)
  }

  /// What was changed by hand on the way.
  private mutating func addEdits(_ here: [Lesson.Edit], _ there: [Lesson.Edit]) {
    guard here != there else { return }
    func words(_ edits: [Lesson.Edit]) -> String {
      edits.isEmpty ? "none" : NumberFormat.count(edits.count)
    }
    let others = zip(here, there).filter { $0 != $1 }.count
    let isSameCount = here.count == there.count
    all.append(
      (
        "edits", words(here),
        isSameCount ? "\(others) of \(words(there)) are others" : words(there)
      ))
  }

  private mutating func add(_ label: String, _ here: String, _ there: String) {
    if here != there { all.append((label, here, there)) }
  }

  private mutating func add(_ label: String, other: String?, _ here: String = "as given") {
    if let other { all.append((label, here, other)) }
  }

  private static func words(_ setting: Setting, _ settings: Settings) -> String {
    setting.text(settings) ?? (setting.takesValue ? "none" : "false")
  }

  /// The numbers of units: `2-2-2`; of a recurrent network: `3 units`.
  private static func layers(of network: Network) -> String {
    let shape = network.shape
    guard shape.recurrence == nil else { return NumberFormat.counted(shape.unitCount, "unit") }
    return ([shape.inputCount] + shape.layers.map(\.unitCount)).map(String.init)
      .joined(separator: "-")
  }

  private static func activations(of network: Network) -> String {
    network.shape.layers.map(\.activation.rawValue).joined(separator: ", ")
  }

  private static func damping(of network: Network) -> String {
    network.shape.recurrence.map { JSONWriter.shortest($0.damping) } ?? "none"
  }

  /// How many weights and biases are others; `nil` where none is, or there is not the same number.
  private static func count(of here: [Double], _ there: [Double]) -> String? {
    guard here.count == there.count else { return nil }
    let others = zip(here, there).filter { $0.bitPattern != $1.bitPattern }.count
    return others == 0
      ? nil : "\(NumberFormat.count(others)) of \(NumberFormat.count(here.count)) are others"
  }

  /// How many rows of the data are others; `nil` where none is.
  private static func rows(_ here: Examples, _ there: Examples) -> String? {
    guard here.count == there.count, here.inputCount == there.inputCount,
      here.targetCount == there.targetCount
    else { return NumberFormat.counted(there.count, "row") }
    let others = (0..<here.count).filter {
      here.inputs(of: $0) != there.inputs(of: $0) || here.targets(of: $0) != there.targets(of: $0)
    }.count
    return others == 0
      ? nil : "\(NumberFormat.count(others)) of \(NumberFormat.count(there.count)) are others"
  }
}
