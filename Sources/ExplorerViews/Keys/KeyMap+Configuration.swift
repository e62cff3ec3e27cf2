package import Documents
import Explorer
import TextScreen

extension KeyMap {
  /// Binds keys as the lines of a configuration say.
  ///
  /// - Parameter lines: keys and the names of actions.
  /// - Returns: what is wrong with the lines that were left out.
  package mutating func bind(_ lines: [Configuration.KeyLine]) -> [DocumentError] {
    var problems: [DocumentError] = []
    for line in lines {
      do throws(DocumentError) {
        bind(try KeyMap.key(of: line), to: try KeyMap.action(of: line))
      } catch {
        problems.append(error)
      }
    }
    return problems
  }

  private static func key(of line: Configuration.KeyLine) throws(DocumentError) -> Key {
    guard let key = key(named: line.key) else {
      let near = nearestName(to: line.key, among: keyNames)
      throw DocumentError(
        at: line.keyLocation, problem: "there is no key \(excerpt(line.key))",
        remedy: near.map { "did you mean \($0)?" }
          ?? "it is a letter, or one of \(keyNames.joined(separator: " "))")
    }
    switch key {
    case .character("0"..."9"):
      throw DocumentError(
        at: line.keyLocation, problem: "a digit begins a number", remedy: "bind another key")
    case .control("c"):
      throw DocumentError(
        at: line.keyLocation, problem: "\(line.key) always interrupts", remedy: "bind another key")
    default: return key
    }
  }

  private static func action(of line: Configuration.KeyLine) throws(DocumentError) -> Action? {
    if line.action == Configuration.none { return nil }
    if let action = Action.all.first(where: { $0.name == line.action }) { return action }
    let names = Action.all.map(\.name) + [Configuration.none]
    throw DocumentError(
      at: line.actionLocation, problem: "there is no action \(excerpt(line.action))",
      remedy: nearestName(to: line.action, among: names).map { "did you mean \($0)?" }
        ?? "backstep --config lists them")
  }
}
