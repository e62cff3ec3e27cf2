import Backprop
import Documents
import Explanations
import Explorer
import ExplorerViews
import Exploring
import LessonSupport
import Testing

@Suite struct PlainSessionTests {
  @Test func itBeginsWithWhatIsOpen() throws {
    let lines = Conversation(try workedExample()).opening
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("Backstep: "))
    #expect(lines[1] == "step 0, before the first step. next: w1·i1")
  }

  @Test func aStepIsToldAsByTrace() throws {
    var conversation = Conversation(try workedExample())
    let first = conversation.type("s")
    #expect(
      first == [
        "step 1, epoch 1, example 1, forward: w1·i1 = 0.15·0.05 = 0.0075. "
          + "i1 is 0.05; times w1, it adds 0.0075 to what h1 receives."
      ])
    let word = conversation.type("step")
    #expect(word.first?.hasPrefix("step 2, epoch 1, example 1, forward: w2·i2 = ") == true)
  }

  @Test(arguments: ["24s", "24 s", "24→", "24 right", "24 step", ":go 24", "go 24", "24g"])
  func aCountGoesBeforeAKeyOrAnAction(line: String) throws {
    var conversation = Conversation(try workedExample())
    let lines = conversation.type(line)
    #expect(lines.first?.hasPrefix("step 24, ") == true)
    #expect(lines.last?.hasPrefix("E_total = 0.298371109") == true)
  }

  /// At the check of an epoch the network answers with its new weights, as on the screen.
  @Test func atACheckTheNewOutputsAreTold() throws {
    var conversation = Conversation(try workedExample())
    func output() throws -> Substring {
      let lines = conversation.type("say network")
      let line = try #require(lines.first { $0.contains("out_o1 = ") })
      return try #require(line.split(separator: ", ").first { $0.contains("out_o1 = ") })
    }
    _ = conversation.type("60s")
    let atCheck = try output()
    _ = conversation.type("16s")
    #expect(try output() == atCheck)
  }

  @Test func aCountMayHaveALineOfItsOwn() throws {
    var conversation = Conversation(try workedExample())
    #expect(conversation.type("12") == ["12 times: a key or an action"])
    #expect(conversation.type("s").first?.hasPrefix("step 12, ") == true)
  }

  @Test func whatCannotBeDoneIsAProblemAndNothingChanges() throws {
    var conversation = Conversation(try workedExample())
    #expect(
      conversation.type("setp") == ["! no key, action or command “setp”; did you mean step?"])
    #expect(conversation.type(":brek E").first?.hasPrefix("! no command “brek E”") == true)
    // What was refused does not wait for the next line.
    #expect(conversation.type("s").first?.hasPrefix("step 1, ") == true)
    #expect(conversation.type("s 3").contains("! “3” is too much after s"))
    #expect(conversation.type(":set rate x").first?.hasPrefix("! ") == true)
    #expect(conversation.type("= much").first == "! “much” is no number; type one such as 0.4")
    #expect(conversation.type("s").first?.hasPrefix("step 3, ") == true)
    #expect(conversation.type("ctrl-y") == ["! Ctrl-Y does nothing here; ? lists the keys"])
  }

  @Test func promptsAreAnsweredByTheNextLineOrTheRestOfOne() throws {
    var conversation = Conversation(try workedExample())
    _ = conversation.type(":select w5")
    #expect(conversation.type("=") == ["w5 = ? Type a number; esc leaves it."])
    let lines = conversation.type("0.6")
    #expect(lines.first == "w5 = 0.6: E_total 0.298371109 → 0.314541547")
    #expect(conversation.session.state.run.network.parameters[4] == 0.6)
    _ = conversation.type("= 0.7")
    #expect(conversation.session.state.run.network.parameters[4] == 0.7)
    _ = conversation.type("=")
    #expect(conversation.type("esc").first?.hasPrefix("step 0") == true)
    _ = conversation.type("3s")
    #expect(conversation.type("ma").first?.contains("marked") == true)
    _ = conversation.type("e")
    #expect(conversation.type("'a").first?.hasPrefix("step 3, ") == true)
    #expect(conversation.type("R").first?.hasPrefix("Go back to the start? y") == true)
    #expect(conversation.type("no").first?.hasPrefix("step 3, ") == true)
    #expect(conversation.type("R yes").first?.hasPrefix("Back at the start") == true)
  }

  @Test func answersAreJudgedAsOnTheScreen() throws {
    var conversation = Conversation(try workedExample())
    _ = conversation.type("2s")
    #expect(conversation.type("A").first?.hasPrefix("net_h1 = ? Type its value") == true)
    #expect(conversation.type("").first == "net_h1 = w1·i1 + w2·i2 + b1")
    #expect(conversation.type("x").first?.hasPrefix("! “x” is no number") == true)
    let right = conversation.type("0.3775")
    #expect(right.first == "right: net_h1 = 0.3775")
    #expect(right.last?.hasPrefix("step 3, ") == true)
    _ = conversation.type("2A 0.1")
    // Of two that are asked for, s shows the first, and the second is asked for.
    let shown = conversation.type("s")
    #expect(shown.first?.hasPrefix("out_h1 = 0.593269992") == true)
    #expect(shown.last?.hasPrefix("w3·i1 = ?") == true)
    #expect(conversation.type("esc").first?.hasPrefix("step 4, ") == true)
  }

  @Test func pagesAreToldWhenTheyOpen() throws {
    var conversation = Conversation(try ShippedLessons.lesson("worked-example"))
    #expect(conversation.opening.contains { $0.hasPrefix("page 1 of ") })
    let lines = conversation.type("PgDn")
    #expect(lines.first?.hasPrefix("page 2 of ") == true)
    #expect(lines.contains { $0.hasPrefix("step ") })
    #expect(!lines.joined().contains("{"))
    #expect(!conversation.type("s").contains { $0.hasPrefix("page") })
    #expect(conversation.type("PgUp").first?.hasPrefix("page 2 of ") == true)
  }

  @Test func listsAreToldRowByRow() throws {
    var conversation = Conversation(try workedExample())
    #expect(conversation.type(":break E < 0.29").first?.hasPrefix("stop 1 ") == true)
    _ = conversation.type(":break w5 < 0.4")
    let stops = conversation.type(":break")
    #expect(stops.first == "stops: 2 rows; b next B back")
    #expect(stops[1].hasPrefix("row 1 of 2, under the cursor: 1, stops at E < 0.29"))
    #expect(stops[2].hasPrefix("row 2 of 2: 2, stops at w5 < 0.4"))
    #expect(conversation.type("down").first?.hasPrefix("row 2 of 2, under the cursor: ") == true)
    #expect(conversation.type("b").first?.hasPrefix("stop 2 ") == true)
    #expect(conversation.type("say stops").count == 3)
    #expect(conversation.type("say hits").first?.hasPrefix("hits: ") == true)
  }

  @Test func everyPanelHasWords() throws {
    for name in ["worked-example", "xor", "settle", "digits"] {
      var conversation = Conversation(try ShippedLessons.lesson(name))
      _ = conversation.type("20s")
      for panel in Panel.allCases {
        let lines = conversation.type("say \(panel.rawValue)")
        #expect(!lines.isEmpty && !lines[0].hasPrefix("!"))
        #expect(!lines.contains { $0.contains("{key:") || $0.contains("\n") || $0.isEmpty })
      }
      #expect(conversation.type("say").count > 4)
    }
  }

  @Test func nothingTellsWhatThePageAsks() throws {
    var conversation = Conversation(try ShippedLessons.lesson("practice"))
    for _ in 0..<6 {
      let state = conversation.session.state
      let value = try #require(state.valueOfOpenQuestion(budget: 1_000_000))
      let digits = state.format.short(value)
      let words = ["", "next", "page"] + Panel.allCases.map(\.rawValue)
      let told = words.flatMap { conversation.type("say \($0)") }
      #expect(!told.contains { $0.contains(digits) }, "\(digits)")
      _ = conversation.type("PgDn")
    }
  }

  @Test func aFaultIsNamedOnceItIsFoundOrShown() throws {
    var conversation = Conversation(try ShippedLessons.lesson("bugs"))
    _ = conversation.type("PgDn")
    let names = Slip.allCases.map(\.rawValue)
    var steps: [String] = []
    for _ in 0..<40 { steps += conversation.type("s").filter { $0.hasPrefix("step ") } }
    #expect(steps.count >= 40)
    #expect(!steps.contains { line in names.contains { line.contains($0) } })
    #expect(conversation.type("A").first?.contains(" should be ? Type the right value") == true)
    let shown = conversation.type("s").first { $0.hasPrefix("step ") }
    #expect(names.contains { shown?.contains($0) == true })
  }

  @Test func theHelpNamesEveryActionAndCommand() throws {
    var conversation = Conversation(try workedExample())
    let lines = conversation.type("?")
    for action in Action.all { #expect(lines.contains { $0.contains(":\(action.name): ") }) }
    for word in ExplorerCommand.Word.allCases {
      #expect(lines.contains { $0.hasPrefix(":\(word.usage): ") })
    }
    #expect(conversation.type("? next stop").count == 1)
    // It stands over nothing.
    #expect(conversation.type(":help").count == lines.count)
    #expect(conversation.type("s").first?.hasPrefix("step 1, ") == true)
  }

  @Test func aRunGoesToItsEnd() throws {
    var lesson = try workedExample()
    lesson.settings.training.epochs = 5
    var conversation = Conversation(lesson)
    let lines = conversation.type("space")
    #expect(lines.first?.hasPrefix("Stopped after 5 epochs") == true)
    #expect(conversation.session.state.run.position == 300)
  }
}
