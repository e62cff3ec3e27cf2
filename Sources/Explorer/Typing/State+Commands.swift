import Backprop
import Documents
import Explanations

/// Carrying out what was typed after `:`.
extension State {
  mutating func carryOut(_ text: String, budget: Int) {
    let words = text.split(separator: " ").map(String.init)
    guard let first = words.first else { return }
    let operands = Array(words.dropFirst())
    if let action = ExplorerCommand.action(typed: text) {
      perform(action, budget: budget)
    } else if let word = ExplorerCommand.Word(rawValue: first) {
      if isUnderway, word.concernsRun(operands) {
        movement.waiting.append(.command(text))
      } else {
        carryOut(word, operands, typed: text, budget: budget)
      }
    } else {
      let isSetting = ExplorerCommand.setting(named: first) != nil
      let near =
        isSetting
        ? "set \(text)"
        : ExplorerCommand.nearest(to: text) ?? ExplorerCommand.nearest(to: first)
      message = Message(
        "no command “\(text)”; " + (near.map { "did you mean “\($0)”?" } ?? "? lists the keys"),
        .problem)
    }
  }

  private mutating func carryOut(
    _ word: ExplorerCommand.Word, _ operands: [String], typed: String, budget: Int
  ) {
    guard word.takes(operands) else {
      message = Message("type it so: \(word.usage)", .problem)
      return
    }
    switch word {
    case .go:
      noteJump()
      go(toNamed: operands.joined(separator: " "), budget: budget)
    case .select: selectAndInspect(operands[0])
    case .set: set(operands, budget: budget)
    case .weights: setWeights(operands, typed: typed, budget: budget)
    case .open: open(lessonNamed: operands.joined(separator: " "))
    case .panel: show(panelNamed: operands.joined(separator: " "))
    case .branch:
      noteJump()
      take(branchNamed: operands[0], budget: budget)
    case .branches: display.focus = .branches
    case .break: setStop(word.rest(of: typed), in: typed)
    case .find: find(word.rest(of: typed), in: typed, budget: budget)
    case .plot: plot(word.rest(of: typed), in: typed, budget: budget)
    case .back: goBack(toStepNamed: word.rest(of: typed), budget: budget)
    case .marks: display.focus = .marks
    case .diff: differ(from: word.rest(of: typed), budget: budget)
    case .compare: compare(with: word.rest(of: typed))
    case .save: save(as: word.rest(of: typed))
    case .shot: shoot(as: word.rest(of: typed))
    case .note: write(note: word.rest(of: typed))
    case .jumps: display.focus = .jumps
    case .paper: showPaper(word.rest(of: typed))
    case .again: varyNumbers(word.rest(of: typed))
    case .page:
      noteJump()
      open(pageNumbered: operands[0], budget: budget)
    case .seed:
      guard let seed = UInt64(operands[0]) else {
        message = Message("“\(operands[0])” is no seed; type a whole number", .problem)
        return
      }
      reset(seed: seed)
    }
  }

  private mutating func selectAndInspect(_ name: String) {
    guard select(named: name) else {
      message = Message("nothing is named “\(name)”; type a unit, weight or bias: w5", .problem)
      return
    }
    pointing.isInspecting = true
  }

  private mutating func show(panelNamed name: String) {
    guard let panel = Panel.allCases.first(where: { $0.rawValue == name || $0.title == name })
    else {
      let names = Panel.allCases.map(\.rawValue)
      let near = nearestName(to: name, among: names)
      message = Message(
        "no panel “\(name)”; " + (near.map { "did you mean \($0)?" } ?? quotedList(names)),
        .problem)
      return
    }
    display.focus = panel
  }

  /// The runs that pages took the place of, and the futures that were left in the present one.
  var branchCount: Int { reading.keptRuns.count + run.branches.count }

  private mutating func take(branchNamed name: String, budget: Int) {
    let count = branchCount
    guard let number = Int(name), (1...max(1, count)).contains(number), count > 0 else {
      message = Message(
        count == 0 ? "There are no branches." : "type a branch from 1 to \(count); :branches",
        .problem)
      return
    }
    guard number > reading.keptRuns.count else {
      take(keptRun: number - 1, budget: budget)
      return
    }
    movement.rest()
    belongings.replacedRuns.forgetLater()
    run.take(branch: number - 1 - reading.keptRuns.count, budget: budget)
    _ = finishMoving()
    message = Message(
      "This is the other future; it was run to step \(NumberFormat.count(run.furthest)).")
    recordTrial()
  }

  private mutating func setWeights(_ operands: [String], typed: String, budget: Int) {
    guard operands.count % 2 == 0 else {
      message = Message(
        "type it so: \(ExplorerCommand.Word.weights.usage)", .problem)
      return
    }
    let starts = stride(from: 0, to: operands.count, by: 2)
    // All or nothing: where a part is wrong, no weight has changed.
    for index in starts {
      guard isParameter(named: operands[index]) else {
        message = Message(
          "“\(operands[index])” is no weight or bias; type w5, or b1", .problem,
          column: ExplorerCommand.column(ofOperand: index, in: typed))
        return
      }
      guard number(typed: operands[index + 1]) != nil else {
        message?.column = ExplorerCommand.column(ofOperand: index + 1, in: typed)
        return
      }
    }
    for index in starts {
      guard let selection = selection(named: operands[index]) else { return }
      setValue(of: selection, to: operands[index + 1], budget: budget)
      // The others belong to the position to which the job goes.
      if movement.job != nil, index + 2 < operands.count {
        let others = operands[(index + 2)...].joined(separator: " ")
        movement.waiting.insert(
          .command("\(ExplorerCommand.Word.weights.rawValue) \(others)"), at: 0)
        return
      }
    }
  }

  private func isParameter(named name: String) -> Bool {
    guard case .parameter = selection(named: name) else { return false }
    return true
  }
}
