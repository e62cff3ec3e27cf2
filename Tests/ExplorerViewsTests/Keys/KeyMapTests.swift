import Backprop
import Documents
import Explorer
import ExplorerViews
import LessonSupport
import Testing
import TextScreen

@Suite struct KeyMapTests {
  private func keys(_ lines: String...) -> (keys: KeyMap, problems: [String]) {
    let configuration = Configuration(Array(lines.joined(separator: "\n").utf8))
    var keys = KeyMap.standard
    let problems = keys.bind(configuration.keys)
    return (keys, problems.map { $0.line(file: "c") })
  }

  private func screen(_ state: State, _ keys: KeyMap) -> String {
    Screen.render(state, keys: keys, size: Size(rows: 24, columns: 80), colors: 256).text()
  }

  @Test func everyKeyOfTheTableHasANameThatIsReadBack() {
    for (key, _) in KeyMap.standard.bindings.flatMap(\.keys) {
      #expect(KeyMap.key(named: KeyMap.name(of: key, isASCII: true)) == key)
    }
    #expect(KeyMap.key(named: "F12") == .function(12))
    #expect(KeyMap.key(named: "Ctrl-R") == .control("r"))
    for name in ["", "F13", "ctrl-", "ctrl-7", "ww", "f0"] {
      #expect(KeyMap.key(named: name) == nil, "\(name)")
    }
  }

  @Test func aKeyDoesOneThingAndAnActionMayHaveSeveral() {
    let (keys, problems) = keys("key s = unit", "key y = unit", "key n = none")
    #expect(problems == [])
    #expect(keys.action(for: .character("s")) == .forward(.unit))
    #expect(keys.action(for: .character("n")) == nil)
    #expect(keys.keys(for: .forward(.unit)) == [.character("s"), .character("y")])
    #expect(keys.keys(for: .forward(.step)) == [])
    #expect(keys.keys(for: .back(.step)) == [.character("S")])
    let words = keys.bindings.filter { $0.keys.contains { $0.action == .back(.step) } }.map(\.words)
    #expect(words == ["one step back"])
  }

  @Test func whereAllKeysAreOthersHintsHelpAndPagesNameThem() throws {
    // Letters that are no keys so far, each for one action.
    let actions = Action.all.filter { !KeyMap.standard.keys(for: $0).isEmpty && $0 != .interrupt }
    var configuration = ""
    for (index, action) in actions.enumerated() {
      let letter = try #require(Unicode.Scalar(0x3B1 + UInt32(index)))
      configuration += "key \(letter) = \(action.name)\n"
    }
    for (key, action) in KeyMap.standard.bindings.flatMap(\.keys) where action != .interrupt {
      configuration += "key \(KeyMap.name(of: key, isASCII: true)) = none\n"
    }
    var keys = KeyMap.standard
    #expect(keys.bind(Configuration(Array(configuration.utf8)).keys) == [])

    var state = State(try ShippedLessons.lesson("worked-example"))
    for key in "αβγ".unicodeScalars {
      #expect(keys.input(for: .character(key), in: state) != nil)
    }
    for key: Key in [.right, .character("s"), .character("q"), .pageDown] {
      #expect(keys.input(for: key, in: state) == nil)
    }
    func name(_ action: Action) -> String {
      keys.keys(for: action).first.map { KeyMap.name(of: $0, isASCII: false) } ?? "?"
    }
    let first = screen(state, keys)
    #expect(first.contains("\(name(.quit)) quit"))
    #expect(first.contains("\(name(.help)) help"))
    #expect(first.contains("\(name(.nextPage)) next   \(name(.close)) closes"))
    #expect(!first.contains("q quit"))
    #expect(!first.contains("PgDn"))
    state.receive(.action(.help), budget: 1)
    #expect(screen(state, keys).contains("\(name(.onward)) \(name(.backward)) "))
  }

  @Test func anActionWithoutAKeyIsNamedAsItIsTyped() throws {
    let (keys, _) = keys("key pgdn = none", "key q = none")
    let text = screen(State(try ShippedLessons.lesson("worked-example")), keys)
    #expect(text.contains(":next page next"))
    #expect(!text.contains(" quit"))
  }

  @Test func theKeysThatLessonsNameAreThere() throws {
    var count = 0
    for name in ShippedLessons.names {
      for line in try ShippedLessons.lesson(name).pages.flatMap(\.lines) {
        for part in line.split(separator: "{key:", omittingEmptySubsequences: false).dropFirst() {
          let action = part.prefix { $0 != "}" }
          #expect(
            Action.all.contains { $0.name == action && !KeyMap.standard.keys(for: $0).isEmpty },
            "\(name): \(action)")
          count += 1
        }
      }
    }
    #expect(count > 30)
  }

  @Test(arguments: [
    ("key spce = run", "c:1:5: there is no key \"spce\"; did you mean space?"),
    ("key ww = run", "c:1:5: there is no key \"ww\"; "),
    ("key 5 = run", "c:1:5: a digit begins a number; bind another key"),
    ("key ^C = run", "c:1:5: ^C always interrupts; bind another key"),
    ("key w = next chnge", "c:1:9: there is no action \"next chnge\"; did you mean next change?"),
    ("key w = fly to the moon", "c:1:9: there is no action \"fly to the moon\"; backstep --config"),
  ])
  func whatCannotBeBoundIsSaidAndChangesNothing(line: String, problem: String) {
    let (keys, problems) = keys(line)
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix(problem) == true, "\(problems)")
    #expect(keys.keys(for: .nextChange) == [.character("w")])
    #expect(keys.action(for: .control("c")) == .interrupt)
  }
}
