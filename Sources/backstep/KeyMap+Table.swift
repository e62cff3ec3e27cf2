import Documents
import Explorer
import ExplorerViews
import Opening

extension KeyMap {
  /// Returns the keys as a configuration binds them, and by their names.
  static func configured(_ lines: [Configuration.KeyLine]) -> (keys: KeyMap, table: KeyTable) {
    var keys = KeyMap.standard
    var table = KeyTable()
    table.problems = keys.bind(lines)
    table.released = keys.released.map { name(of: $0, isASCII: true) }
    table.lines = keys.bindings.map { binding in
      KeyTable.Line(
        heading: binding.group.rawValue, keys: binding.keys.map { name(of: $0.key, isASCII: true) },
        words: binding.words)
    }
    table.actions = Action.all.map { action in
      let (bound, words) = keys.keysAndWords(of: action)
      return KeyTable.Action(
        name: action.name, words: words, keys: bound.map { name(of: $0, isASCII: true) },
        ownKeys: keys.ownKeys(for: action).map { name(of: $0, isASCII: true) })
    }
    return (keys, table)
  }
}
