import Documents
package import Explorer
package import TextScreen

extension KeyMap {
  /// What a key asks for in a state; `nil` where it does nothing.
  package func input(for key: Key, in state: State) -> Input? {
    if state.typing.prompt != nil { return promptInput(for: key) }
    if let scrolling = scrollInput(for: key, in: state) { return scrolling }
    if case .character(let scalar) = key, let digit = Int(String(scalar)), scalar.isASCII {
      return .digit(digit)
    }
    return action(for: key).map(Input.action)
  }

  private func promptInput(for key: Key) -> Input? {
    switch key {
    case .character(let scalar): .text(String(scalar))
    case .backspace: .edit(.deleteBackward)
    case .delete: .edit(.deleteForward)
    case .left: .edit(.left)
    case .right: .edit(.right)
    case .home, .control("a"): .edit(.start)
    case .end, .control("e"): .edit(.end)
    case .control("w"): .edit(.deleteWord)
    case .control("k"): .edit(.deleteToEnd)
    case .control("u"): .edit(.deleteAll)
    case .enter: .submit
    case .tab: .complete
    case .backTab: .completeBackward
    case .up: .recall(1)
    case .down: .recall(-1)
    case .pageUp: .scroll(-1, isPage: true)
    case .pageDown: .scroll(1, isPage: true)
    case .escape: .action(.close)
    case .control: action(for: key).map(Input.action)
    default: nil
    }
  }

  /// Where a panel or the help is full, the keys that otherwise step scroll it.
  private func scrollInput(for key: Key, in state: State) -> Input? {
    if !state.display.isHelpShown, state.display.focus.isList {
      // What turns pages does so beside a list, too; one that fills the screen scrolls.
      let hasPages = !state.lesson.pages.isEmpty || !state.marks.notes.isEmpty
      let turnsPages = hasPages && !state.display.isZoomed
      switch key {
      case .up: return .moveInList(-1)
      case .down: return .moveInList(1)
      case .pageUp: return turnsPages ? nil : .moveInList(-10)
      case .pageDown: return turnsPages ? nil : .moveInList(10)
      case .home: return .moveInList(-Int.max / 2)
      case .end: return .moveInList(Int.max / 2)
      case .enter: return .goToRow
      default: return nil
      }
    }
    guard state.display.isHelpShown || state.display.isZoomed else { return nil }
    if state.display.isHelpShown, key == .character("/") { return .search }
    if state.display.isHelpShown, key == .character(" ") { return .scroll(1, isPage: true) }
    if !state.display.isHelpShown, state.display.focus == .error {
      switch key {
      case .left: return .scrollSideways(-1, isPage: false)
      case .right: return .scrollSideways(1, isPage: false)
      case .pageUp: return .scrollSideways(-1, isPage: true)
      case .pageDown: return .scrollSideways(1, isPage: true)
      case .enter where state.pointing.errorCursor != nil: return .action(.goToCursor)
      default: break
      }
    }
    return switch key {
    case .up: .scroll(-1, isPage: false)
    case .down: .scroll(1, isPage: false)
    case .pageUp: .scroll(-1, isPage: true)
    case .pageDown: .scroll(1, isPage: true)
    default: nil
    }
  }
}
